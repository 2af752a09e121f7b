/** The frontier as a curve: the overload that remains, by the number of people who move. */

import type { FrontierPoint } from "./types.ts";
import type { Voice } from "./voice.ts";

const WIDTH = 700;
const HEIGHT = 300;
const LEFT = 52;
const BOTTOM = 44;
const TOP = 14;
const RIGHT = 14;

/** Points by people moved; overload as a share of the overload of whoever moves nobody. */
export function frontierCurve(points: readonly FrontierPoint[], voice: Voice): string | null {
  const ascending = [...points].sort((a, b) => a.net - b.net);
  const most = ascending.at(-1)?.net ?? 0;
  const full = Math.max(...ascending.map(({ overload }) => overload), 0);
  if (ascending.length < 2 || most === 0 || full === 0) return null;
  const x = (net: number): string => (LEFT + (net / most) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (overload: number): string => (TOP + (1 - overload / full) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const line = ascending.map(({ net, overload }) => `${x(net)} ${y(overload)}`).join("L");
  const dots = ascending.map(
    ({ net, overload }) =>
      `<circle cx="${x(net)}" cy="${y(overload)}" r="3"><title>${net}: ${((100 * overload) / full).toFixed(1)} %</title></circle>`,
  );
  const shares = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M${LEFT} ${y(share * full)}H${WIDTH - RIGHT}" stroke="var(--line)"/><text x="${LEFT - 6}" y="${Number(y(share * full)) + 4}" text-anchor="end">${100 * share} %</text>`,
  );
  const people = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const anchor = share === 1 ? "end" : share === 0 ? "start" : "middle";
    return `<text x="${x(share * most)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="${anchor}">${voice.number(Math.round(share * most))}</text>`;
  });
  return `<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" xmlns="http://www.w3.org/2000/svg" role="img" font-family="system-ui, 'Segoe UI', Arial, sans-serif" font-size="12">
${shares.join("")}<path d="M${line}" fill="none" stroke="#b5342d" stroke-width="2.5"/><g fill="#b5342d">${dots.join("")}</g>${people.join("")}
<text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${voice.say("peserta yang berpindah (neto)", "people relocated (net)")}</text></svg>`;
}
