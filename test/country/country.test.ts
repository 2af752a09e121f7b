/** The example of a country, with its queue, its server and its workers, and with each of them killed. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planFromJson, planToJson, redistribute, verify } from "fktp-redistribution";
import { describe, expect, it } from "vitest";
import { INDONESIA, kabupatenOf, writeCountry } from "../../examples/country/country.ts";
import { makeKabupaten, readKabupaten } from "../../examples/country/kabupaten.ts";
import { openStore, storePlan } from "../../examples/country/store.ts";
import { atWork, isAlive, type LogLine, logOf, newPlace, type Place, plansIn, startRun, until } from "./country-run.ts";

/** Long enough for a worker that waits for a processor, short enough to wait for. */
const LOCK_SECONDS = "5";

const startsOf = (log: readonly LogLine[], file: string) =>
  log.filter((one) => one.event === "start" && one.file === file);

/** Nothing of a run lives on: no server, no worker, no folder. */
async function expectNothingLeft(place: Place): Promise<void> {
  const pids = new Set(logOf(place).flatMap(({ pid, event, server }) => (event === "server" ? [server!] : [pid])));
  await until(() => ![...pids].some(isAlive));
  await until(() => readdirSync(place.temporary).filter((name) => name.startsWith("country-")).length === 0);
}

/** A stored plan is right, and the one that an undisturbed process makes, byte by byte. */
async function expectPlanOf(place: Place, file: string): Promise<void> {
  const problem = makeKabupaten(await readKabupaten(join(place.out, "kabupaten", file)));
  const text = readFileSync(join(place.out, "plans", file), "utf8");
  expect(verify(problem, planFromJson(text))).toMatchObject({ ok: true, count: 0 });
  expect(text === planToJson(redistribute(problem)), file).toBe(true);
}

/** Small kabupaten, each of the same size. */
function writeSome(place: Place, number: number, participants = 20_000): void {
  mkdirSync(join(place.out, "kabupaten"), { recursive: true });
  for (let k = 1; k <= number; k++) {
    const kabupaten = {
      id: `K${k}`,
      name: `Kabupaten ${k}`,
      seed: k,
      participants,
      newlyEnrolled: 100,
      facilities: 3,
      radiusKm: 9,
    };
    writeFileSync(join(place.out, "kabupaten", `K${k}.json`), JSON.stringify(kabupaten));
  }
}

describe("a run of 20 kabupaten", () => {
  it("has 20 plans, though a worker is killed at work and the server once", async () => {
    const place = newPlace();
    const size = ["--kabupaten", "20", "--people", "1000000", "--facilities", "90"];
    const run = startRun(place, ...size, "--alone-above", "100000", "--lock-seconds", LOCK_SECONDS);
    let killed: LogLine;
    do {
      killed = await until(
        () => logOf(place).filter(({ event }) => event === "done").length >= 6 && atWork(logOf(place), () => true),
      );
      process.kill(killed.pid, "SIGKILL");
      await until(() => !isAlive(killed.pid));
    } while (
      logOf(place).some(({ pid, event, file }) => pid === killed.pid && event === "done" && file === killed.file)
    );
    const server = await until(() => {
      const log = logOf(place);
      return log.filter(({ event }) => event === "done").length >= 10 && log.find(({ event }) => event === "server");
    });
    process.kill(server.server!, "SIGKILL");
    const { code, said } = await run.ended;
    const log = logOf(place);

    expect(said).toContain("20 kabupaten planned and checked, 0 failed");
    expect(code).toBe(0);
    expect(startsOf(log, killed.file!).length).toBeGreaterThan(1);
    expect(log.filter(({ event }) => event === "server")).toHaveLength(2);
    const files = readdirSync(join(place.out, "kabupaten")).sort();
    expect(files).toHaveLength(20);
    expect(plansIn(place)).toEqual(files);
    const all = await Promise.all(files.map((file) => readKabupaten(join(place.out, "kabupaten", file))));
    const large = all
      .filter(({ participants }) => participants > 100_000)
      .sort((a, b) => b.participants - a.participants);
    // One after the other: each is done before the next one starts.
    const first = large.flatMap(({ id }) => [`start ${id}.json`, `done ${id}.json`]);
    const events = log.filter(({ event }) => event !== "server").map(({ event, file }) => `${event} ${file}`);
    expect(large.length).toBeGreaterThan(1);
    expect(events.slice(0, first.length)).toEqual(first);
    for (const file of files) {
      const hashes = log.filter((one) => one.event === "done" && one.file === file).map(({ sha256 }) => sha256);
      expect(new Set(hashes).size, file).toBe(1);
      await expectPlanOf(place, file);
    }
    await expectNothingLeft(place);

    // Once more over the same plans: nothing is planned, everything is checked, table and page are the same bytes.
    const written = () => ["country.csv", "country.html"].map((name) => readFileSync(join(place.out, name), "utf8"));
    const before = written();
    expect(before[0]!.trim().split("\n")).toHaveLength(21);
    expect(await startRun(place, "resume").ended).toMatchObject({ code: 0 });
    expect(written()).toEqual(before);
  });

  it("will not start in a folder that holds a country", async () => {
    const place = newPlace();
    writeSome(place, 1);
    const { code, said } = await startRun(place).ended;

    expect(said).toMatch(/holds a country already/);
    expect(code).toBe(1);
  });
});

