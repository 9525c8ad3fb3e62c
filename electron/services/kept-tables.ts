import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import { isKeptFigure, keptKinds, keptSettingsFrom, storedSettings } from '#core/kept-tables/kept-table.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import type { KeptTableRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { laidJointDisplay } from '#words/kept-tables/laid-joint-display.ts';
import { languages, type Words } from '#words/words.ts';
import { command, job, type JobContext } from './context.ts';
import { withCodebookNote } from './kept-tables/codebook-note.ts';
import { printedFigure, writeKept, type NumberedItem } from './kept-tables/export.ts';
import { countKept, expectMakeable, type KeptCounts } from './kept-tables/make.ts';
import { remade, type KeptState } from './kept-tables/state.ts';
import { positionAt } from './place-in-list.ts';
import { lastPosition } from './positions.ts';
import { projectRow } from './project.ts';

const name = z.string().trim().min(1).max(500);
const id = z.string();

const inLanguage = {
  language: z.enum(languages).optional(),
  /** The language in which codes are named first; by default that of the words. */
  codebookLanguage: z.enum(languages).optional(),
};

/** A kept item in its list. */
export interface ListedKept {
  readonly id: string;
  /** `Table` or `Figure` apart: `3`, or what the analyst fixed. */
  readonly number: string;
  readonly isFigure: boolean;
  /** What it counts, and out of how many, in words; null where it cannot be made. */
  readonly base: string | null;
  readonly state: KeptState;
}

/** A kept item that is open: made again with the present numbers. */
export interface OpenedKept extends ListedKept {
  /** Null where it cannot be made. */
  readonly table: LaidTable | null;
  /** The drawn figure; null for a table. */
  readonly svg: string | null;
}

