/** The directory of a ZIP: what a workbook is packed in. */

/** Where the directory's entries begin in the bytes, one after the other; none where there is no directory to be read. */
export function* zipEntries(view: DataView): Generator<number, void> {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    yield at;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** How many bytes all files of a ZIP unpack to, by its directory. */
export function unpackedSize(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let size = 0;
  for (const at of zipEntries(view)) size += view.getUint32(at + 24, true);
  return size;
}

/** 1 January 1980, the first day that a ZIP knows. */
const FIRST_DAY = (1 << 5) | 1;

/** Takes the clock out of a ZIP, so that the same content is the same bytes. Writes to the bytes. */
export function withoutClock(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  for (const at of zipEntries(view)) {
    view.setUint32(at + 12, FIRST_DAY << 16, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_DAY << 16, true);
  }
  return bytes;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
