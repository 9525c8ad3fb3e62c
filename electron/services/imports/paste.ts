// Pasting a text that has no file.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { languageOf } from '#core/text/language.ts';
import { plainText, storedText } from '#core/text/plain-text.ts';
import { titleOfText } from '#core/imports/table-sources.ts';
import { tables } from '#core/tables/all.ts';
import { get } from '#db/write.ts';
import { command } from '../context.ts';
import { richText } from '../rich-text-input.ts';
import { dateWritten } from '../sources.ts';
import { keepText } from '../texts.ts';
import { addSource, importMemory } from './row.ts';

/**
 * Makes a source of a pasted text, or of a rich text with headings, lists and tables. By default its title is its first
 * line and its language is guessed. Throws `invalid` if there is no text, `conflict` if the project has the same text
 * under the same title.
 */
export const paste = command(
  z.strictObject({
    title: z.string().trim().max(500).default(''),
    text: z.string().default(''),
    /** Instead of `text`. */
    doc: richText.nullable().default(null),
    kind: z.enum(tables.source.columns.kind.values),
    classId: z.string().nullable().default(null),
    /** A class by name, added if it does not exist; instead of `classId`. */
    className: z.string().trim().min(1).max(100).nullable().default(null),
    date: z.string().nullable().default(null),
    language: z.string().nullable().default(null),
    respondents: z.array(z.string().trim().min(1).max(100)).default([]),
  }),
  (context, { title, text, doc, date, language, ...given }) => {
    if (given.kind === 'document' && given.respondents.length > 0)
      throw new AppError('invalid', 'errors:documents_have_no_respondents');
    if (given.classId !== null) get(context.db, 'class', given.classId);
    const written = doc === null ? storedText(text) : plainText(doc);
    if (written.trim() === '') throw new AppError('invalid', 'errors:nothing_pasted');
    const { source, isNew } = addSource(context, importMemory(context), {
      ...given,
      id: context.newId(),
      title: title || titleOfText(written),
      text: keepText(context.db, doc ?? written),
      date: dateWritten(date) ?? null,
      language: language ?? languageOf(written),
      origin: null,
      originalHash: null,
      originalName: null,
      article: null,
      encoding: null,
      attributes: [],
      pages: [],
      layoutHash: null,
    });
    if (!isNew) throw new AppError('conflict', 'errors:source_already_there', { title: source.title });
    return source;
  },
);