describe("what fails", () => {
  it("is listed with its reason, leaves the others alone, and is done after `resume`", async () => {
    const place = newPlace();
    writeSome(place, 7);
    await openStore(place.out);
    const path = (folder: string, file: string) => join(place.out, folder, file);
    const good = readFileSync(path("kabupaten", "K2.json"), "utf8");
    writeFileSync(path("kabupaten", "K1.json"), "{");
    writeFileSync(path("kabupaten", "K2.json"), good.replace("20000", "-5"));
    writeFileSync(path("plans", "K3.json"), '{"format":');
    const problem = makeKabupaten(await readKabupaten(path("kabupaten", "K4.json")));
    const plan = redistribute(problem);
    const cheated = { ...plan, enrolled: plan.enrolled.map((people, j) => people + [1, -1, 0][j]!) };
    writeFileSync(path("plans", "K4.json"), planToJson(cheated));
    const others = makeKabupaten(await readKabupaten(path("kabupaten", "K7.json")));
    writeFileSync(path("plans", "K7.json"), planToJson(redistribute(others, { maxExtraKm: 1 })));
    // Not the fault of its kabupaten, so it is tried three times.
    mkdirSync(path("plans", "K5.json"));
    const { code, said } = await startRun(place, "resume").ended;

    expect(said).toContain("1 kabupaten planned and checked, 6 failed");
    expect(code).toBe(2);
    const table = readFileSync(path("", "country.csv"), "utf8");
    const page = readFileSync(path("", "country.html"), "utf8");
    for (const [file, reason, tries] of [
      ["K1.json", "bad-file", 1],
      ["K2.json", "bad-kabupaten", 1],
      ["K3.json", "bad-plan", 1],
      ["K4.json", "not-verified", 1],
      ["K5.json", "internal", 3],
      ["K7.json", "not-verified", 1],
    ] as const) {
      expect(said).toContain(`FAILED ${file}: ${reason}`);
      expect(table).toContain(`\n${file},,,failed,${reason},`);
      expect(page).toContain(`<code>${reason}</code>`);
      expect(startsOf(logOf(place), file), file).toHaveLength(tries);
    }
    await expectPlanOf(place, "K6.json");

    writeSome(place, 7);
    for (const file of ["K3.json", "K4.json", "K5.json", "K7.json"]) rmSync(path("plans", file), { recursive: true });
    expect(await startRun(place, "resume").ended).toMatchObject({ code: 0 });
    for (const file of plansIn(place)) await expectPlanOf(place, file);
    await expectNothingLeft(place);
  });

  it("is a kabupaten whose worker dies three times", async () => {
    const place = newPlace();
    writeSome(place, 3, 5000);
    const deadly = "K2.json";
    writeFileSync(
      join(place.out, "kabupaten", deadly),
      readFileSync(join(place.out, "kabupaten", deadly), "utf8").replace("5000", "900000"),
    );
    const run = startRun(place, "resume", "--lock-seconds", LOCK_SECONDS);
    for (let times = 1; times <= 3; times++) {
      const { pid } = await until(() => atWork(logOf(place), (file) => file === deadly));
      process.kill(pid, "SIGKILL");
      await until(() => !isAlive(pid));
    }
    const { code, said } = await run.ended;

    expect(said).toContain("2 kabupaten planned and checked, 1 failed");
    expect(said).toContain(`FAILED ${deadly}: worker-lost`);
    expect(code).toBe(2);
    expect(startsOf(logOf(place), deadly)).toHaveLength(3);
    expect(plansIn(place)).toEqual(["K1.json", "K3.json"]);
  });

  it("is a run that is killed itself: nothing lives on, and `resume` goes on", async () => {
    for (const signal of ["SIGKILL", "SIGINT"] as const) {
      const place = newPlace();
      writeSome(place, 6, 40_000);
      const run = startRun(place, "resume");
      await until(() => logOf(place).filter(({ event }) => event === "done").length >= 1);
      run.child.kill(signal);
      const { code } = await run.ended;
      await expectNothingLeft(place);

      expect(code).not.toBe(0);
      expect(await startRun(place, "resume").ended).toMatchObject({ code: 0 });
      expect(plansIn(place)).toHaveLength(6);
    }
  });
});

describe("the store", () => {
  it("takes the same plan twice, and no other in its place", async () => {
    const place = newPlace();
    await openStore(place.out);
    await storePlan(place.out, "K1.json", "one");
    await storePlan(place.out, "K1.json", "one");

    await expect(storePlan(place.out, "K1.json", "two")).rejects.toThrow("plan-differs");
    expect(readFileSync(join(place.out, "plans", "K1.json"), "utf8")).toBe("one");
    expect(plansIn(place)).toEqual(["K1.json"]);
  });
});

describe("the synthetic Indonesia", () => {
  it("has the people and facilities of the three totals, in files that are read back", async () => {
    const all = kabupatenOf(INDONESIA);
    const people = all.map(({ participants, newlyEnrolled }) => participants + newlyEnrolled);

    expect(all).toHaveLength(514);
    expect(people.reduce((a, b) => a + b)).toBe(280_000_000);
    expect(all.reduce((sum, { facilities }) => sum + facilities, 0)).toBe(23_000);
    expect(Math.max(...people)).toBeLessThan(7_000_000);
    expect(Math.min(...people)).toBeGreaterThan(15_000);
    const { out } = newPlace();
    await writeCountry(out, INDONESIA);
    for (const one of all) expect(await readKabupaten(join(out, `${one.id}.json`))).toEqual(one);
  });
});
