/**
 * Numbers as people and Excel write them in Indonesia and elsewhere.
 *
 * `22.000` is 22 thousand where whole numbers stand (people), and 22 where fractions may (degrees, doctors): so it is the
 * field that decides, never the cell alone. A number that does not fit its field's form is no number.
 */

/** Digits in groups of three, by one kind of mark throughout; zeros behind a decimal mark do no harm. */
const GROUPED = /^[+-]?\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]0{1,2})?$/;
const PLAIN_WHOLE = /^[+-]?\d+(?:[.,]0{1,2})?$/;
const MARKED_DECIMAL = /^([+-]?\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})+)([.,])(\d+)$/;

/** A whole number, or NaN: `5000`, `5.000`, `5,000`, `5 000`, `5000,00`. */
export function wholeOf(text: string): number {
  const short = digitsOf(text);
  if (short >= 0) return short;
  const own = withoutSign(text);
  if (PLAIN_WHOLE.test(own)) return Number(own.replace(/[.,].*$/, ""));
  if (!GROUPED.test(own)) return Number.NaN;
  return Number(own.replace(/[.,]0{1,2}$/, "").replace(/[^\d-]/g, ""));
}

/** A number with or without a fraction, or NaN: `-0.025`, `-0,025`, `1.234,5`, `-6.5E-05`. */
export function decimalOf(text: string): number {
  const quick = plainDecimal(text);
  if (!Number.isNaN(quick)) return quick;
  const own = withoutSign(text);
  if (/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d{1,3})?$/i.test(own)) return Number(own.replace(",", "."));
  const marked = MARKED_DECIMAL.exec(own);
  if (marked === null || marked[2] === marked[3]) return Number.NaN;
  return Number(`${marked[1]!.replace(/[^\d-]/g, "")}.${marked[4]!}`);
}

/** A typographic minus is a minus. */
function withoutSign(text: string): string {
  return text.trim().replace(/^[−–]/, "-");
}

/** At most nine digits and nothing else; −1 for all others. */
function digitsOf(text: string): number {
  const { length } = text;
  if (length === 0 || length > 9) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const TENS: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);

/**
 * What most cells are: a sign, digits, a mark, digits; 15 digits at most, so that digits and power of ten are exact and
 * their quotient is the nearest double, the one `Number` gives. NaN for all others.
 */
function plainDecimal(text: string): number {
  const { length } = text;
  const negative = text.charCodeAt(0) === 45;
  let i = negative ? 1 : 0;
  if (length - i > 16 || length === i) return Number.NaN;
  let value = 0;
  let mark = -1;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) value = value * 10 + code - 48;
    else if ((code === 46 || code === 44) && mark < 0) mark = i;
    else return Number.NaN;
  }
  const digits = length - (negative ? 1 : 0) - (mark < 0 ? 0 : 1);
  if (digits === 0 || digits > 15) return Number.NaN;
  const size = mark < 0 ? value : value / TENS[length - 1 - mark]!;
  return negative ? -size : size;
}
