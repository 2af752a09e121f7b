/** Names of columns that are nearly known ones: told with the cure, and no other name is taken for one. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type InputError, message } from "../../src/index.ts";
import { readTable } from "../../src/io/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const table = (names: string, cells: string): string => `${names}\n${cells}\n`;

describe("a column that is nearly named", () => {
  it("should be told, and how it would be read", async () => {
    const text = table("id,bujur,lintang,kode faskes,persetujaun,segmne", "p1,109.3,0,A,setuju,ppu");
    const { notes } = await readTable(text, "participants");
    const near = notes.filter(({ code }) => code === "near-column");

    expect(near.map((note) => message(note))).toEqual([
      'column "persetujaun" is not read: if "persetujuan" is meant, call it so, or map consent to it',
      'column "segmne" is not read: if "segmen" is meant, call it so, or map segment to it',
    ]);
    expect(message(near[0]!, "id")).toMatch(/^kolom "persetujaun" tidak dibaca: bila maksudnya "persetujuan"/);
  });

  it("should be named where the field is needed", async () => {
    const text = table("id,bujur,lattitude,kode fakses", "p1,109.3,0,A");
    const error: InputError = await readTable(text, "participants").then(
      () => expect.fail("read"),
      (thrown) => thrown,
    );

    expect(error.issues.map(({ message: said }) => said)).toEqual([
      'participants: no column for facilityId: if column "kode fakses" is meant, call it "kode faskes", or map facilityId to it',
      'participants: no column for lat: if column "lattitude" is meant, call it "latitude", or map lat to it',
    ]);
  });

  it("should be let alone where the field has a column, or is not to be read", async () => {
    const text = table("id,bujur,lintang,kode faskes,kode fakses,persetujaun", "p1,109.3,0,A,B,setuju");
    const { notes } = await readTable(text, "participants", { mapping: { consent: null } });

    expect(notes.map(({ code }) => code)).not.toContain("near-column");
  });

  it("should be none of those that P-Care, the sample data and usual files have", async () => {
    const names =
      "noKartu,nama,hubunganKeluarga,sex,tglLahir,tglMulaiAktif,tglAkhirBerlaku,kdProviderPst.kdProvider,kdProviderPst.nmProvider," +
      "kdProviderGigi.kdProvider,kdProviderGigi.nmProvider,jnsKelas.nama,jnsKelas.kode,jnsPeserta.nama,jnsPeserta.kode,golDarah,noHP,noKTP," +
      "pstProl,pstPrb,aktif,ketAktif,asuransi.kdAsuransi,asuransi.nmAsuransi,asuransi.noAsuransi,asuransi.cob,tunggakan,alamat," +
      "kelurahan,kecamatan,provinsi,rt,rw,kode pos,email,bujur,lintang";
    const { notes } = await readTable(table(names, names.replace(/[^,]+/g, "1")), "participants", {
      mapping: { id: "noHP" },
    });

    expect(notes.map(({ code }) => code)).not.toContain("near-column");
  });

  it("should be none in any file with a trap, nor in the examples", async () => {
    const traps = join(root, "test/io/files");
    const facts = join(root, "examples/places/facts");
    const files = [traps, facts].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => /\.(csv|txt|json|xlsx)$/.test(file))
        .map((file) => join(folder, file)),
    );
    const told: string[] = [];
    for (const file of files) {
      for (const kind of ["participants", "facilities"] as const) {
        const read = readTable(new Uint8Array(readFileSync(file)), kind as "participants");
        const said = await read.then(
          ({ notes }) => notes.map(({ message: own }) => own),
          (error: Error) => [error.message],
        );
        told.push(...said.filter((own) => /is meant/.test(own)).map((own) => `${file} as ${kind}: ${own}`));
      }
    }

    expect(files.length).toBeGreaterThan(60);
    expect(told).toEqual([]);
  });
});
