import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { CoderRecord, Records } from '#core/records.ts';
import { heldTables } from '#core/tables.ts';
import { findProblems } from '#db/check.ts';
import type { ReadDb } from '#db/handles.ts';
import { lossesOf, type SalvagedStudy } from '#db/salvage/known-losses.ts';
import { sizeOf, type StudySize } from '#db/size.ts';
import { all, get, update } from '#db/write.ts';
import { saveCopy } from '../engines/copying.ts';
import { command, job, query, readingJob } from './context.ts';
import { prose } from './prose.ts';

export type HeldTable = (typeof heldTables)[number];
export type HeldRecords = { readonly [T in HeldTable]: Records[T][] };

/** The project's one row. */
export function projectRow(db: ReadDb): Records['project'] {
  const [row] = all(db, 'project');
  if (!row) throw new AppError('invalid', 'errors:damaged_project', { name: '' });
  return row;
}

export const project = {
  /** Every table that a window holds whole, and the row of the history up to which they are true. */
  records: query(z.strictObject({}), ({ db }): { seq: number; tables: HeldRecords } => {
    const entries = heldTables.map((table) => [table, all(db, table)] as const);
    const seq = Number(db.sqlite.prepare('SELECT coalesce(max(seq), 0) FROM change').pluck().get());
    // The keys are exactly heldTables, each with its own rows.
    return { seq, tables: Object.fromEntries(entries) as unknown as HeldRecords };
  }),

  /** Whether the project is whole, and what it holds. */
  check: readingJob(z.strictObject({}), async ({ db }) => {
    const count = (table: string) =>
      Number(db.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
    return {
      problems: findProblems(db),
      counts: {
        sources: count('source'),
        codings: count('coding'),
        codes: count('code'),
        respondents: count('respondent'),
        changes: count('change'),
      },
    };
  }),

  /** When the project was salvaged from a damaged file, and what it lacks since; null for any other. */
  salvaged: query(z.strictObject({}), ({ db }): SalvagedStudy | null => lossesOf(db.sqlite)),

  /** What takes the room in the file of the project. */
  size: query(z.strictObject({}), ({ db }): StudySize => sizeOf(db.sqlite)),

  /**
   * Makes the file as small as what is in it: it is written anew without what is free in it. Nobody writes meanwhile, and it
   * cannot be stopped. The next snapshot is one of the whole file then. Throws `invalid` where the disk has no room for that.
   */
  makeSmaller: job(z.strictObject({}), (context) => context.makeSmaller()),

  /** Saves a whole copy of the project as a new file, with every act until now. */
  saveCopy: job(z.strictObject({ to: z.string().min(1) }), async (context, { to }) => {
    const { db, files, signal, progress } = context;
    context.expectInPlace();
    await saveCopy(db.sqlite.name, files.output(to), { signal, progress });
  }),

  /**
   * Changes the project's name, description, notice or main coder. Throws `invalid` where that would be a second pass or the
   * adjudicated codings.
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

/** What was coded again, or settled between coders, is set against the codings of somebody: it is not them. */
function refuseLater({ name, kind }: CoderRecord): void {
  if (kind !== 'person') throw new AppError('invalid', 'errors:main_coder_is_person', { name });
}

/** The fields that were given, without those left out. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
