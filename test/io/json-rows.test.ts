import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { readTable } from "../../src/io/index.ts";

describe("JSON", () => {
  const peserta = {
    noKartu: "0000039043765",
    nama: "BUDI",
    kdProviderPst: { kdProvider: "01010302" },
    lon: 109.3,
    lat: 0,
  };

  it("should be read from objects, from text in pieces, and left to the reader of CSV where it is none", async () => {
    const [pieces, text] = [["", " \n[", JSON.stringify(peserta), "]"], JSON.stringify([peserta])];
    const stream = (async function* () {
      yield* pieces;
    })();
    const tables = [
      await readTable([peserta], "participants"),
      await readTable(text, "participants"),
      await readTable(stream, "participants"),
      await readTable(new TextEncoder().encode(`\ufeff${text}`), "participants"),
    ];
    for (const table of tables) {
      expect([table.rowCount, table.facilityIds, [...table.lines]]).toEqual([1, ["01010302"], [1]]);
      expect(table.mapping.facilityId).toBe("kdProviderPst.kdProvider");
      expect(JSON.stringify(table)).not.toMatch(/0000039043765|BUDI/);
    }
    const csv = await readTable("[kode faskes],lon,lat\n01010302,109.3,0", "participants");
    expect(csv.facilityIds).toEqual(["01010302"]);
    await expect(readTable("[]", "participants")).rejects.toThrow(InputError);
  });
});
