import { describe, expect, it } from "vitest";
import { invite } from "../../src/asking/index.ts";
import { explain, InputError, type Problem, redistribute, verify } from "../../src/index.ts";
import { letterGroups, type ReportInput, reportHtml, reportPictures, reportSvg } from "../../src/report/index.ts";

/** A town of two clinics and a river, with ids and a reason that must never be printed of anybody. */
const town: Problem = {
  facilities: [
    {
      id: "A",
      name: 'Puskesmas <"Satu"> & Dua yang namanya panjang sekali',
      kind: "puskesmas",
      lon: 109.3,
      lat: 0,
      doctors: 0.01,
    },
    {
      id: "B",
      name: "Klinik Tiga",
      kind: "klinik-pratama",
      lon: 109.31,
      lat: 0,
      doctors: 0.02,
      maxIntake: 60,
      minimum: 1,
    },
  ],
  participants: {
    lon: Float64Array.from({ length: 103 }, (_, i) => 109.3 + 0.0001 * (i % 10)),
    lat: Float64Array.from({ length: 103 }, (_, i) => 0.0001 * (i % 7)),
    facility: Int32Array.from({ length: 103 }, (_, i) => (i < 100 ? 0 : 1)),
    consent: Uint8Array.from({ length: 103 }, (_, i) => (i < 60 ? 1 : i < 63 ? 0 : 2)),
    ids: Array.from({ length: 103 }, (_, i) => `peserta-${i}`),
  },
};

const plan = redistribute(town);
const whole: ReportInput = {
  problem: town,
  plan,
  title: "Kota <b>Uji</b>",
  date: "29 November 2026",
  data: "synthetic",
  verification: verify(town, plan),
  explanation: explain(town, plan),
  areas: { names: ["Barat", "Timur"], of: Int32Array.from({ length: 103 }, (_, i) => i % 2) },
  frontier: [
    { net: 0, overload: 900 },
    { net: 20, overload: 300 },
    { net: 50, overload: 0 },
  ],
  letters: [{ name: "ppu", people: 40, asked: 3 }],
};

const sectionOf = (html: string, name: string): string =>
  new RegExp(`<section id="${name}".*?</section>`, "s").exec(html)![0];

describe("what remains", () => {
  it("tells who could go but for the way", () => {
    const few = redistribute(town, { overQuotaKm: 5, overloadKm: 0.05, choiceWorthKm: 5 });
    const explanation = explain(town, few);
    const [group] = explanation.groups;
    const html = reportHtml({ ...whole, plan: few, verification: verify(town, few), explanation });
    const asked = sectionOf(reportHtml(whole), "remains");

    expect(verify(town, few)).toMatchObject({ ok: true, proven: true });
    expect(group!.notWorthTheWay!.people).toBe(50);
    const far = "50 more people could go where room is, but relief is not worth the way: the first at";
    expect(sectionOf(html, "remains")).toContain(far);
    expect(asked).not.toContain("not worth the way");
  });
});

describe("letters by group", () => {
  it("counts who may be asked and who is, so that they add up to the invitation", () => {
    const segments = ["pbi-apbn", "ppu"];
    const segment = Int32Array.from({ length: 103 }, (_, i) => (i % 4) - 2);
    const asked: Problem = {
      ...town,
      segments,
      participants: { ...town.participants, segment: segment.map((s) => Math.max(-1, s)) },
    };
    const invitation = invite(asked, {}, { acceptance: 0.5 });
    const { letters, mayBeAsked } = invitation;
    const groups = letterGroups(asked, invitation);
    expect(groups.map(({ name }) => name)).toEqual(["pbi-apbn", "ppu", null]);
    const sum = (of: "people" | "asked"): number => groups.reduce((all, group) => all + group[of], 0);
    expect(sum("asked")).toBe(letters.people.reduce((all, people) => all + people, 0));
    expect(sum("asked")).toBeGreaterThan(0);
    expect(sum("people")).toBe(mayBeAsked.reduce((all, may) => all + may, 0));
    const shown = sectionOf(reportHtml({ ...whole, letters: groups }), "letters");
    expect(shown).toContain("pbi-apbn");
    expect(shown).toContain("tidak diketahui");
  });
});

