/** The command, from what is typed to the files and the exit code. */
import { stat } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { commandFolder } from "../support/command.ts";

const { at, write, read, filesIn, remove, ran } = commandFolder();

const FACILITIES = `kode;nama;jenis;bujur;lintang;dokter
01010302;Kampung Bali;Puskesmas;109,33;-0,03;0,002
0265B022;Klinik A;klinik pratama;109,34;-0,03;0,002
`;
const people = Array.from({ length: 20 }, (_, i) => {
  const answer = ["setuju", "menolak", "belum", "setuju"][i % 4];
  return `00000390437${String(i).padStart(2, "0")};NAMA ORANG ${i};109,335;-0,03;01010302;${answer};${i === 3 ? 1 : 0}`;
});
const PEOPLE = `noKartu;nama;bujur;lintang;kode faskes;persetujuan;tunggakan\n${people.join("\n")}\n`;
const RIVERS = JSON.stringify({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: {},
      geometry: {
        type: "LineString",
        coordinates: [
          [109.337, -0.1],
          [109.337, 0.1],
        ],
      },
    },
    { type: "Feature", properties: { name: "Jembatan" }, geometry: { type: "Point", coordinates: [109.337, -0.03] } },
  ],
});

write("faskes.csv", FACILITIES);
write("peserta.csv", PEOPLE);
write("sungai.geojson", RIVERS);
write("kebijakan.json", '\ufeff{ "maxExtraKm": 5 }');
beforeEach(() => remove("out"));

const TABLES = "@faskes.csv @peserta.csv";

