// What was submitted: tables as they were, the version of the codebook and a snapshot, kept together under a name and a
// date, compared with now, and exported.
import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { freeName, namesOf } from '#core/free-name.ts';
import { isKeptFigure, keptSettingsFrom, storedSettings } from '#core/kept-tables/kept-table.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import {
  changesSince,
  isUnchanged,
  printedValues,
  type PrintedChanges,
} from '#core/kept-tables/printed-values.ts';
import type { SubmissionRecord } from '#core/records.ts';
import {
  submittedItems,
  submittedSnapshot,
  type SubmittedItem,
  type SubmittedSnapshot,
} from '#core/submissions/submitted.ts';
import { fileIdOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import { languages, type Language } from '#words/words.ts';
import { command, job, query, type CommandContext, type JobContext } from './context.ts';
import { prepareKept } from './kept-tables/make.ts';
import { writeSubmission } from './submissions/write.ts';
import { keepVersion, stateToKeep, type StateToKeep } from './versions/keeping.ts';
import { changesSinceVersion, presentVersion } from './versions/named-version.ts';

const name = z.string().trim().min(1).max(200);
const date = z.iso.date();
const note = z.string().trim().max(5000);
const language = z.enum(languages);

/** A submission as lists show it. */
export interface ListedSubmission extends Pick<
  SubmissionRecord,
  'id' | 'name' | 'date' | 'note' | 'createdAt'
> {
  readonly version: { readonly id: string; readonly number: number; readonly name: string };
  readonly snapshot: SubmittedSnapshot | null;
  readonly items: readonly Pick<SubmittedItem, 'id' | 'title' | 'number' | 'isFigure'>[];
}

/** How a submitted table stands against the same count of now. */
export type SubmittedState =
  | { readonly what: 'same' }
  | { readonly what: 'changed'; readonly changes: PrintedChanges }
  | { readonly what: 'cannot'; readonly error: ErrorValue };

export const submissions = {
  /** All submissions, the latest first. */
  list: query(z.strictObject({}), ({ db }) =>
    all(db, 'submission')
      .toSorted((a, b) => (`${a.date} ${a.createdAt}` < `${b.date} ${b.createdAt}` ? 1 : -1))
      .map((row) => listed(db, row)),
  ),

  /**
   * Keeps all kept tables and figures, or those of these ids, as they are printed now, with the version of the codebook and
   * the snapshot that was made for it. The newest version is taken if the codebook is as it was then, else one is kept under
   * this name. Throws `conflict` for a name that is taken, `not_found` for an item that is not kept, and as their counts.
   */
  keep: job(
    z.strictObject({
      name,
      date,
      note: note.default(''),
      ids: z.array(z.string()).optional(),
      /** The number of the snapshot of this study that was just made for it. */
      snapshot: z.int().optional(),
    }),
    async (context, input) => {
      refuseTaken(context.db, input.name);
      const items = await printedNow(context, input.ids);
      const state = presentVersion(context.db) ? null : await stateToKeep(context);
      return context.transact((acting) => {
        const { db, newId, now } = acting;
        refuseTaken(db, input.name);
        const snapshot: SubmittedSnapshot | null =
          input.snapshot === undefined ? null : { file: fileIdOf(db), id: input.snapshot, at: now() };
        return insert(db, 'submission', {
          id: newId(),
          name: input.name,
          date: input.date,
          note: input.note,
          versionId: versionOf(acting, input.name, state),
          snapshot: snapshot && JSON.stringify(snapshot),
          items: JSON.stringify(items),
          createdAt: now(),
        }).id;
      });
    },
  ),

  /** A submitted table as it was printed. Throws `not_found` for one that the submission does not have. */
  open: query(
    z.strictObject({ id: z.string(), itemId: z.string(), language }),
    ({ db }, { id, itemId, language: wanted }): { readonly table: LaidTable; readonly base: string } => {
      const printed = itemsOf(db, id).find((item) => item.id === itemId)?.printed;
      const found = printed?.[wanted] ?? Object.values(printed ?? {})[0];
      if (!found) throw new AppError('not_found', 'errors:no_such_keptTable');
      return found;
    },
  ),

  /** What each submitted table would print now, beside what it printed then, and how far the codebook has gone since. */
  compare: job(z.strictObject({ id: z.string(), language }), async (context, { id, language: wanted }) => {
    const items = itemsOf(context.db, id);
    const states: { readonly id: string; readonly state: SubmittedState }[] = [];
    for (const [done, item] of items.entries()) {
      context.progress({ done, total: items.length, name: item.title });
      context.signal.throwIfAborted();
      states.push({ id: item.id, state: await stateOf(context, item, wanted) });
    }
    const { versionId } = get(context.db, 'submission', id);
    return {
      states,
      codebook: changesSinceVersion(context.db, get(context.db, 'codebookVersion', versionId)),
    };
  }),

  /** Changes the name, the date or the note of a submission. Throws `conflict` for a name that is taken. */
  update: command(
    z.strictObject({ id: z.string(), name: name.optional(), date: date.optional(), note: note.optional() }),
    ({ db }, { id, ...fields }) => {
      const before = get(db, 'submission', id);
      const after = {
        name: fields.name ?? before.name,
        date: fields.date ?? before.date,
        note: fields.note ?? before.note,
      };
      refuseTaken(db, after.name, id);
      update(db, 'submission', id, after);
    },
  ),

  /** Removes a submission. Its version of the codebook and its snapshot stay. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    remove(db, 'submission', id);
  }),

  /**
   * Writes a submission as plain files, into a new or empty folder or as a zip file: its tables, the codebook of its version,
   * and how to restore its snapshot. Throws `conflict` for a folder that is not empty.
   */
  export: job(
    z.strictObject({ id: z.string(), to: z.string().min(1), language: language.optional() }),
    async (context, { id, to, language: wanted }) => {
      const row = get(context.db, 'submission', id);
      const files = await writeSubmission(context, context.files.output(to), row, context.words(wanted));
      context.wrote(submittedItems(row.items).length);
      return { files };
    },
  ),
};

function itemsOf(db: ReadDb, id: string): readonly SubmittedItem[] {
  return submittedItems(get(db, 'submission', id).items);
}

function listed(db: ReadDb, row: SubmissionRecord): ListedSubmission {
  const version = get(db, 'codebookVersion', row.versionId);
  return {
    id: row.id,
    name: row.name,
    date: row.date,
    note: row.note,
    createdAt: row.createdAt,
    version: { id: version.id, number: version.number, name: version.name },
    snapshot: submittedSnapshot(row.snapshot),
    items: submittedItems(row.items).map(({ id, title, number, isFigure }) => ({
      id,
      title,
      number,
      isFigure,
    })),
  };
}

function refuseTaken(db: ReadDb, wanted: string, except?: string): void {
  if (all(db, 'submission', { name: wanted }).some(({ id }) => id !== except))
    throw new AppError('conflict', 'errors:submission_name_taken', { name: wanted });
}

/** The kept items as they are printed now, in every language. */
async function printedNow(context: JobContext, ids?: readonly string[]): Promise<SubmittedItem[]> {
  const kept = all(context.db, 'keptTable').toSorted(byPosition);
  if (ids?.some((id) => !kept.some((item) => item.id === id)))
    throw new AppError('not_found', 'errors:no_such_keptTable');
  const numbers = numbersOf(kept.map((row) => ({ ...row, isFigure: isKeptFigure(row.settings) })));
  const wanted = kept.filter(({ id }) => ids?.includes(id) ?? true);
  const items: SubmittedItem[] = [];
  for (const [done, item] of wanted.entries()) {
    context.progress({ done, total: wanted.length, name: item.name });
    context.signal.throwIfAborted();
    const { inWords } = await prepareKept(context, item);
    const printed = languages.map((each) => {
      const { table, base } = inWords(context.words(each, each));
      return [each, { table, base }] as const;
    });
    items.push({
      id: item.id,
      kind: item.kind,
      title: item.name,
      number: numbers.get(item.id) ?? '',
      isFigure: isKeptFigure(item.settings),
      settings: item.settings,
      printed: Object.fromEntries(printed),
    });
  }
  return items;
}

/** The version of the codebook as it stands: the newest if nothing has changed since, else one of this name. */
function versionOf(context: CommandContext, called: string, state: StateToKeep | null): string {
  const { db } = context;
  const free = freeName(called, namesOf(all(db, 'codebookVersion')));
  return (presentVersion(db) ?? keepVersion(context, { name: free, reason: '' }, state)).id;
}

/**
 * What was submitted, to be counted now: what a stored count refers to may have been merged since, which the kept item has
 * followed; how that is shown may have been changed since, which changes no value.
 */
function shownAs(submitted: string, present: string): string {
  return storedSettings({ ...keptSettingsFrom(present), shown: keptSettingsFrom(submitted).shown });
}

async function stateOf(context: JobContext, item: SubmittedItem, wanted: Language): Promise<SubmittedState> {
  const [known, then] = item.printed[wanted]
    ? [wanted, item.printed[wanted]]
    : ((Object.entries(item.printed)[0] ?? []) as [Language?, SubmittedItem['printed'][string]?]);
  if (!known || !then) return { what: 'same' };
  try {
    const present = find(context.db, 'keptTable', item.id);
    const { inWords } = await prepareKept(context, {
      kind: item.kind,
      name: item.title,
      settings: present ? shownAs(item.settings, present.settings) : item.settings,
    });
    const words = context.words(known, known);
    const changes = changesSince(
      printedValues(then.table, words),
      printedValues(inWords(words).table, words),
    );
    return isUnchanged(changes) ? { what: 'same' } : { what: 'changed', changes };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { what: 'cannot', error: error.value };
  }
}
