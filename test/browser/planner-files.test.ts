import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/universal";
import { planFromJson, verify } from "../../src/index.ts";
import { problemFromTables, readTable, riversFromGeoJson } from "../../src/io/index.ts";
import { CHROMIUM } from "./chromium.ts";
import { chromiumForTests } from "./chromium-for-tests.ts";
import { buildPage, download, openPage, rest, root } from "./page.ts";

const out = `${root}examples/out/`;

// A street of two clinics, one far too full, with a river between; and what goes wrong in files.
const FACILITIES = [
  "KODE;NAMA;BUJUR;LINTANG;DOKTER",
  '0101;"Puskesmas ""Barat""";109,30;-0,02;1',
  "0102;Klinik Timur;109,33;-0,02;1",
].join("\r\n");
const PEOPLE = 60;
const planted: Readonly<Record<number, string>> = {
  5: "p5;selatan;-0,02;0101;setuju;1",
  6: "p6;109,30;-0,02;101;setuju;1",
  7: "p7;109,30;-0,02;0101;mungkin;1",
  8: "p1;109,30;-0,02;0101;setuju;1",
  9: 'p9;"109,30;-0,02;0101;setuju;1',
};
const participants = [
  "sep=;",
  "id peserta;bujur;lintang;kode faskes;Tanggapan;jumlah",
  ...Array.from({ length: PEOPLE }, (_, i) => {
    const answer = i % 10 === 3 ? "menolak" : i % 10 === 6 ? "belum" : "setuju";
    return planted[i] ?? `p${i};109,${300 + (i % 20)};-0,02;0101;${answer};200`;
  }),
].join("\n");
const rivers = JSON.stringify({
  type: "FeatureCollection",
  features: [
    feature("LineString", [
      [109.315, -0.1],
      [109.315, 0.1],
    ]),
    feature("Point", [109.315, -0.025]),
  ],
});

function feature(type: string, coordinates: unknown): object {
  return { type: "Feature", properties: { name: "Jembatan" }, geometry: { type, coordinates } };
}

