import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { partialDate } from '#core/partial-date.ts';
import type { SourceRecord } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import { linkCopy, originalOf } from '#core/settling/copies.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, count, get, getText, insert, remove, rowsOf, update } from '#db/write.ts';
import { applyCode } from './applying-codes.ts';
import { command, query, type CommandContext } from './context.ts';
import { refuseTakenLabel } from './interview-labels.ts';
import { given } from './project.ts';
import { removeSource } from './removal.ts';
import { kindPreview, setKind } from './source-kind.ts';
import { layoutOfSource, pagesOfSource } from './source-pages.ts';
import { replaceText, replaceTextPreview } from './source-text.ts';

const ids = z.array(z.string()).min(1);

/** The partial ISO date that a person wrote. Throws `invalid` if it is no date. */
export function dateWritten(written: string | null | undefined): string | null | undefined {
  if (written === null || written === undefined) return written;
  if (written.trim() === '') return null;
  const date = partialDate(written);
  if (date === null) throw new AppError('invalid', 'errors:not_a_date', { value: written });
  return date;
}

/** Marks a source as reviewed by the acting coder, or removes the mark. */
export function setReviewed(
  { db, coderId, newId, now }: CommandContext,
  sourceId: string,
  reviewed: boolean,
): void {
  get(db, 'source', sourceId);
  get(db, 'coder', coderId);
  const [existing] = all(db, 'review', { sourceId, coderId });
  if (reviewed && !existing) insert(db, 'review', { id: newId(), sourceId, coderId, at: now() });
  if (!reviewed && existing) remove(db, 'review', existing.id);
}

export const sources = {
  /**
   * The text of a source, its document if that has more than paragraphs, where its pages begin, and its codings by all
   * coders.
   */
  text: query(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const source = get(db, 'source', id);
    return {
      source,
      text: getText(db, source.textHash),
      doc: source.docHash ? (JSON.parse(getText(db, source.docHash)) as unknown) : null,
      codings: all(db, 'coding', { sourceId: id }),
      ...pagesOfSource(db, id),
    };
  }),

  /** Where the pages of a source begin, and whether the layout of its text on them is known. */
  pages: query(z.strictObject({ id: z.string() }), ({ db }, { id }) =>
    pagesOfSource(db, get(db, 'source', id).id),
  ),

  /** Where the present text of a source stands on the pages of its original, page by page; empty if unknown. */
  layout: query(z.strictObject({ id: z.string() }), ({ db }, { id }) =>
    layoutOfSource(db, get(db, 'source', id)),
  ),

  /** Changes the same fields of several sources. An empty date clears it; `setKind` changes their kind. */
  update: command(
    z.strictObject({
      ids,
      title: z.string().trim().min(1).max(500).optional(),
      classId: z.string().nullable().optional(),
      date: z.string().nullable().optional(),
      language: z.string().nullable().optional(),
      origin: z.string().nullable().optional(),
      status: z.enum(tables.source.columns.status.values).optional(),
      exclusionReason: z.string().nullable().optional(),
      duplicateOf: z.string().nullable().optional(),
      label: z.string().trim().max(50).nullable().optional(),
      place: z.string().nullable().optional(),
      mode: z.enum(tables.source.columns.mode.values).nullable().optional(),
      durationMinutes: z.int().min(1).max(100_000).nullable().optional(),
      interviewer: z.string().nullable().optional(),
    }),
    ({ db }, { ids: chosen, duplicateOf, ...fields }) => {
      if (fields.classId != null) get(db, 'class', fields.classId);
      const changed = given({ ...fields, date: dateWritten(fields.date) });
      for (const id of chosen) {
        const before = get(db, 'source', id);
        refuseTakenLabel(db, id, fields.label);
        update(db, 'source', id, changed);
        if (duplicateOf === null) update(db, 'source', id, { duplicateOf });
        else if (duplicateOf !== undefined) linkTo(db, before, get(db, 'source', duplicateOf).id);
      }
    },
  ),

  setKind,
  kindPreview,

  replaceText,
  replaceTextPreview,

  /** Marks sources as reviewed by the acting coder, or removes the marks. */
  setReviewed: command(
    z.strictObject({ ids, reviewed: z.boolean() }),
    (context, { ids: chosen, reviewed }) => {
      for (const id of chosen) setReviewed(context, id, reviewed);
    },
  ),

  /** Classifies a source with one key: applies a whole-source code and, by default, the review mark. */
  classify: command(
    z.strictObject({ id: z.string(), codeId: z.string(), review: z.boolean().default(true) }),
    (context, { id, codeId, review }) => {
      const coding = applyCode(
        context,
        get(context.db, 'source', id),
        '',
        get(context.db, 'code', codeId),
        null,
      );
      if (review) setReviewed(context, id, true);
      return coding;
    },
  ),

  /** What deleting would remove. */
  removePreview: query(z.strictObject({ ids }), ({ db }, { ids: chosen }) => ({
    sources: chosen.length,
    codings: chosen.reduce((sum, sourceId) => sum + count(db, 'coding', { sourceId }), 0),
    memos: chosen.reduce((sum, sourceId) => sum + count(db, 'memo', { sourceId }), 0),
    summaries: chosen.reduce((sum, sourceId) => sum + count(db, 'summary', { sourceId }), 0),
    reviews: chosen.reduce((sum, sourceId) => sum + count(db, 'review', { sourceId }), 0),
    duplicates: chosen.reduce((sum, duplicateOf) => sum + count(db, 'source', { duplicateOf }), 0),
  })),

  /** Deletes sources with everything that belongs to them. Respondents stay, also without an interview. */
  remove: command(z.strictObject({ ids }), ({ db }, { ids: chosen }) => {
    for (const id of chosen) {
      for (const copy of all(db, 'source', { duplicateOf: id }))
        update(db, 'source', copy.id, { duplicateOf: null });
      removeSource(db, id);
    }
  }),
};

/** Links a source as a copy. Throws `invalid` for a circle, which would remove all its sources from every count. */
function linkTo(db: WriteDb, { id, title }: SourceRecord, duplicateOf: string): void {
  const originalId = originalOf(rowsOf(db), duplicateOf);
  if (originalId === null || originalId === id)
    throw new AppError('invalid', 'errors:duplicate_of_itself', { title });
  linkCopy(rowsOf(db), id, originalId);
}
