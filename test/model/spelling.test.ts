import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindOf, knownKind, plain, segmentOf } from "../../src/model/spelling.ts";

describe("plain", () => {
  it("leaves letters and digits, in lower case", () => {
    expect([" Klinik  TNI/Polri ", "P.B.I.", "ＰＰＵ"].map(plain)).toEqual(["kliniktnipolri", "pbi", "ppu"]);
  });
});

describe("kindOf", () => {
  it.each([
    ["PKM", "puskesmas"],
    ["Klinik Pratama", "klinik-pratama"],
    ["Dokter Praktek Perorangan", "dokter-praktik-perorangan"],
    ["drg", "dokter-gigi-praktik-perorangan"],
    ["Klinik TNI / Polri", "klinik-tni-polri"],
    ["RS Kelas D Pratama", "rs-d-pratama"],
  ])("reads %s as %s", (written, word) => {
    expect(kindOf(written)).toBe(word);
  });

  it("writes a word that it does not know in its own spelling", () => {
    expect([kindOf(" Pos Kesehatan (Desa) "), knownKind("Pos Kesehatan")]).toEqual(["pos-kesehatan-desa", undefined]);
  });
});

describe("segmentOf", () => {
  it.each([
    ["PBI (APBN)", "pbi-apbn"],
    ["PBPU Pemda", "pbi-apbd"],
    ["Pegawai Swasta", "ppu"],
    ["mandiri", "pbpu"],
    ["Penerima Pensiun PNS", "bp"],
  ])("reads %s as %s", (written, word) => {
    expect(segmentOf(written)).toBe(word);
  });
});

describe("kindOf and segmentOf", () => {
  it("change nothing more when they are applied again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (word) => {
        expect(kindOf(kindOf(word))).toBe(kindOf(word));
        expect(segmentOf(segmentOf(word))).toBe(segmentOf(word));
      }),
    );
  });
});
