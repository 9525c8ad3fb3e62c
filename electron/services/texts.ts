// Stores and reads the texts of sources.
import { isPlain, measuresOf, plainText, storedText } from '#core/text/plain-text.ts';
import type { SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { WriteDb } from '#db/handles.ts';
import { hashOf, putBlob } from '#db/write.ts';

export type TextFields = Pick<SourceRecord, 'textHash' | 'docHash' | 'length' | 'codePoints' | 'astral'>;

/** A text as bytes, with the other fields that a source has of it: once measured, the text need not stay in memory. */
export interface MeasuredText extends Omit<TextFields, 'docHash'> {
  readonly bytes: Uint8Array;
}

/** The bytes to store for a text, under the fields by which its source refers to them. */
export interface TextToKeep {
  readonly fields: TextFields;
  readonly blobs: readonly KeptBytes[];
}

/** What to store for a text, with its document if that contains more than the text. */
export function textToKeep(content: RichText | string | MeasuredText): TextToKeep {
  if (typeof content === 'object' && 'bytes' in content) {
    const { bytes, ...fields } = content;
    return { fields: { ...fields, docHash: null }, blobs: [{ hash: fields.textHash, bytes }] };
  }
  const doc = typeof content === 'string' ? null : content;
  const text = typeof content === 'string' ? storedText(content) : plainText(content);
  const kept = named(text);
  const document = doc && !isPlain(doc) ? named(JSON.stringify(doc)) : null;
  return {
    fields: { textHash: kept.hash, docHash: document?.hash ?? null, ...measuresOf(text) },
    blobs: document ? [kept, document] : [kept],
  };
}

function named(text: string): KeptBytes {
  const bytes = Buffer.from(text, 'utf8');
  return { hash: hashOf(bytes), bytes };
}

/** Stores a text, and its document if that contains more than the text; returns the fields of the source. */
export function keepText(db: WriteDb, content: RichText | string | MeasuredText): TextFields {
  const { fields, blobs } = textToKeep(content);
  for (const { bytes, hash } of blobs) putBlob(db, bytes, hash);
  return fields;
}