const asFile = (name: string, content: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

describe.skipIf(CHROMIUM === undefined)("files on the planner's page (skipped where there is no Chromium)", () => {
  const browser = chromiumForTests(buildPage);

  it("goes all the way: a bad file, columns corrected, rivers, a plan, what if, files that hold", async () => {
    const heard: string[] = [];
    const page = await openPage(browser(), heard);
    await page.setInputFiles("#file-facilities", asFile("faskes.csv", FACILITIES));
    await page.setInputFiles("#file-participants", asFile("peserta.csv", participants));
    // No usual name tells that "Tanggapan" is the answer: everybody would be unknown.
    await page.locator("#box-participants .file").waitFor();
    await expect.poll(() => page.textContent("#box-participants")).toContain("persetujuan");
    expect(await page.locator("#no-rivers").count()).toBe(1);
    await page.click("#match-participants summary");
    await page.selectOption("#match-participants-4", "consent");
    await expect.poll(() => page.textContent("#facts")).toContain("sudah menjawab");
    await expect.poll(() => page.locator("#bad-participants").count()).toBe(1);

    // Five planted faults of five kinds, each with its line; before the column is corrected there are four.
    await expect.poll(() => page.textContent("#bad-participants")).toContain("5 kesalahan");
    const bad = await page.textContent("#bad-participants");
    const kinds = await page.locator("#bad-participants .kinds li").allTextContents();
    expect(kinds.map((kind) => /baris (\d+)$/.exec(kind)?.[1]).sort()).toEqual(["10", "11", "12", "8", "9"]);
    expect(bad).not.toMatch(/selatan|mungkin/);
    expect(await page.textContent("#unknown-facilities")).toContain("maksudnya 0101?");
    const rejects = (await download(page, "rejects")).trim().split("\r\n");
    expect(rejects.length).toBe(6);
    expect(rejects[0]).toBe("baris;kolom;jenis;diharapkan;didapat");

    await page.setInputFiles("#file-rivers", asFile("sungai.geojson", rivers));
    await page.locator("#no-rivers").waitFor({ state: "detached" });
    await page.fill("#policy-maxExtraKm", "10");
    await page.click("#plan");
    await rest(page);
    expect(await page.textContent("#proof")).toContain("Terbukti");
    expect(await page.locator("#no-rivers-plan").count()).toBe(0);

    await page.click("#remains-ask");
    await page.locator("#remains table").waitFor();

    const facilities = await readTable(FACILITIES, "facilities");
    const people = await readTable(participants, "participants", { mapping: { consent: "Tanggapan" } });
    const { problem } = problemFromTables({ facilities, participants: people, travel: riversFromGeoJson(rivers) });
    const plan = planFromJson(await download(page, "plan"));
    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
    expect(plan.transfers.to.length).toBeGreaterThan(0);
    const transfers = (await download(page, "transfers")).trim().split("\r\n");
    expect(transfers.length).toBe(plan.transfers.to.length + 1);
    expect(await download(page, "facilities")).toContain('"Puskesmas ""Barat"""');

    await page.selectOption("#what-facility", "0102");
    await page.focus("#what-doctors");
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
    await page.locator("#undo").waitFor();
    await rest(page);
    const more = planFromJson(await download(page, "plan"));
    const changed = {
      ...problem,
      facilities: problem.facilities.map((one, j) => (j === 1 ? { ...one, doctors: 3 } : one)),
    };
    expect(verify(changed, more)).toMatchObject({ ok: true, proven: true });
    expect(more.quota[1]).toBe(15_000);

    await page.fill("#why-id", "p3");
    await page.click("#why-ask");
    await expect.poll(() => page.textContent("#why")).toContain("menolak");
    expect(heard).toEqual([]);
    await page.screenshot({ path: `${out}planner-files-1280.png`, fullPage: true });
    await page.close();
  });

  it("asks consent by letters, of a workbook, and finds out by itself what was dropped", async () => {
    const heard: string[] = [];
    const page = await openPage(browser(), heard, { viewport: { width: 390, height: 800 }, locale: "en-GB" });
    const rows = participants
      .split("\n")
      .slice(1)
      .filter((_, i) => planted[i - 1] === undefined);
    const sheet = rows.map((row) => row.split(";").map((value) => ({ value, type: String })));
    const book = new Uint8Array(await (await writeXlsxFile(sheet).toBlob()).arrayBuffer());
    await page.evaluate(
      ([csv, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([csv as string], "a.csv"));
        data.items.add(new File([new Uint8Array(bytes as number[])], "b.xlsx"));
        dispatchEvent(new DragEvent("drop", { dataTransfer: data }));
      },
      [FACILITIES, [...book]] as const,
    );
    await page.locator("#facts").waitFor();
    await page.click("#match-participants summary");
    await page.selectOption("#match-participants-4", "consent");
    await expect.poll(() => page.textContent("#facts")).not.toContain("; 0 have");
    expect(await page.textContent("#no-rivers")).toContain("No rivers were given");
    // Read as nothing again: nobody has answered, so everybody must be asked.
    await page.selectOption("#match-participants-4", "");
    await expect.poll(() => page.textContent("#facts")).toContain("; 0 have");
    await page.selectOption("#policy-unknown", "propose");
    await page.fill("#policy-maxExtraKm", "10");
    await page.click("#plan");
    await rest(page);
    expect(await page.locator("#no-rivers-plan").count()).toBe(1);
    const letters = (await download(page, "letters")).trim().split("\r\n");
    expect(letters[0]).toContain("line,");
    expect(letters.length).toBeGreaterThan(1);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.screenshot({ path: `${out}planner-files-390.png`, fullPage: true });
    expect(heard).toEqual([]);
    await page.close();
  });

  it("tells what is wrong with files that are none, and forgets a plan with its data", async () => {
    const page = await openPage(browser(), []);
    await page.setInputFiles("#file-facilities", asFile("faskes.csv", "KODE;NAMA\n1;A"));
    await expect.poll(() => page.textContent("#box-facilities .warn")).toContain("doctors");
    expect(await page.locator("#match-facilities[open]").count()).toBe(1);
    await page.setInputFiles("#file-facilities", asFile("faskes.xlsx", "PK\u0003\u0004"));
    await expect.poll(() => page.textContent("#box-facilities .warn")).toContain("faskes.xlsx: buku kerja");
    await page.setInputFiles("#file-rivers", asFile("sungai.geojson", "{}"));
    await expect.poll(() => page.textContent("#box-rivers .warn")).toContain("GeoJSON");
    await page.click("#demo");
    await page.click("#plan");
    await rest(page);
    await page.setInputFiles("#file-facilities", asFile("faskes.csv", FACILITIES));
    await page.locator("#figures").waitFor({ state: "detached" });
    await page.close();
  });
});
