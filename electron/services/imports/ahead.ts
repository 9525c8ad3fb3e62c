// Reads ahead: while files are written, the next ones are read, several at once, and returned in order. The amount read
// but not yet written is bounded, so a corpus of any size takes the same memory.

/** How much may be read ahead. */
export interface Ahead {
  /** How many files may be read or being read. */
  readonly files: number;
  /** How many bytes they may hold together; a larger file is read alone. */
  readonly bytes: number;
}

interface Held<Read> {
  readonly reading: Promise<Read>;
  weight: number;
}

/**
 * Yields the result of `read` for each item, in order. `expected` estimates how many bytes an item will hold, `weight`
 * tells how many it does once read. A rejection is thrown at its item's turn, and nothing further is started.
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
      // Thrown when its turn comes.
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
