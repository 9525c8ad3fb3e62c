// Which texts the spans of an act mean. A span is two numbers: on another version of the text it would be other words.
import type { Change } from '#core/change.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import type { CodingRecord } from '#core/records.ts';
import type { Texts } from '#core/settling/texts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { getText, putBlob, quoteDigest } from './write.ts';
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

/** The texts of the project for settling; `meant`: those that the spans of an act mean, as far as that is known. */
export function textsForSettling(db: WriteDb, meant: TextsMeant): Texts {
  const kept = statement(db.sqlite, 'SELECT 1 FROM blob WHERE hash = ?');
  return {
    meant,
    // A study that was salvaged may lack even a text of now.
    of: (hash) => (kept.get(hash) === undefined ? undefined : getText(db, hash)),
    digest: quoteDigest,
    keep: (text) => ({ textHash: putBlob(db, text), docHash: null, ...measuresOf(text) }),
  };
}
