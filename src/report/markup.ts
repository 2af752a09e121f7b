/** The few forms that sections are made of. */

import type { Voice } from "./voice.ts";

/** What a section is written with. */
export interface Pen {
  /** For text outside pictures. */
  readonly voice: Voice;
  /** For text within pictures. */
  readonly ink: Voice;
}

export function section(name: string, heading: string, body: readonly string[]): string {
  return `<section id="${name}" aria-labelledby="${name}-h"><h2 id="${name}-h">${heading}</h2>\n${body.filter(Boolean).join("\n")}\n</section>`;
}

export function paragraph(text: string, look = ""): string {
  return `<p${look === "" ? "" : ` class="${look}"`}>${text}</p>`;
}

export function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

/** A picture with its caption, which is also what a screen reader says of it. */
export function figure(name: string, svg: string, caption: string): string {
  const labelled = svg.replace("<svg ", `<svg aria-labelledby="${name}-c" `);
  return `<figure><div tabindex="0" role="group" aria-labelledby="${name}-c">${labelled}</div><figcaption id="${name}-c">${caption}</figcaption></figure>`;
}

/** A column of a table: its head, and whether it holds numbers. */
export type Column = string | { readonly number: string };

/** Tables with at most this many rows stay on one printed page. */
const LONG = 16;

export function table(columns: readonly Column[], rows: readonly (readonly string[])[], caption: string): string {
  const isNumber = columns.map((column) => typeof column !== "string");
  const heads = columns.map((column) =>
    typeof column === "string" ? `<th scope="col">${column}</th>` : `<th scope="col" class="n">${column.number}</th>`,
  );
  const lines = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? `<th scope="row">${cell}</th>` : `<td${isNumber[i] ? ' class="n"' : ""}>${cell}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="wide${rows.length < LONG ? " short" : ""}" tabindex="0" role="group"><table><caption>${caption}</caption><thead><tr>${heads.join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table></div>`;
}
