// Which texts the spans of an act refer to. A span is two numbers: on another version of the text it would
// mark other words.
import type { Change } from '#core/change.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import type { CodingRecord } from '#core/records.ts';
import type { Texts } from '#core/settling/texts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { getText, putBlob, quoteDigest } from './write.ts';
import { statement } from './statements.ts';

/** The hash of each source's text after the act, by source id; for a source that the act removed, its last text. */
export type TextsReferredTo = Readonly<Record<string, string>>;

const TEXT = 'SELECT text_hash FROM source WHERE id = ?';

/**
 * The texts that the spans of a change refer to, after the change; empty where the change holds no span. The
 * spans that the act removed or moved referred to the text before, whose hash stands in the source's row of
 * the same change.
 */
export function textsReferredTo(db: ReadDb, { added, updated, removed }: Change): TextsReferredTo {
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

/**
 * The project's texts, for settling. `hashes` names the texts that the spans of an act refer to, as far as
 * they are known.
 */
export function textsForSettling(db: WriteDb, hashes: TextsReferredTo): Texts {
  const kept = statement(db.sqlite, 'SELECT 1 FROM blob WHERE hash = ?');
  return {
    hashes,
    // In a salvaged study even the current text of a source may be missing.
    of: (hash) => (kept.get(hash) === undefined ? undefined : getText(db, hash)),
    digest: quoteDigest,
    keep: (text) => ({ textHash: putBlob(db, text), docHash: null, ...measuresOf(text) }),
  };
}
