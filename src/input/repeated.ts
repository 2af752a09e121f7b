/**
 * Texts that stand twice. Of hundreds of thousands of ids a set would take longer to make than all the rest of reading, so
 * each id is reduced to a number of 32 bits, the numbers are sorted, and only where two are equal the texts are compared.
 */

/** A text that stands before: its place, and its first one. */
export interface Repeated {
  readonly at: number;
  readonly first: number;
}

/** Every text that equals an earlier one, by place. `numbers` are those of the texts, as {@link numberOf} gives them. */
export function repeatedIn(texts: readonly string[], numbers: Int32Array): Repeated[] {
  const sorted = numbers.slice(0, texts.length).sort();
  const twice = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) twice.add(sorted[i]!);
  const found: Repeated[] = [];
  const firstOf = new Map<string, number>();
  for (let at = 0; at < texts.length && twice.size > 0; at++) {
    if (!twice.has(numbers[at]!)) continue;
    const first = firstOf.get(texts[at]!);
    if (first === undefined) firstOf.set(texts[at]!, at);
    else found.push({ at, first });
  }
  return found;
}

/** A number for a text; texts that differ mostly have numbers that differ. */
export function numberOf(text: string): number {
  let number = 0;
  for (let i = 0; i < text.length; i++) number = Math.imul(number ^ text.charCodeAt(i), 0x5bd1e995) ^ (number >>> 15);
  return number;
}
