import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { CoderRecord, Records } from '#core/records.ts';
import { BY_PEOPLE } from '#db/by-people.ts';
import { findProblems } from '#db/check.ts';
import type { ReadDb } from '#db/handles.ts';
import { heldRecords, recordsToSend, type HeldRecords, type SentRecords } from '#db/held-records.ts';
import { lossesOf, type SalvagedStudy } from '#db/salvage/known-losses.ts';
import { sizeOf, type StudySize } from '#db/size.ts';
import { all, get, update } from '#db/write.ts';
import { saveCopy } from '../engines/copying.ts';
import { command, job, query, readingJob } from './context.ts';
import { prose } from './prose.ts';

export type { HeldRecords, SentRecords } from '#db/held-records.ts';

/** The project's one row. */
export function projectRow(db: ReadDb): Records['project'] {
  const [row] = all(db, 'project');
  if (!row) throw new AppError('invalid', 'errors:damaged_project', { name: '' });
  return row;
}

function lastSeq(db: ReadDb): number {
  return Number(db.sqlite.prepare('SELECT coalesce(max(seq), 0) FROM change').pluck().get());
}

export const project = {
  /** All tables that a window holds completely, and the number of the last act that they include. */
  records: query(z.strictObject({}), ({ db }): { seq: number; tables: HeldRecords } => {
    return { seq: lastSeq(db), tables: heldRecords(db) };
  }),

  /** The same for a window, which is sent large tables by column. */
  held: query(z.strictObject({}), ({ db }): { seq: number; tables: SentRecords } => {
    return { seq: lastSeq(db), tables: recordsToSend(db) };
  }),

  /** Whether the project is whole, and how much it contains. */
  check: readingJob(z.strictObject({}), async ({ db, whole }) => {
    const count = (table: string) =>
      Number(db.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
    return {
      // From a part of the history and of the rows nobody could tell.
      problems: findProblems(whole),
      counts: {
        sources: count('source'),
        codings: Number(db.sqlite.prepare(`SELECT count(*) FROM coding WHERE ${BY_PEOPLE}`).pluck().get()),
        codes: count('code'),
        respondents: count('respondent'),
        changes: count('change'),
      },
    };
  }),

  /** When the project was salvaged from a damaged file, and what was lost; null for any other project. */
  salvaged: query(z.strictObject({}), ({ db }): SalvagedStudy | null => lossesOf(db.sqlite)),

  /** What takes the space in the project's file. */
  size: query(z.strictObject({}), ({ db }): StudySize => sizeOf(db.sqlite)),

  /**
   * Shrinks the file to its content by rewriting it without free pages. Nobody can write meanwhile, and it cannot be
   * cancelled. The next snapshot must copy the whole file. Throws `invalid` if the disk has too little space.
   */
  makeSmaller: job(z.strictObject({}), (context) => context.makeSmaller()),

  /** Saves a whole copy of the project as a new file, with all acts up to now. */
  saveCopy: job(z.strictObject({ to: z.string().min(1) }), async (context, { to }) => {
    const { db, files, signal, progress } = context;
    context.expectInPlace();
    await saveCopy(db.sqlite.name, files.output(to), { signal, progress });
  }),

  /**
   * Changes the project's name, description, notice or main coder. Throws `invalid` if the main coder would be a second
   * pass or the adjudicated codings.
   */
  update: command(
    z.strictObject({
      name: z.string().trim().min(1).max(200).optional(),
      description: prose.optional(),
      notice: prose.nullable().optional(),
      mainCoderId: z.string().optional(),
    }),
    ({ db }, fields) => {
      if (fields.mainCoderId !== undefined) refuseLater(get(db, 'coder', fields.mainCoderId));
      return update(db, 'project', projectRow(db).id, given(fields));
    },
  ),
};

/** Second passes and adjudicated codings are compared with a person's codings, so neither can be the main coder. */
function refuseLater({ name, kind }: CoderRecord): void {
  if (kind !== 'person') throw new AppError('invalid', 'errors:main_coder_is_person', { name });
}

/** The fields without those that are undefined. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