describe("usage", () => {
  it.each([
    ["", /which command/],
    ["make a b", /which command/],
    ["plan a", /two tables/],
    ["plan a b", /--out FOLDER is needed/],
    ["verify a b", /--plan FILE is needed/],
    ["plan a b --out x --on-bad maybe", /--on-bad: expected drop \| hold \| throw/],
    ["plan a b --out x --date 29-11-2026", /--date: expected YYYY-MM-DD/],
    ["plan a b --out x --map consent=Jawaban", /--map: expected participants\.consent=Jawaban/],
    ["plan a b --out x --sheet Lembar1", /--sheet: expected/],
    ["plan a b --out", /--out: not an option, or without its value/],
    ["plan a b --bogus", /--bogus: not an option/],
    ["check a b --lang de", /--lang: expected id \| en/],
    ["frontier a b --points 1", /--points: expected 2, 3, …/],
    ["frontier a b --budget 20.000", /--budget: expected/],
    ["frontier a b --budget 5 --km 5", /--budget or --km, not both/],
    ["plan a b --out x --km 5", /--km is no option of plan/],
    ["ask a b --out x", /--acceptance is needed/],
    ["ask a b --acceptance 0.6", /--out FOLDER is needed/],
    ["ask a b --out x --acceptance 60", /--acceptance: expected/],
    ["ask a b --out x --acceptance 1.5", /--acceptance: expected/],
    ["ask a b --out x --acceptance 0.6 --risk 5", /--risk: expected kept \| 0.05/],
    ["ask a b --out x --acceptance 0.6 --until soon", /--until: expected YYYY-MM-DD/],
    ["ask a b --out x --acceptance 0.6 --propose", /--propose is no option of ask/],
    ["answers a b --out x", /three tables/],
    ["answers a b c", /--out FOLDER is needed/],
    ["answers a b c --out x --acceptance 0.6", /--acceptance is no option of answers/],
  ])("should refuse “%s” with exit code 1, and say how to learn more", async (typed, says) => {
    const { code, out, err } = await ran(typed);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(says);
    expect(err).toMatch(/--help/);
  });

  it("should explain itself in the language of the system, or in the one asked for", async () => {
    const inIndonesian = await ran("--help", { env: { LANG: "id_ID.UTF-8" } });
    expect(inIndonesian).toMatchObject({ code: 0, err: "" });
    expect(inIndonesian.out).toContain("membuat rencana");
    expect((await ran("--help", { env: { LANG: "en_GB.UTF-8" } })).out).toContain("make a plan");
    expect((await ran("--help --lang id", { env: { LANG: "en" } })).out).toContain("membuat rencana");
    expect((await ran("--help --lang=en", { env: { LC_ALL: "id" } })).out).toContain("make a plan");
    for (const lang of ["en", "id"]) {
      const { out } = await ran(`--help --lang ${lang}`);
      expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
      for (const option of ["budget", "km", "book", "acceptance", "risk", "letters", "until", "ask-again"])
        expect(out).toContain(`--${option} `);
    }
    expect((await ran("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("plan", () => {
  it("should write the plan and its files, and say loudly that no rivers are given", async () => {
    const { code, out, err } = await ran(`plan ${TABLES} --out @out --date 2026-11-29 --lang en`);
    expect(code).toBe(0);
    expect(out).toMatch(/people over quota +10 +0/);
    expect(err).toMatch(/^NO RIVERS ARE GIVEN/);
    expect(err).toMatch(/the plan: optimal, ready to be carried out; every rule kept, and proven/);
    const files = filesIn("out");
    expect(Object.keys(files).toSorted()).toEqual([
      ...["facilities.csv", "plan.json", "report.html", "summary.json", "transfers.csv"],
    ]);
    const figures = JSON.parse(files["summary.json"]!);
    expect(figures).toMatchObject({
      status: "optimal",
      verification: { ok: true, proven: true },
      rows: { used: 20, setAside: 0, held: 0 },
    });
  });

  it("should write the same bytes when it is run again", async () => {
    const typed = (out: string): string =>
      `plan ${TABLES} --rivers @sungai.geojson --propose --out @${out} --date 2026-11-29`;
    expect((await ran(typed("out"))).code).toBe(0);
    expect((await ran(typed("again"))).code).toBe(0);
    expect(filesIn("again")).toEqual(filesIn("out"));
  });

  it("should write letters for a proposal, with what to mention, and take them away for a plan that is ready", async () => {
    await ran(`plan ${TABLES} --out @out --propose --policy @kebijakan.json --lang id`);
    const letters = filesIn("out")["letters.csv"]!;
    expect(letters.split("\r\n")[0]).toBe(
      "\ufeffbaris;id peserta;kode faskes asal;faskes asal;kode faskes tujuan;faskes tujuan;jumlah orang;tambahan km;menyeberangi sungai;catatan",
    );
    await ran(`plan ${TABLES} --out @out`);
    expect(Object.keys(filesIn("out"))).not.toContain("letters.csv");
  });

  it("should print figures as JSON and nothing else to standard output, if it is asked to", async () => {
    const { out } = await ran(`plan ${TABLES} --out @out --json`);
    expect(JSON.parse(out)).toEqual(JSON.parse(filesIn("out")["summary.json"]!));
  });

  it("should tell on a terminal how far it is, on one line that it takes away", async () => {
    const { err } = await ran(`plan ${TABLES} --out @out --lang en`, { isTTY: true });
    expect(err).toContain("\r\u001b[Kreading …");
    expect(err).toContain("\r\u001b[Kverifying …");
    expect(err).not.toMatch(/…[^\r\n]*\n/);
  });

  it("should leave no file when it is broken off, and none of an earlier run changed", async () => {
    await ran(`plan ${TABLES} --out @out`);
    const before = filesIn("out");
    const breakOff = new AbortController();
    breakOff.abort();
    const { code, err } = await ran(`plan ${TABLES} --out @out --propose --lang en`, { signal: breakOff.signal });
    expect(code).toBe(130);
    expect(err).toMatch(/broken off; no file was changed/);
    expect(filesIn("out")).toEqual(before);
  });

  it("should say what cannot be read or written, with exit code 2", async () => {
    expect(await ran("check @none.csv @peserta.csv")).toMatchObject({
      code: 2,
      err: expect.stringContaining("none.csv: cannot be read (ENOENT)"),
    });
    expect((await ran(`plan ${TABLES} --out @faskes.csv`)).err).toMatch(/cannot be written \(EEXIST\)/);
    write("broken.json", "{ maxExtraKm: 5 }");
    expect((await ran(`plan ${TABLES} --out @out --policy @broken.json`)).err).toMatch(/broken\.json: not JSON/);
    write("odd.json", '{ "maxExtraKilometres": 5 }');
    expect(await ran(`plan ${TABLES} --out @out --policy @odd.json`)).toMatchObject({
      code: 2,
      err: expect.stringContaining("policy.maxExtraKilometres"),
    });
    expect((await ran("check @peserta.csv @faskes.csv")).err).toMatch(/^facilities: no column for doctors/);
    expect((await ran("check @faskes.csv @faskes.csv")).err).toMatch(/^participants: a table of facilities/);
  });

  it("should set faulty rows aside, say what is wrong with them, and count them by kind", async () => {
    write(
      "faults.csv",
      `${PEOPLE}0000039049999;RAHASIA;x;-0,03;01010302;setuju;0\n0000039049998;RAHASIA;109,33;-0,03;1010302;setuju;0\n`,
    );
    const { code, err } = await ran("plan @faskes.csv @faults.csv --out @out --lang en");
    expect(code).toBe(0);
    expect(err).toMatch(/2 faults in 2 rows that are set aside: these people are NOT counted.* type 1, unknown-id 1/);
    expect(err).toMatch(/no facility has the code 1010302: 1 rows; is 01010302 meant\?/);
    const { "rejects.csv": rejects } = filesIn("out");
    expect(rejects!.split("\r\n").slice(1)).toEqual([
      "22,bujur,type,degrees from -180 to 180,text",
      "23,kode faskes,unknown-id,the id of a facility,another",
      "",
    ]);
    expect((await ran("plan @faskes.csv @faults.csv --out @out --on-bad throw")).code).toBe(2);
  });
});

describe("check, verify and explain", () => {
  it("should only look at the tables", async () => {
    const clean = await ran(`check ${TABLES} --lang en`);
    expect(clean).toMatchObject({ code: 0, out: "", err: expect.stringContaining("no faults") });
    expect(clean.err).not.toMatch(/warning/);
    write("bad.csv", PEOPLE.replace(";setuju;", ";mungkin;"));
    const { code, out, err } = await ran("check @faskes.csv @bad.csv --json --lang en");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ faults: { count: 1, byKind: { value: 1 } } });
    expect(err).toMatch(/line by line with --out FOLDER/);
    await ran("check @faskes.csv @bad.csv --out @out");
    expect(Object.keys(filesIn("out"))).toEqual(["rejects.csv"]);
  });

  it("should warn of data that is allowed and can hardly be meant, in both languages", async () => {
    write("odd.csv", PEOPLE.replace("109,335;-0,03", "0;0"));
    const { code, out, err } = await ran("check @faskes.csv @odd.csv --json --lang en");
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: participants: 1 people at longitude 0, .* row 2$/m);
    expect(JSON.parse(out).warnings.map(({ code }: { code: string }) => code)).toEqual(["place-zero", "place-far"]);
    expect((await ran("plan @faskes.csv @odd.csv --out @out --lang id")).err).toMatch(
      /^peringatan: participants: 1 orang pada bujur 0/m,
    );
  });

  it("should verify a plan, and refuse one that was tampered with or is of other tables", async () => {
    await ran(`plan ${TABLES} --out @out`);
    expect(await ran(`verify ${TABLES} --plan @out/plan.json --lang en`)).toMatchObject({
      code: 0,
      out: expect.stringContaining("and proven"),
    });
    const plan = JSON.parse(read("out/plan.json"));
    plan.objective.metres += 1;
    write("tampered.json", JSON.stringify(plan));
    const tampered = await ran(`verify ${TABLES} --plan @tampered.json --lang en`);
    expect(tampered.code).toBe(3);
    expect(tampered.out).toMatch(/rules are BROKEN\n {2}\S+: plan\./);
    expect(await ran(`verify ${TABLES} --plan @out/plan.json --rivers @sungai.geojson --json`)).toMatchObject({
      code: 3,
      out: expect.stringContaining('"fingerprint"'),
    });
    expect((await ran(`verify ${TABLES} --plan @peserta.csv`)).code).toBe(2);
  });

  it("should explain what remains", async () => {
    write("few.csv", FACILITIES.replace("0265B022", "0265B099").replace(/0,002\n$/, "0\n"));
    await ran("plan @few.csv @peserta.csv --out @out");
    const { code, out } = await ran("explain @few.csv @peserta.csv --plan @out/plan.json --lang en");
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Kampung Bali.*: 10 over quota; at least 1 doctors missing\n {2}01010302 Kampung Bali: 20 of 10/,
    );
    const { out: json } = await ran("explain @few.csv @peserta.csv --plan @out/plan.json --json");
    expect(JSON.parse(json).groups[0].over).toBe(10);
  });
});

describe("privacy", () => {
  it("should keep no card number and no name, with a key or without", async () => {
    for (const key of ["", " --key-file @kunci"]) {
      const { out, err } = await ran(`plan ${TABLES} --out @out --propose --json${key}`);
      const written = Object.values(filesIn("out")).join("\n");
      for (const cell of people.flatMap((row) => row.split(";").slice(0, 2))) {
        expect(`${written}${out}${err}`).not.toContain(cell);
      }
    }
  });

  it("should make a key that only its owner may read, keep it, and give the same ids by it", async () => {
    const first = await ran(`plan ${TABLES} --out @out --key-file @secret --lang en`);
    expect(first.err).toMatch(/a new key: .*secret/);
    expect((await stat(at("secret"))).mode & 0o777).toBe(0o600);
    const ids = filesIn("out")
      ["transfers.csv"]!.split("\r\n")
      .slice(1, -1)
      .map((row) => row.split(",")[0]!);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    const second = await ran(`plan ${TABLES} --out @again --key-file @secret --lang en`);
    expect(second.err).not.toMatch(/a new key/);
    expect(filesIn("again")).toEqual(filesIn("out"));
    write("other", "not a key");
    expect(await ran(`plan ${TABLES} --out @out --key-file @other`)).toMatchObject({
      code: 2,
      err: expect.stringContaining("not a key"),
    });
  });

  it("should name people by their lines without a key, and say so", async () => {
    const { err } = await ran(`plan ${TABLES} --out @out --lang en`);
    expect(err).toMatch(/the ids are card numbers or NIK.*--key-file/);
    const [, row] = filesIn("out")["transfers.csv"]!.split("\r\n");
    expect(row).toMatch(/^\d+,01010302,0265B022,1,/);
  });
});
