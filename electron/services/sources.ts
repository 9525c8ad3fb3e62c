import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { partialDate } from '#core/partial-date.ts';
import type { SourceRecord } from '#core/records.ts';
import { all, get, getText, insert, remove, update } from '#db/write.ts';
import { applyCode } from './codings.ts';
import { command, query, type CommandContext } from './context.ts';
import { given } from './project.ts';
import { removeSource } from './removal.ts';

const ids = z.array(z.string()).min(1);

/** A partial ISO date from what a person wrote. Throws `invalid` for what is no date. */
export function dateWritten(written: string | null | undefined): string | null | undefined {
  if (written === null || written === undefined) return written;
  if (written.trim() === '') return null;
  const date = partialDate(written);
  if (date === null) throw new AppError('invalid', 'errors:not_a_date', { value: written });
  return date;
}

/** Marks a source as finished by the acting coder, or takes that back. */
function setReviewed({ db, coderId, newId, now }: CommandContext, sourceId: string, reviewed: boolean): void {
  get(db, 'source', sourceId);
  get(db, 'coder', coderId);
  const [existing] = all(db, 'review', { sourceId, coderId });
  if (reviewed && !existing) insert(db, 'review', { id: newId(), sourceId, coderId, at: now() });
  if (!reviewed && existing) remove(db, 'review', existing.id);
}

export const sources = {
  /** The text of a source, its document where it has more than paragraphs, and its codings by all coders. */
  text: query(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const source = get(db, 'source', id);
    return {
      source,
      text: getText(db, source.textHash),
      doc: source.docHash ? (JSON.parse(getText(db, source.docHash)) as unknown) : null,
      codings: all(db, 'coding', { sourceId: id }),
    };
  }),

  /** Changes the same fields of several sources. An empty date clears it. */
  update: command(
    z.strictObject({
      ids,
      title: z.string().trim().min(1).max(500).optional(),
      kind: z.enum(['document', 'interview']).optional(),
      classId: z.string().nullable().optional(),
      date: z.string().nullable().optional(),
      language: z.string().nullable().optional(),
      origin: z.string().nullable().optional(),
      status: z.enum(['new', 'included', 'excluded', 'second-look']).optional(),
      exclusionReason: z.string().nullable().optional(),
      duplicateOf: z.string().nullable().optional(),
      label: z.string().trim().max(50).nullable().optional(),
      place: z.string().nullable().optional(),
      mode: z.enum(['in-person', 'online']).nullable().optional(),
      durationMinutes: z.int().min(1).max(100_000).nullable().optional(),
      interviewer: z.string().nullable().optional(),
    }),
    ({ db }, { ids: chosen, ...fields }) => {
      if (fields.classId) get(db, 'class', fields.classId);
      const changed = given({ ...fields, date: dateWritten(fields.date) });
      for (const id of chosen) {
        refuseBadDuplicate(get(db, 'source', id), fields.duplicateOf);
        if (fields.duplicateOf) get(db, 'source', fields.duplicateOf);
        update(db, 'source', id, changed);
      }
    },
  ),

  /** Declares sources finished by the acting coder, or no longer. */
  setReviewed: command(
    z.strictObject({ ids, reviewed: z.boolean() }),
    (context, { ids: chosen, reviewed }) => {
      for (const id of chosen) setReviewed(context, id, reviewed);
    },
  ),

  /** One key of classification: a whole-source code and, unless told otherwise, the mark of review. */
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

  /** What deleting would take with it. */
  removePreview: query(z.strictObject({ ids }), ({ db }, { ids: chosen }) => ({
    sources: chosen.length,
    codings: chosen.reduce((sum, sourceId) => sum + all(db, 'coding', { sourceId }).length, 0),
    memos: chosen.reduce((sum, sourceId) => sum + all(db, 'memo', { sourceId }).length, 0),
    reviews: chosen.reduce((sum, sourceId) => sum + all(db, 'review', { sourceId }).length, 0),
    duplicates: chosen.reduce((sum, duplicateOf) => sum + all(db, 'source', { duplicateOf }).length, 0),
  })),

  /** Deletes sources with all that hangs on them. A respondent stays, also without an interview. */
  remove: command(z.strictObject({ ids }), ({ db }, { ids: chosen }) => {
    for (const id of chosen) {
      for (const copy of all(db, 'source', { duplicateOf: id }))
        update(db, 'source', copy.id, { duplicateOf: null });
      removeSource(db, id);
    }
  }),
};

function refuseBadDuplicate(source: SourceRecord, duplicateOf: string | null | undefined): void {
  if (duplicateOf === source.id)
    throw new AppError('invalid', 'errors:duplicate_of_itself', { title: source.title });
}
