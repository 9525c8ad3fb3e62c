import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { tables } from '#core/tables/all.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import { refuseMerged } from './codes.ts';
import { command, query } from './context.ts';
import { given } from './project.ts';
import { prose } from './prose.ts';

const about = z.enum(tables.memo.columns.about.values);

/** The place of a coding that has a memo. */
export interface MemoPlace {
  readonly codingId: string;
  readonly sourceId: string;
  readonly codeId: string;
}

export const memos = {
  /** The places of all codings with memos, so that a list of memos can name them without loading every coding. */
  places: query(z.strictObject({}), ({ db }): MemoPlace[] =>
    [...new Set(all(db, 'memo', { about: 'coding' }).flatMap(({ codingId }) => codingId ?? []))].flatMap(
      (id) => {
        const coding = find(db, 'coding', id);
        return coding ? [{ codingId: id, sourceId: coding.sourceId, codeId: coding.codeId }] : [];
      },
    ),
  ),

  /**
   * Adds a memo about a source, code, coding or respondent (`subjectId`), about the project, or a free one. Throws
   * `conflict` for a code that was merged into another.
   */
  add: command(
    z.strictObject({
      about: about.default('free'),
      subjectId: z.string().optional(),
      title: z.string().max(200).default(''),
      body: prose.default(''),
    }),
    ({ db, coderId, newId, now }, { about: subject, subjectId, title, body }) => {
      const bound = subject !== 'free' && subject !== 'project';
      if (bound !== (subjectId !== undefined)) throw new AppError('invalid', 'errors:memo_subject');
      if (bound && subjectId !== undefined) get(db, subject, subjectId);
      // Nobody would find it again: a merged code is in no tree.
      if (subject === 'code' && subjectId !== undefined) refuseMerged(get(db, 'code', subjectId));
      const at = now();
      const idOf = (kind: typeof subject) => (kind === subject && subjectId !== undefined ? subjectId : null);
      return insert(db, 'memo', {
        id: newId(),
        title,
        body,
        about: subject,
        sourceId: idOf('source'),
        codeId: idOf('code'),
        codingId: idOf('coding'),
        respondentId: idOf('respondent'),
        coderId,
        createdAt: at,
        updatedAt: at,
      });
    },
  ),

  /** Rewrites a memo. */
  update: command(
    z.strictObject({ id: z.string(), title: z.string().max(200).optional(), body: z.string().optional() }),
    ({ db, now }, { id, ...fields }) => update(db, 'memo', id, { ...given(fields), updatedAt: now() }),
  ),

  /** Removes a memo. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => remove(db, 'memo', id)),
};
