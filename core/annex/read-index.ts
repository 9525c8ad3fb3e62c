/** The index of an annex as its page reads it: the fields of all passages beside each other. */
export interface AnnexIndex {
  /** The number of the first passage of each source; one more at the end. */
  readonly from: Uint32Array;
  /** How long the shown text of each source is, in UTF-16 units. */
  readonly textLength: Uint32Array;
  readonly source: Uint32Array;
  /** The sum of what `passageFlags` names. */
  readonly flags: Uint16Array;
  /** Where the beginning of a passage stands in the shown text of its source, and how long it is. */
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  /** Where the end of a cut passage stands, how long it is, and how many characters lie between. */
  readonly tail: Uint32Array;
  readonly tailLength: Uint32Array;
  readonly omitted: Uint32Array;
  /** The numbers of the codes of each passage. */
  readonly codes: readonly (readonly number[])[];
  /** The numbers of the passages of each cell. */
  readonly cells: readonly Uint32Array[];
}

/** What a passage without the field has there. */
type Row = readonly [
  source: number,
  flags: number,
  start: number,
  length: number,
  tail: number,
  tailLength: number,
  omitted: number,
];

/**
 * Reads what `indexBytes` has written. Its text is part of every annex, which it reads there: so it uses nothing from
 * outside, and takes the two flags that it needs.
 */
export function readIndex(
  bytes: Uint8Array,
  { sources, cells }: { readonly sources: number; readonly cells: number },
  { wordless, cut }: { readonly wordless: number; readonly cut: number },
): AnnexIndex {
  let at = 0;
  const next = (): number => {
    let number = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++] ?? 0;
      number += (byte & 127) * unit;
      if (byte < 128) return number;
    }
  };
  const rows: Row[] = [];
  const codes: number[][] = [];
  const from = new Uint32Array(sources + 1);
  const textLength = new Uint32Array(sources);
  for (let source = 0; source < sources; source += 1) {
    textLength[source] = next();
    from[source] = rows.length;
    let start = 0;
    for (let left = next(); left > 0; left -= 1) {
      const flags = next();
      let [length, tail, tailLength, omitted] = [0, 0, 0, 0];
      if ((flags & wordless) === 0) {
        start += next();
        length = next();
      }
      if ((flags & cut) !== 0) {
        tail = start + length + next();
        tailLength = next();
        omitted = next();
      }
      rows.push([source, flags, start, length, tail, tailLength, omitted]);
      codes.push(Array.from({ length: next() }, next));
    }
  }
  from[sources] = rows.length;
  const opened = Array.from({ length: cells }, () => {
    let number = 0;
    return Uint32Array.from({ length: next() }, () => (number += next()));
  });
  return {
    from,
    textLength,
    source: Uint32Array.from(rows, (row) => row[0]),
    flags: Uint16Array.from(rows, (row) => row[1]),
    start: Uint32Array.from(rows, (row) => row[2]),
    length: Uint32Array.from(rows, (row) => row[3]),
    tail: Uint32Array.from(rows, (row) => row[4]),
    tailLength: Uint32Array.from(rows, (row) => row[5]),
    omitted: Uint32Array.from(rows, (row) => row[6]),
    codes,
    cells: opened,
  };
}