describe("by area", () => {
  it("adds up to the plan, with people of no area, and tells no few in public", () => {
    const of = Int32Array.from({ length: 103 }, (_, i) => (i === 0 ? 2 : i % 3 === 0 ? -1 : i % 2));
    const areas = { names: ["Barat", "Timur", "Satu orang"], of };
    const cells = (publish: boolean): string[] =>
      [...sectionOf(reportHtml({ ...whole, areas, publish }), "areas").matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(
        ([row]) => row!,
      );
    const open = cells(true).find((row) => row.includes("Satu orang"))!;
    expect(cells(false).find((row) => row.includes("Satu orang"))).toContain('<td class="n">1</td>');
    expect(open).toContain("&lt; 5");
    expect(open).not.toMatch(/class="n">[1-4]</);
    expect(cells(true).some((row) => row.includes("tidak diketahui"))).toBe(true);
    expect(() => reportHtml({ ...whole, areas: { names: [], of: new Int32Array(2) } })).toThrow(InputError);
  });
});

describe("reportHtml", () => {
  const html = reportHtml(whole);

  it("has all sections in order, in both languages", () => {
    expect(whole.verification).toMatchObject({ ok: true, proven: true });
    const sections = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, name]) => name);
    expect(sections).toEqual([
      "about",
      "rights",
      "figures",
      "map",
      "facilities",
      "areas",
      "remains",
      "money",
      "frontier",
      "letters",
      "policy",
      "proof",
      "unknowns",
      "signatures",
    ]);
    expect(html.match(/class="id"/g)!.length).toBe(html.match(/class="en"/g)!.length);
    expect(html).toContain("Data sintetis");
    expect(html).toContain(plan.fingerprint);
  });

  it("has no script, no link to anything, and a policy that forbids both", () => {
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|@import|javascript:|\son\w+=/i);
    expect(html.match(/https?:\/\/[^"' ]+/g)?.filter((url) => url !== "http://www.w3.org/2000/svg") ?? []).toEqual([]);
  });

  it("takes markup in names as text", () => {
    expect(html).not.toContain("<b>Uji</b>");
    expect(html).not.toContain('<"Satu">');
    expect(html).toContain("&#60;&#34;Satu&#34;&#62; &#38; Dua");
  });

  it("names nobody", () => {
    expect(html).not.toMatch(/peserta-\d/);
  });

  it("opens in the language asked for", () => {
    expect(html).toMatch(/id="pick-id"[^>]* checked/);
    expect(reportHtml({ ...whole, lang: "en" })).toMatch(/id="pick-en"[^>]* checked/);
  });

  it("tells in public no number of 1 to 4 people", () => {
    const answers = (text: string): string => text.slice(text.indexOf('id="rights"'), text.indexOf('id="figures"'));
    expect(answers(html)).toMatch(/Refused<\/span><\/th><td class="n">3</);
    const open = answers(reportHtml({ ...whole, publish: true }));
    expect(open).toMatch(/Refused<\/span><\/th><td class="n">&lt; 5</);
    expect(open).not.toMatch(/class="n">[1-4]</);
  });

  it("warns where nobody has checked the plan, and where somebody found it wrong", () => {
    const { verification, ...unchecked } = whole;
    expect(reportHtml(unchecked)).toContain("belum diperiksa");
    const broken = { ...verification!, ok: false, proven: false, count: 2 };
    expect(reportHtml({ ...whole, verification: broken })).toContain("Jangan jalankan rencana ini");
  });

  it("says so where there is nothing to draw a map from", () => {
    const { lon, lat, ...columns } = town.participants;
    const zone = new Int32Array(103);
    const facilities = town.facilities.map(({ lon: _, lat: __, ...facility }) => facility);
    const problem: Problem = {
      facilities,
      participants: { ...columns, zone },
      travel: { metres: Int32Array.of(100, 200) },
    };
    const text = reportHtml({ problem, plan: redistribute(problem), title: "T", date: "D", data: "real" });
    expect(text).toContain("Tidak ada peta");
    expect(text).not.toContain("Data sintetis");
  });

  it("is made of a problem without anybody, and of one without facilities", () => {
    const nobody: Problem = {
      ...town,
      participants: {
        facility: new Int32Array(0),
        consent: new Uint8Array(0),
        lon: new Float64Array(0),
        lat: new Float64Array(0),
      },
    };
    for (const problem of [nobody, { ...nobody, facilities: [] }]) {
      const input: ReportInput = { problem, plan: redistribute(problem), title: "T", date: "D", data: "real" };
      const text = reportHtml({
        ...input,
        verification: verify(problem, input.plan),
        explanation: explain(problem, input.plan),
      });
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("writes no NaN, no undefined and no null", () => {
    expect(html).not.toMatch(/NaN|undefined|[^a-z]null[^a-z]/);
    expect(reportHtml({ ...whole, lang: "en", publish: true })).not.toMatch(/NaN|undefined/);
  });

  it("refuses a plan of other rows, and a report without title, date or kind of data", () => {
    const other = { ...town, facilities: [...town.facilities].reverse() };
    expect(() => reportHtml({ ...whole, problem: other })).toThrow(InputError);
    for (const key of ["title", "date", "data"] as const)
      expect(() => reportHtml({ ...whole, [key]: "" } as ReportInput), key).toThrow(InputError);
    expect(() => reportHtml({ ...whole, lang: "jv" as "id" })).toThrow(InputError);
  });
});

describe("reportSvg", () => {
  it("gives each picture in one language", () => {
    for (const part of ["map-before", "map-after", "map-flows", "bars", "curve"] as const) {
      const svg = reportSvg({ ...whole, lang: "en" }, part);
      expect(svg, part).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg, part).not.toContain("<tspan");
    }
    expect(reportSvg(whole, "bars")).toContain("kuota");
    expect(reportSvg({ ...whole, lang: "en" }, "bars")).toContain("quota");
  });

  it("gives nothing where there is nothing to draw", () => {
    const { frontier: _, ...without } = whole;
    expect(reportSvg(without, "curve")).toBeNull();
    const still = redistribute(town, { maxExtraKm: 0 });
    expect(reportSvg({ ...whole, plan: still }, "map-flows")).toBeNull();
  });
});

describe("pictures alone", () => {
  it("bring their colours as fallbacks, and no style that would spill into the page around them", () => {
    const draw = reportPictures(whole);
    for (const part of ["map-before", "map-after", "map-flows", "bars", "curve"] as const) {
      const svg = draw(part)!;
      expect(svg).toBe(reportSvg(whole, part));
      expect(svg).not.toMatch(/<style|class="small"|var\(--\w+\)/);
      expect(svg).not.toContain("undefined");
    }
  });
});
