import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { consentScopes } from '#core/respondents/consent.ts';
import { BY_PEOPLE } from '#db/by-people.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, get, insert, remove as removeRow, update } from '#db/write.ts';
import { command, query } from './context.ts';
import { merge, mergePreview } from './respondent-merge.ts';
import { respondentNamed, whoIsCalled } from './respondent-named.ts';
import { remove, removePreview } from './respondent-removal.ts';
import { withdraw, withdrawPreview } from './respondent-withdrawal.ts';

const name = z.string().trim().min(1).max(100);

/** Links a source to exactly these respondents. */
export function setRespondents(
  db: WriteDb,
  newId: () => string,
  sourceId: string,
  ids: readonly string[],
): void {
  const links = all(db, 'sourceRespondent', { sourceId });
  for (const link of links) if (!ids.includes(link.respondentId)) removeRow(db, 'sourceRespondent', link.id);
  for (const respondentId of new Set(ids)) {
    if (links.some((link) => link.respondentId === respondentId)) continue;
    insert(db, 'sourceRespondent', { id: newId(), sourceId, respondentId });
  }
}

export const respondents = {
  /** Adds a respondent, by pseudonym. */
  add: command(z.strictObject({ name }), ({ db, newId }, input) => {
    const known = whoIsCalled(db, input.name);
    if (known) throw new AppError('conflict', 'errors:respondent_name_taken', { name: known.name });
    return respondentNamed(db, newId, input.name);
  }),

  /** Gives a respondent another pseudonym. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, input) => {
    const known = whoIsCalled(db, input.name);
    if (known && known.id !== input.id)
      throw new AppError('conflict', 'errors:respondent_name_taken', { name: known.name });
    return update(db, 'respondent', input.id, { name: input.name });
  }),

  /** Sets how much of what respondents said may be shown to others; null for not recorded. */
  setConsent: command(
    z.strictObject({ ids: z.array(z.string()).min(1), consent: z.enum(consentScopes).nullable() }),
    ({ db }, { ids, consent }) => {
      for (const id of new Set(ids))
        if (get(db, 'respondent', id).consent !== consent) update(db, 'respondent', id, { consent });
    },
  ),

  /** Sets the respondents of an interview; several for a group interview. */
  link: command(
    z.strictObject({ sourceId: z.string(), respondentIds: z.array(z.string()) }),
    ({ db, newId }, { sourceId, respondentIds }) => {
      const source = get(db, 'source', sourceId);
      if (source.kind !== 'interview') throw new AppError('invalid', 'errors:documents_have_no_respondents');
      if (respondentIds.length === 0) throw new AppError('invalid', 'errors:interview_needs_respondent');
      for (const id of respondentIds) get(db, 'respondent', id);
      for (const coding of all(db, 'coding', { sourceId })) {
        if (coding.respondentId !== null && !respondentIds.includes(coding.respondentId)) {
          update(db, 'coding', coding.id, { respondentId: null });
        }
      }
      setRespondents(db, newId, sourceId, respondentIds);
    },
  ),

  merge,
  mergePreview,
  remove,
  removePreview,
  withdraw,
  withdrawPreview,

  /**
   * How many codings each respondent has: those of their interviews, in a group interview without those that name
   * another speaker. By one coder, or by all.
   */
  codings: query(
    z.strictObject({ coderId: z.string().nullable().default(null) }),
    ({ db }, { coderId }): Readonly<Record<string, number>> => {
      const rows = db.sqlite
        .prepare(
          `SELECT link.respondent_id AS id, count(*) AS codings
           FROM source_respondent link JOIN coding ON coding.source_id = link.source_id
           WHERE (coding.respondent_id IS NULL OR coding.respondent_id = link.respondent_id)
             AND (:coderId IS NULL AND ${BY_PEOPLE} OR coding.coder_id = :coderId)
           GROUP BY link.respondent_id`,
        )
        .all({ coderId }) as { id: string; codings: number }[];
      return Object.fromEntries(rows.map(({ id, codings }) => [id, codings]));
    },
  ),
};
