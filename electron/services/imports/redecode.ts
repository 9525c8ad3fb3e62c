// Corrects a wrongly guessed encoding: reads the stored original again, in the encoding that the analyst names.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { articleTexts } from '#core/imports/articles/article-text.ts';
import { pieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import { temporaryName } from '#core/leftovers.ts';
import { AppError } from '#core/errors.ts';
import { languageOf } from '#core/text/language.ts';
import type { SourceRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { count, get, getBlob, getText, update } from '#db/write.ts';
import { endingOf, formatSaid } from '#formats/reading/recognise.ts';
import type { ReadText } from '#formats/reading/result.ts';
import { job, type JobContext } from '../context.ts';
import { keepText } from '../texts.ts';

const input = z.strictObject({
  sourceId: z.string(),
  /** A WHATWG label, such as `gb18030`. */
  encoding: z.string().min(1).max(40),
});

/**
 * Previews a source in another encoding. Throws `conflict` if it has codings, `unsupported` if it has no original, if
 * its format defines its own encoding, if it is a row of a table, or if it is an article that is not found again.
 */
export const redecodePreview = job(input, async (context, { sourceId, encoding }) => {
  const read = await readAgain(context, get(context.db, 'source', sourceId), encoding);
  return { beginning: read.text.slice(0, 500), encoding: read.encoding, notes: read.notes };
});

/**
 * Replaces a source's text by its original in another encoding; for an article, by its lines of the file. What belongs
 * to the whole source, its memos and review marks, stays. Throws as the preview does.
 */
export const redecode = job(input, async (context, { sourceId, encoding }): Promise<SourceRecord> => {
  const before = get(context.db, 'source', sourceId);
  const read = await readAgain(context, before, encoding);
  return context.transact(({ db }) => {
    const source = get(db, 'source', sourceId);
    refuse(db, source);
    if (source.textHash !== before.textHash)
      throw new AppError('conflict', 'errors:text_changed', { title: source.title });
    // A language that was guessed from the wrong characters is guessed again; a chosen one stays.
    const text = getText(db, source.textHash);
    const wasGuessed = source.language === languageOf(text);
    const title = source.article === null ? null : sameLine(text, read.text, source.title);
    const origin = source.article === null ? null : sameLine(text, read.text, source.origin ?? '');
    return update(db, 'source', sourceId, {
      ...keepText(db, read.doc ?? read.text),
      encoding: read.encoding,
      language: wasGuessed ? read.language : source.language,
      // A title and an outlet that an article had from its text were decoded wrongly too.
      ...(title === null ? {} : { title }),
      ...(origin === null ? {} : { origin }),
    });
  });
});

/** The line of the new text that stands where this one stood alone in the old; null if there is none. */
function sameLine(before: string, after: string, written: string): string | null {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const at =
    written === '' || old.length !== now.length ? -1 : old.findIndex((line) => line.trim() === written);
  return now[at]?.trim() || null;
}

function refuse(db: ReadDb, { id, title, encoding, originalHash, originalName }: SourceRecord): void {
  if (originalHash === null) throw new AppError('unsupported', 'errors:no_original', { title });
  const format = formatSaid(originalName ?? '');
  if (format === 'csv' || format === 'xlsx')
    throw new AppError('unsupported', 'errors:redecode_table', { title, name: originalName ?? '' });
  if (encoding === null) {
    const ending = endingOf(originalName ?? '');
    throw new AppError('unsupported', 'errors:redecode_needless', { title, ending });
  }
  const codings = count(db, 'coding', { sourceId: id });
  if (codings > 0) throw new AppError('conflict', 'errors:redecode_coded', { title, count: codings });
}

async function readAgain(context: JobContext, source: SourceRecord, encoding: string): Promise<ReadText> {
  const { db, reading, signal } = context;
  refuse(db, source);
  const name = source.originalName ?? source.title;
  const folder = await mkdtemp(join(tmpdir(), temporaryName('original', process.pid)));
  try {
    // A name of our own: this system may not allow the name of the original.
    const path = join(folder, 'original');
    await writeFile(path, getBlob(db, source.originalHash ?? ''));
    const read = await reading.reader().read(path, name, { encoding, signal });
    if (read.type === 'table')
      throw new AppError('unsupported', 'errors:redecode_table', { title: source.title, name });
    return pieceOf(source, read);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The lines of an article in its file; the whole text of another source. Throws `conflict` if the lines differ now. */
function pieceOf({ article, title }: SourceRecord, read: ReadText): ReadText {
  if (article === null) return read;
  const piece = pieceOfOriginal(article);
  if (piece?.total !== read.text.split('\n').length)
    throw new AppError('conflict', 'articles:redecode_lines', { title });
  const { text, doc } = articleTexts(read)(piece);
  return { ...read, text, doc, language: languageOf(text) };
}
