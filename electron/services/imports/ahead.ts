// Reading ahead: while files are written, the next ones are read, several at once, and given out in their order.
// What is read and not yet written is bounded, so that a corpus of any size takes the same memory.

/** How much may be read before its turn. */
export interface Ahead {
  /** Files, read or being read. */
  readonly files: number;
  /** Bytes that they hold together; one file may have more, and is then alone. */
  readonly bytes: number;
}

interface Held<Read> {
  readonly reading: Promise<Read>;
  weight: number;
}

/**
 * Gives out what `read` makes of each item, in the order of the items. `expected` says how many bytes an item is
 * likely to hold, `weight` how many it does once it is read. A rejection is thrown in its turn, and nothing
 * further is begun.
 */
export async function* readAhead<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
  expected: (item: Item) => number,
  weight: (read: Read) => number,
  most: Ahead,
): AsyncGenerator<{ readonly item: Item; readonly read: Read }> {
  const held: Held<Read>[] = [];
  let begun = 0;
  let bytes = 0;

  const begin = (item: Item): void => {
    const entry: Held<Read> = { reading: read(item), weight: expected(item) };
    bytes += entry.weight;
    held.push(entry);
    entry.reading.then(
      (done) => {
        const found = weight(done);
        bytes += found - entry.weight;
        entry.weight = found;
      },
      // Thrown where its turn comes.
      () => undefined,
    );
  };

  for (const [place, item] of items.entries()) {
    for (; begun < items.length && held.length < most.files; begun += 1) {
      const next = items[begun];
      if (next === undefined || (held.length > 0 && bytes + expected(next) > most.bytes)) break;
      begin(next);
    }
    const first = held[0];
    if (!first) throw new RangeError(`Item ${place} was never begun.`);
    const done = await first.reading;
    held.shift();
    bytes -= first.weight;
    yield { item, read: done };
  }
}
