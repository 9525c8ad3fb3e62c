// Keeping and finding the texts of sources.
import { astralPositions, isPlain, paragraphs, plainText, storedText } from '#core/plain-text.ts';
import type { SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/rich-text.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { getText, putBlob } from '#db/write.ts';

export type TextFields = Pick<SourceRecord, 'textHash' | 'docHash' | 'length' | 'codePoints' | 'astral'>;

/** A text by its bytes, which are at hand, and by what else a source says of it. */
export interface MeasuredText extends Omit<TextFields, 'docHash'> {
  readonly bytes: Uint8Array;
}

/** What a source says of a text of these bytes, whose hash is known: measured once, the text itself need not stay. */
export function measuredText(text: string, bytes: Uint8Array, textHash: string): MeasuredText {
  return { bytes, textHash, ...measures(text) };
}

/** Keeps a text, and its document where that says more than the text; returns the fields of the source. */
export function keepText(db: WriteDb, content: RichText | string | MeasuredText): TextFields {
  if (typeof content === 'object' && 'bytes' in content) {
    const { bytes, ...fields } = content;
    putBlob(db, bytes, fields.textHash);
    return { ...fields, docHash: null };
  }
  const doc = typeof content === 'string' ? null : content;
  const text = typeof content === 'string' ? storedText(content) : plainText(content);
  return {
    textHash: putBlob(db, text),
    docHash: doc && !isPlain(doc) ? putBlob(db, JSON.stringify(doc)) : null,
    ...measures(text),
  };
}

function measures(text: string): Pick<SourceRecord, 'length' | 'codePoints' | 'astral'> {
  const astral = astralPositions(text);
  return { length: text.length, codePoints: text.length - astral.length, astral: JSON.stringify(astral) };
}

/** The document of a source: the kept one, or a paragraph for each line of the text. */
export function documentOf(db: ReadDb, source: SourceRecord): RichText {
  // Written by keepText alone, from a checked document.
  if (source.docHash) return JSON.parse(getText(db, source.docHash)) as RichText;
  return paragraphs(getText(db, source.textHash));
}
