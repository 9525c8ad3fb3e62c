// How rows stood when this project and a file last knew the same of them, as the history tells it.
import { changeIn, rowChanges } from '#core/change.ts';
import { work } from '#core/settling/names.ts';
import { recordTables, tableNames } from '#core/settling/references.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { Disagreement, Past } from '#core/settling/settlement.ts';
import { baseAfter } from '#core/settling/units.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { standingActs } from '#db/standing-acts.ts';
import { all, hashOf } from '#db/write.ts';
import { mergedCoders } from '../merged-coders.ts';
import { historiesHere, Knowledge, versionsIn } from './histories.ts';
import type { Lineage, Planned } from './planned.ts';
import { type ExchangeReport, type Kept, reportOf } from './report.ts';

/** What a conflict that is left as it is here is remembered by. */
export function keptOf({ table, ours, theirs, units }: Disagreement): Kept[] {
  if (!ours) return [[`${table} ${theirs.id}`, wordsOf(theirs, units.flat())]];
  return units.map((unit) => [`${table} ${ours.id} ${unit[0]}`, wordsOf(theirs, unit)]);
}

function wordsOf(row: Row, fields: readonly string[]): string {
  const said = JSON.stringify(fields.toSorted().map((field) => row[field] ?? null));
  return hashOf(said).slice(0, 16);
}

/** By `table id`. */
interface Found {
  readonly bases: ReadonlyMap<string, Row>;
  readonly removed: ReadonlySet<string>;
  /** What a file brought, or brought up to date. */
  readonly brought: ReadonlySet<string>;
}

/**
 * Looks up these rows, by `table id` here with what the file calls them; a study has 100,000 and most of them nobody
 * asks for.
 */
export function pastOf(
  db: ReadDb,
  wanted: ReadonlyMap<string, string>,
  { lineage, histories }: Pick<Planned, 'lineage' | 'histories'>,
): Past {
  const exchanges = all(db, 'exchange')
    .map(({ id, reportHash }) => ({ id, report: reportOf(db, reportHash) }))
    .filter(({ report }) => isSame(lineage, report));
  const kept = new Map(exchanges.flatMap(({ report }) => report.kept ?? []));
  const decided: Past['decided'] = (conflict) => {
    const [part, words] = keptOf(conflict)[0] ?? [];
    const before = part === undefined ? undefined : kept.get(part);
    return before === undefined ? null : before === words ? 'same' : 'other';
  };
  if (histories) return { ...knownPast(db, wanted, histories), decided, isCertain: true };
  const along = new Map(exchanges.map(({ id, report }) => [id, new Set(report.carried)] as const));
  const { bases, removed, brought } = foundBy(db, wanted, along);
  return {
    isCertain: false,
    base: (table, ours, theirs, isAlike) => {
      const key = `${table} ${ours.id}`;
      const base = brought.has(key) ? bases.get(key) : undefined;
      // What another study may have too, was agreed on by being brought alone.
      if (isAlike) return base;
      // What another project says of itself is taken where this one says nothing, or only what a file brought.
      if (table === 'project' && !base?.['description']) return ours['description'] === '' ? ours : theirs;
      return bases.get(key);
    },
    removed: (table, id) => {
      const key = `${table} ${id}`;
      return removed.has(key) ? (bases.get(key) ?? true) : undefined;
    },
    decided,
  };
}

/** Tables of which a file may have rows that never come here, though nobody removes them. */
const optional: ReadonlySet<TableName> = new Set<TableName>(['project', 'coder', ...recordTables]);

/**
 * What was done to a row on which side, by what made it what it is there and here: what one side has known and gone on
 * from, the other has the later word on.
 */
function knownPast(
  db: ReadDb,
  wanted: ReadonlyMap<string, string>,
  { known, versionOf }: NonNullable<Planned['histories']>,
): Pick<Past, 'base' | 'removed'> {
  const here = new Knowledge(historiesHere(db));
  const there = new Knowledge(known);
  const { made, bases, removed } =
    wanted.size > 0
      ? versionsIn(db, { isWanted: (key) => wanted.has(key), about: wanted.keys() }, (version) =>
          there.has(version),
        )
      : { made: new Map<string, string>(), bases: new Map<string, Row>(), removed: new Set<string>() };
  const thereMade = (key: string): string | undefined => versionOf(wanted.get(key) ?? key);
  return {
    base: (table, ours, theirs) => {
      const key = `${table} ${ours.id}`;
      const [oursBy, theirsBy] = [made.get(key), thereMade(key)];
      const isKnownThere = oursBy !== undefined && there.has(oursBy);
      const isKnownHere = theirsBy !== undefined && here.has(theirsBy);
      // Both saw what the other made of it, and each went on with its own.
      if (isKnownThere && isKnownHere) return undefined;
      if (isKnownHere) return theirs;
      return isKnownThere ? ours : bases.get(key);
    },
    removed: (table, id) => {
      const key = `${table} ${id}`;
      const theirsBy = thereMade(key);
      if (
        theirsBy !== undefined &&
        !optional.has(table) &&
        !made.has(key) &&
        here.hasHad(theirsBy, table, id)
      )
        return 'known';
      return removed.has(key) ? (bases.get(key) ?? true) : undefined;
    },
  };
}

