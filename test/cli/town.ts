/** A town of 40 people at a puskesmas for 20, and two clinics: as a branch office has it, with names and numbers. */
import type { CommandFolder } from "../support/command.ts";

const FACILITIES = `kode;nama;jenis;bujur;lintang;dokter
01010302;Kampung Bali;Puskesmas;109,33;-0,03;0,004
0265B022;Klinik A;klinik pratama;109,34;-0,03;0,002
0265B023;Klinik B;klinik pratama;109,35;-0,03;0,003
`;

/** Everything that belongs to a person, and must be in no output. */
export const secrets: readonly string[] = Array.from({ length: 40 }, (_, i) => [cardOf(i), `NAMA ORANG ${i}.`]).flat();

function cardOf(i: number): string {
  return `00000390437${String(i).padStart(2, "0")}`;
}

/** A row: twenty single people first, then ten couples. */
function rowOf(i: number): string {
  const family = i < 20 ? i : 20 + Math.floor((i - 20) / 2);
  const chance = i % 4 === 0 ? "0,9" : "0,5";
  return `${cardOf(i)};NAMA ORANG ${i}.;109,${331 + (i % 5)};-0,03;01010302;belum;61710501${String(family).padStart(8, "0")};${chance}`;
}

export const PEOPLE = `noKartu;nama;bujur;lintang;kode faskes;persetujuan;no kk;Peluang\n${Array.from({ length: 40 }, (_, i) => rowOf(i)).join("\n")}\n`;

/** What is typed for these tables. */
export const TABLES = "@faskes.csv @peserta.csv --key-file @kunci";

export function writeTown({ write }: CommandFolder): void {
  write("faskes.csv", FACILITIES);
  write("peserta.csv", PEOPLE);
  write("kunci", `${"5a".repeat(32)}\n`);
}
