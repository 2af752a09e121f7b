// What is left on the disk. Every file says that its people and doctors are synthetic.

import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvFormatBody, csvFormatRow } from "d3-dsv";
import { facilityRows, type Plan, transferRows } from "fktp-redistribution";
import type { City } from "./city.ts";

const CHUNK_ROWS = 5_000;

/** One line a transfer, streamed: neither the rows nor the text are ever in memory as a whole. */
export async function writeTransfers(path: URL, { problem }: City, plan: Plan): Promise<void> {
  await pipeline(Readable.from(transferLines(problem, plan)), createWriteStream(path));
}

function* transferLines(problem: City["problem"], plan: Plan): Generator<string> {
  yield "participant,from,to,people,extra_km,over_river,ask\n";
  let lines: string[] = [];
  for (const { participantId, fromId, toId, people, extraKm, crossesBarrier, ask } of transferRows(problem, plan)) {
    lines.push(
      csvFormatRow([
        `synthetic-${participantId}`,
        fromId ?? "",
        toId,
        `${people}`,
        extraKm.toFixed(3),
        crossesBarrier ? "over" : "",
        ask ? "ask" : "",
      ]),
    );
    if (lines.length < CHUNK_ROWS) continue;
    yield `${lines.join("\n")}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join("\n")}\n`;
}

/** One line a facility. */
export async function writeFacilities(path: URL, { problem, facilities }: City, plan: Plan): Promise<void> {
  const rows = facilityRows(problem, plan).map((row, j) => ({
    ...row,
    kind: facilities[j]!.kind,
    bank: facilities[j]!.bank,
    priceOverload: row.price?.overload ?? "",
    priceMetres: row.price?.metres ?? "",
    ratioBefore: row.ratioBefore?.toFixed(1) ?? "",
    ratioAfter: row.ratioAfter?.toFixed(1) ?? "",
    data: "synthetic",
  }));
  const columns = ["id", "name", "kind", "bank", "doctors", "quota", "before", "leaving", "arriving", "after"] as const;
  const more = ["ratioBefore", "ratioAfter", "priceOverload", "priceMetres", "data"] as const;
  const head = [...columns.map((name) => (name === "doctors" ? "doctors_synthetic" : name)), ...more].join(",");
  await writeFile(path, `${head}\n${csvFormatBody(rows, [...columns, ...more])}\n`);
}

/** The figures for programs; columns become counts, since a file of figures is no list of people. */
export async function writeFigures(path: URL, figures: Record<string, unknown>): Promise<void> {
  const plain = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? undefined : value);
  await writeFile(path, `${JSON.stringify({ data: "synthetic people and doctors", ...figures }, plain, 2)}\n`);
}