/** Coders here by what files call them. */
export interface TiedCoders {
  /** By `coder id` in the file, the id here; with all else that was known beside. */
  readonly known: ReadonlyMap<string, string>;
  /** Ids in the file of those who were merged here into another since: a name of theirs is not a new name of that one. */
  readonly passedOn: ReadonlySet<string>;
}

/** Those whom earlier files called otherwise, with `known` of them beside, and those who were merged here. */
export function tiedCoders(db: ReadDb, known: ReadonlyMap<string, string>): TiedCoders {
  const merged = mergedCoders(db);
  const reports = all(db, 'exchange').map(({ reportHash }) => reportOf(db, reportHash));
  const passedOn = new Set([...merged.keys(), ...reports.flatMap((report) => report.passedOn ?? [])]);
  const told = new Map([
    ...[...merged.keys()].map((id) => [`${CODER}${id}`, id] as const),
    ...reports.flatMap(({ coders }) => coders ?? []),
    ...known,
  ]);
  const now = [...told].map(([called, id]): [string, string] => {
    const into = called.startsWith(CODER) ? merged.get(id) : undefined;
    if (into !== undefined) passedOn.add(called.slice(CODER.length));
    return [called, into ?? id];
  });
  return { known: new Map(now), passedOn };
}

const CODER = 'coder ';

function isSame({ projectId, origin }: Lineage, report: Partial<ExchangeReport>): boolean {
  const from = report.projectId ?? null;
  return projectId === null ? from === null && report.origin === origin : from === projectId;
}

/**
 * A row stood as it was when an earlier file of the same origin last brought it, else as it was first made. What was taken
 * back counts as never done. `exchanges`: those files, each with the rows that only went along with others.
 */
function foundBy(
  db: ReadDb,
  wanted: ReadonlyMap<string, string>,
  exchanges: ReadonlyMap<string, ReadonlySet<string>>,
): Found {
  const bases = new Map<string, Row>();
  const removed = new Set<string>();
  const brought = new Set<string>();
  const seen = new Set<string>();
  if (wanted.size === 0) return { bases, removed, brought };
  const about = actsAbout(db, [...wanted.keys(), ...Array.from(exchanges.keys(), (id) => `exchange ${id}`)]);
  let exchanging: { readonly group: string | null; readonly along: ReadonlySet<string> } | null = null;
  for (const { group, change } of standingActs(db, about)) {
    for (const id of Object.keys(change.added.exchange ?? {})) {
      const along = exchanges.get(id);
      if (along) exchanging = { group, along };
    }
    const along = group !== null && group === exchanging?.group ? exchanging.along : null;
    for (const { table, id, before, after } of rowChanges(change)) {
      const key = `${table} ${id}`;
      if (!wanted.has(key)) continue;
      const isBrought = along !== null && !along.has(key);
      const was = bases.get(key) ?? before;
      const brings = was && before && after ? baseAfter(was, before, after) : after;
      const base = isBrought ? brings : seen.has(key) ? null : after;
      seen.add(key);
      if (isBrought) brought.add(key);
      if (base) bases.set(key, base);
      if (after) removed.delete(key);
      else removed.add(key);
    }
  }
  return { bases, removed, brought };
}

/** Coders of whom something of these rows was made here, and did not come in with a file. */
export function makersHere(db: ReadDb, rows: LooseRows): Set<string> {
  const makers = new Map(
    work.flatMap((table) =>
      (rows.get(table) ?? []).map((row) => [`${table} ${row.id}`, String(row['coderId'])] as const),
    ),
  );
  if (makers.size === 0) return new Set();
  const about = actsAbout(db, makers.keys());
  const acts = db.sqlite
    .prepare(
      `SELECT body FROM change WHERE method <> 'exchange.bringIn' AND undoes IS NULL AND redoes IS NULL
       AND (${about.sql})`,
    )
    .pluck()
    .iterate(...about.values) as IterableIterator<string>;
  const found = new Set<string>();
  for (const body of acts) {
    const { added } = changeIn(body);
    for (const table of work)
      for (const id of Object.keys(added[table] ?? {})) {
        const maker = makers.get(`${table} ${id}`);
        if (maker !== undefined) found.add(maker);
      }
  }
  return found;
}

/** All recorded rows of the project. */
export function presentRows(db: ReadDb): LooseRows {
  return new Map(tableNames.map((table) => [table, all(db, table)]));
}
