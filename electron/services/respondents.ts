import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { respondentKey } from '#core/interview-label.ts';
import type { RespondentRecord } from '#core/records.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { command } from './context.ts';
import { lastPosition } from './positions.ts';

const name = z.string().trim().min(1).max(100);

function whoIsCalled(db: ReadDb, wanted: string): RespondentRecord | undefined {
  return all(db, 'respondent').find(({ name: called }) => respondentKey(called) === respondentKey(wanted));
}

/** The respondent of this name, however it is written, made when there is none yet. */
export function respondentNamed(db: WriteDb, newId: () => string, wanted: string): RespondentRecord {
  return (
    whoIsCalled(db, wanted) ??
    insert(db, 'respondent', { id: newId(), name: wanted, position: lastPosition(db, 'respondent') })
  );
}

/** Ties a source to exactly these respondents. */
export function setRespondents(
  db: WriteDb,
  newId: () => string,
  sourceId: string,
  ids: readonly string[],
): void {
  const links = all(db, 'sourceRespondent', { sourceId });
  for (const link of links) if (!ids.includes(link.respondentId)) remove(db, 'sourceRespondent', link.id);
  for (const respondentId of new Set(ids)) {
    if (links.some((link) => link.respondentId === respondentId)) continue;
    insert(db, 'sourceRespondent', { id: newId(), sourceId, respondentId });
  }
}

export const respondents = {
  /** Adds a person interviewed, by pseudonym. */
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

  /** Says whose interview a source is; several for a group interview. */
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

  /** Removes a respondent who has no interview; memos and attributes go too. Throws `conflict` otherwise. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const respondent = get(db, 'respondent', id);
    const interviews = all(db, 'sourceRespondent', { respondentId: id }).length;
    if (interviews > 0) {
      throw new AppError('conflict', 'errors:respondent_has_interviews', {
        name: respondent.name,
        count: interviews,
      });
    }
    removeWhere(db, 'attributeValue', { respondentId: id });
    removeWhere(db, 'memo', { respondentId: id });
    remove(db, 'respondent', id);
  }),
};
