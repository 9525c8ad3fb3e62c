// Which passages contain some words.
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import type { TextsCaller } from './texts-caller.ts';
import type { CallManner } from './thread-caller.ts';

/** The rows whose passage contains these words, in any case. A row without a span is a whole text. */
export async function rowsHolding<Row extends { readonly sourceId: string; readonly span: Span | null }>(
  texts: TextsCaller,
  sources: ReadonlyMap<string, SourceRecord>,
  rows: readonly Row[],
  words: string,
  manner: CallManner = {},
): Promise<Row[]> {
  const bySource = Map.groupBy(rows.keys(), (at) => rows[at]!.sourceId);
  const asked = [...bySource.values()].flat();
  const spans = new Int32Array(2 * asked.length);
  for (const [place, at] of asked.entries()) {
    const { span } = rows[at]!;
    spans[2 * place] = span?.start ?? -1;
    spans[2 * place + 1] = span?.end ?? -1;
  }
  // A few long arrays: sending one for each text would stop the program for longer than finding the places.
  const places = {
    hashes: Array.from(bySource.keys(), (sourceId) => sources.get(sourceId)?.textHash ?? ''),
    counts: Int32Array.from(bySource.values(), ({ length }) => length),
    spans,
  };
  const found = await texts.call('holding', { words, places }, manner);
  const isHeld = new Uint8Array(rows.length);
  for (const [place, at] of asked.entries()) isHeld[at] = found[place]!;
  return rows.filter((_, at) => isHeld[at] === 1);
}
