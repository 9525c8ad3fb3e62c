// Keeping and finding the texts of sources.
import { astralPositions, isPlain, paragraphs, plainText, storedText } from '#core/plain-text.ts';
import type { SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/rich-text.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { getText, putBlob } from '#db/write.ts';

export type TextFields = Pick<SourceRecord, 'textHash' | 'docHash' | 'length' | 'codePoints' | 'astral'>;

/** The bytes of a text, where they are at hand, by their SHA-256. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/**
 * Keeps a text, and its document where that says more than the text; returns the fields of the source. `known` are
 * the very bytes of a text without document: they are neither made nor hashed again.
 */
export function keepText(db: WriteDb, content: RichText | string, known?: TextBytes | null): TextFields {
  const doc = typeof content === 'string' ? null : content;
  const text = typeof content === 'string' ? storedText(content) : plainText(content);
  const astral = astralPositions(text);
  return {
    textHash: known ? putBlob(db, known.bytes, known.hash) : putBlob(db, text),
    docHash: doc && !isPlain(doc) ? putBlob(db, JSON.stringify(doc)) : null,
    length: text.length,
    codePoints: text.length - astral.length,
    astral: JSON.stringify(astral),
  };
}

/** The document of a source: the kept one, or a paragraph for each line of the text. */
export function documentOf(db: ReadDb, source: SourceRecord): RichText {
  // Written by keepText alone, from a checked document.
  if (source.docHash) return JSON.parse(getText(db, source.docHash)) as RichText;
  return paragraphs(getText(db, source.textHash));
}
