// The paragraphs of texts, found once for each text: a study has many times more text than relations have to look at.
import type { Span } from '#core/span.ts';
import type { SourceRecord } from '#core/records.ts';
import { paragraphsOf } from '#core/text/text-units.ts';
import type { ReadDb } from '#db/handles.ts';
import { getText } from '#db/write.ts';

const found = new WeakMap<SourceRecord, readonly Span[]>();

/** The paragraphs of a source in order. A record is replaced by another when its text changes. */
export function paragraphsIn(db: ReadDb, source: SourceRecord): readonly Span[] {
  const known = found.get(source);
  if (known) return known;
  const paragraphs = paragraphsOf(getText(db, source.textHash));
  found.set(source, paragraphs);
  return paragraphs;
}
