// Which texts the spans of an act mean. A span is two numbers: on another version of the text it would be other words.
import type { Change } from '#core/change.ts';
import type { CodingRecord } from '#core/records.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** By the id of a source the hash of the text, as it was after the act; of a source that the act removed, its last one. */
export type TextsMeant = Readonly<Record<string, string>>;

const TEXT = 'SELECT text_hash FROM source WHERE id = ?';

/**
 * The texts that the spans of a change mean, once it is done; empty where it holds no span. What the act itself took from a
 * text or moved on it was on the text before, which stands with the source in the same change.
 */
export function textsMeant(db: ReadDb, { added, updated, removed }: Change): TextsMeant {
  const sources = new Set<string>();
  const note = ({ start, sourceId }: CodingRecord): void => void (start !== null && sources.add(sourceId));
  for (const rows of [added.coding, removed.coding]) for (const row of Object.values(rows ?? {})) note(row);
  for (const [, row] of Object.values(updated.coding ?? {})) note(row);
  const texts: Record<string, string> = {};
  for (const id of sources) {
    const hash = removed.source?.[id]?.textHash ?? statement(db.sqlite, TEXT).pluck().get(id);
    if (typeof hash === 'string') texts[id] = hash;
  }
  return texts;
}