export const keptTables = {
  /** Keeps a table or figure under a title, at the end of the list. Throws `invalid` for settings of no count. */
  keep: command(
    z.strictObject({
      kind: z.enum(keptKinds),
      name,
      /** The argument of the count that makes it, and `shown`: how it is shown. */
      settings: z.record(z.string(), z.unknown()),
    }),
    ({ db, newId, now }, { kind, name: title, settings }) => {
      expectMakeable(kind, settings);
      return insert(db, 'keptTable', {
        id: newId(),
        kind,
        name: title,
        settings: storedSettings(keptSettingsFrom(JSON.stringify(settings))),
        number: null,
        position: lastPosition(db, 'keptTable'),
        createdAt: now(),
      });
    },
  ),

  /** Keeps an item once more, below itself, under the same title; a fixed number stays with the first. */
  duplicate: command(z.strictObject({ id }), ({ db, newId, now }, { id: own }) => {
    const kept = get(db, 'keptTable', own);
    const items = inOrder(db);
    const below = items.findIndex((row) => row.id === own) + 1;
    const position = positionAt(db, 'keptTable', items, below);
    return insert(db, 'keptTable', { ...kept, id: newId(), number: null, position, createdAt: now() });
  }),

  /** Gives a kept item another title: the caption that it is printed with. */
  rename: command(z.strictObject({ id, name }), ({ db }, { id: own, name: title }) =>
    update(db, 'keptTable', own, { name: title }),
  ),

  /** Fixes the number of an item, such as `2a`; null lets it follow the list. Throws `conflict` for a number that another has fixed. */
  setNumber: command(
    z.strictObject({ id, number: z.string().trim().min(1).max(12).nullable() }),
    ({ db }, { id: own, number }) => {
      const isFigure = isKeptFigure(get(db, 'keptTable', own).settings);
      const other = all(db, 'keptTable').find(
        (row) =>
          row.id !== own &&
          row.number !== null &&
          row.number === number &&
          isKeptFigure(row.settings) === isFigure,
      );
      if (other)
        throw new AppError('conflict', 'errors:kept_number_taken', {
          number: number ?? '',
          name: other.name,
        });
      return update(db, 'keptTable', own, { number });
    },
  ),

  /** Changes how an item is shown, such as whether its note is printed. */
  show: command(
    z.strictObject({ id, shown: z.record(z.string(), z.unknown()) }),
    ({ db }, { id: own, shown }) => {
      const { asked, shown: before } = keptSettingsFrom(get(db, 'keptTable', own).settings);
      const after = { ...asked, shown: { ...before, ...shown } };
      return update(db, 'keptTable', own, {
        settings: storedSettings(keptSettingsFrom(JSON.stringify(after))),
      });
    },
  ),

  /**
   * Moves an item in the list: before another, to the end where that is null, or by one place from where it stands now.
   * At the ends it stays.
   */
  move: command(
    z.union([
      z.strictObject({ id, before: z.string().nullable() }),
      z.strictObject({ id, by: z.union([z.literal(1), z.literal(-1)]) }),
    ]),
    ({ db }, input) => {
      const own = get(db, 'keptTable', input.id);
      const items = inOrder(db);
      const others = items.filter((row) => row.id !== own.id);
      const here = items.findIndex((row) => row.id === own.id);
      if ('before' in input && input.before !== null) get(db, 'keptTable', input.before);
      const found = 'by' in input ? here + input.by : others.findIndex((row) => row.id === input.before);
      if ('by' in input && (found < 0 || found > others.length)) return own;
      const place = found === -1 ? others.length : found;
      return update(db, 'keptTable', own.id, { position: positionAt(db, 'keptTable', others, place) });
    },
  ),

  /** Removes an item, and with it the record of its last export. What was exported stays where it is. */
  remove: command(z.strictObject({ id }), ({ db }, { id: own }) => {
    removeWhere(db, 'tableExport', { tableId: own });
    remove(db, 'keptTable', own);
  }),

  /** Counts a kept item again, as its own count does, with the sources that its query finds now. Throws as that count. */
  count: job(z.strictObject({ id }), (context, { id: own }): Promise<KeptCounts> =>
    countKept(context, get(context.db, 'keptTable', own)),
  ),

  /** Makes a kept item again, and tells what has changed since its last export. */
  open: job(
    z.strictObject({ id, ...inLanguage }),
    async (context, { id: own, language, codebookLanguage }): Promise<OpenedKept> => {
      const kept = get(context.db, 'keptTable', own);
      const words = context.words(language, codebookLanguage);
      const { listed, table, draw } = await lookAt(context, kept, words);
      const asked = { title: null, caption: null, notice: false };
      return { ...listed, table, svg: listed.isFigure && draw ? draw(asked) : null };
    },
  ),

  /** One kept item as `list` has it: a window counts one after another, beginning with those in sight. */
  look: job(
    z.strictObject({ id, ...inLanguage }),
    async (context, { id: own, language, codebookLanguage }): Promise<ListedKept> => {
      const words = context.words(language, codebookLanguage);
      return (await lookAt(context, get(context.db, 'keptTable', own), words)).listed;
    },
  ),

  /** All kept items in order, each with what has changed since its last export. */
  list: job(
    z.strictObject(inLanguage),
    async (context, { language, codebookLanguage }): Promise<ListedKept[]> => {
      const words = context.words(language, codebookLanguage);
      const items = inOrder(context.db);
      const listed: ListedKept[] = [];
      for (const [done, kept] of items.entries()) {
        context.progress({ done, total: items.length, name: kept.name });
        context.signal.throwIfAborted();
        listed.push((await lookAt(context, kept, words)).listed);
      }
      return listed;
    },
  ),

  /**
   * The figures of these items as they are printed, with number and title, for the page to turn into pictures: by id; tables
   * and what cannot be made are left out.
   */
  drawings: job(
    z.strictObject({ ids: z.array(z.string()), ...inLanguage }),
    async (context, { ids, language, codebookLanguage }): Promise<Record<string, string>> => {
      const words = context.words(language, codebookLanguage);
      const drawn: Record<string, string> = {};
      for (const item of numberedIn(context.db, ids)) {
        context.signal.throwIfAborted();
        if (!isKeptFigure(item.kept.settings)) continue;
        const { made } = await remade(context, item.kept, words);
        const svg = made && printedFigure(item, made, words);
        if (svg) drawn[item.kept.id] = svg;
      }
      return drawn;
    },
  ),

  /**
   * Exports kept items, all or those of these ids, and notes what each printed, so that later changes can be told. `to`
   * is a folder, a zip file, or a file of one format; see `writeKept`. Returns what could not be made.
   */
  export: job(
    z.strictObject({
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      ...inLanguage,
      ids: z.array(z.string()).min(1).optional(),
      /** What a page has drawn of `drawings`. */
      pictures: z
        .array(z.strictObject({ id, svg: z.string().max(20_000_000), png: z.base64().max(50_000_000) }))
        .default([]),
    }),
    async (context, { to, language, codebookLanguage, ids, pictures }) => {
      const words = context.words(language, codebookLanguage);
      const items = numberedIn(context.db, ids);
      if (items.length === 0) throw new AppError('not_found', 'errors:kept_nothing');
      const asked = { words, pictures };
      const { files, printed, problems } = await writeKept(context, context.files.output(to), items, asked);
      context.wrote(printed.size);
      context.besideRecord(({ db, newId, now }) => {
        const at = now();
        for (const [tableId, values] of printed) {
          // It may have been removed while the files were written.
          if (!find(db, 'keptTable', tableId)) continue;
          removeWhere(db, 'tableExport', { tableId });
          insert(db, 'tableExport', { id: newId(), tableId, at, printed: JSON.stringify(values) });
        }
      });
      return { files: [...files], problems: [...problems], notice: projectRow(context.db).notice };
    },
  ),
};

/** The kept items in order, all or those of these ids, each with its number. */
function numberedIn(db: ReadDb, ids?: readonly string[]): NumberedItem[] {
  const numbers = numbersIn(db);
  return inOrder(db).flatMap((kept) =>
    (ids?.includes(kept.id) ?? true) ? { kept, number: numbers.get(kept.id) ?? '' } : [],
  );
}

function inOrder(db: ReadDb): KeptTableRecord[] {
  return all(db, 'keptTable').toSorted(byPosition);
}

function numbersIn(db: ReadDb): ReadonlyMap<string, string> {
  return numbersOf(all(db, 'keptTable').map((row) => ({ ...row, isFigure: isKeptFigure(row.settings) })));
}

async function lookAt(context: JobContext, kept: KeptTableRecord, words: Words) {
  const { made, state } = await remade(context, kept, words);
  const listed: ListedKept = {
    id: kept.id,
    number: numbersIn(context.db).get(kept.id) ?? '',
    isFigure: isKeptFigure(kept.settings),
    base: made?.base ?? null,
    state,
  };
  const laid = made?.display ? laidJointDisplay(words, made.display) : (made?.table ?? null);
  const table = laid && withCodebookNote(context.db, kept, laid, words);
  return { listed, table, draw: made?.draw ?? null };
}
