// Finds in the history how rows stood when this project and a file last agreed on them.
import { changeIn, rowChanges } from '#core/change.ts';
import { work } from '#core/settling/names.ts';
import { recordTables, tableNames } from '#core/settling/references.ts';
import { byId, ByRow, type LooseRows, type Row } from '#core/settling/rows.ts';
import type { Disagreement, Past } from '#core/settling/settlement.ts';
import { baseAfter } from '#core/settling/units.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { actsInForce } from '#db/standing-acts.ts';
import { all, hashOf, inBatches } from '#db/write.ts';
import { mergedCoders } from '../merged-coders.ts';
import { historiesHere, Knowledge, theseRows, versionsIn } from './histories.ts';
import type { Lineage, Planned } from './planned.ts';
import { type ExchangeReport, type Kept, reportOf, type Version } from './report.ts';
import { SharedIds, sharesWith } from './shared-ids.ts';

/** The key and the content hash by which a conflict that was left as it is here is remembered. */
export function conflictRecordsOf({ table, ours, theirs, units }: Disagreement): Kept[] {
  if (!ours) return [[`${table} ${theirs.id}`, contentHashOf(theirs, units.flat())]];
  return units.map((unit) => [`${table} ${ours.id} ${unit[0]}`, contentHashOf(theirs, unit)]);
}

function contentHashOf(row: Row, fields: readonly string[]): string {
  const content = JSON.stringify(fields.toSorted().map((field) => row[field] ?? null));
  return hashOf(content).slice(0, 16);
}

interface Found {
  readonly bases: ByRow<Row>;
  readonly removed: ByRow<true>;
  /** Rows that an imported file added or updated. */
  readonly brought: ByRow<true>;
}

/**
 * The past of the wanted rows, by their ids here, with those in the file. A study has 100,000 rows, most of which need no
 * past.
 */
export function pastOf(
  db: ReadDb,
  wanted: ByRow<string>,
  { lineage, histories }: Pick<Planned, 'lineage' | 'histories'>,
): Past {
  const exchanges = all(db, 'exchange')
    .map(({ id, reportHash }) => ({ id, report: reportOf(db, reportHash) }))
    .filter(({ report }) => isSame(lineage, report));
  const kept = new Map(exchanges.flatMap(({ report }) => report.kept ?? []));
  const decided: Past['decided'] = (conflict) => {
    const [part, words] = conflictRecordsOf(conflict)[0] ?? [];
    const before = part === undefined ? undefined : kept.get(part);
    return before === undefined ? null : before === words ? 'same' : 'other';
  };
  if (histories) return { ...pastByVersions(db, wanted, histories), decided, isCertain: true };
  const along = new Map(exchanges.map(({ id, report }) => [id, new Set(report.carried)] as const));
  const { bases, removed, brought } = pastByImports(db, wanted, along);
  return {
    isCertain: false,
    base: (table, ours, theirs, isAlike) => {
      const base = brought.has(table, ours.id) ? bases.get(table, ours.id) : undefined;
      // For a row that another study may have too, only an import is an agreement.
      if (isAlike) return base;
      // Another project's description of itself is taken if this project has none, or only one that a file brought.
      if (table === 'project' && !base?.['description']) return ours['description'] === '' ? ours : theirs;
      return bases.get(table, ours.id);
    },
    removed: (table, id) => (removed.has(table, id) ? (bases.get(table, id) ?? true) : undefined),
    decided,
  };
}

/** Tables whose rows a file may have without their ever being imported, though nobody removed them here. */
const optional: ReadonlySet<TableName> = new Set<TableName>(['project', 'coder', ...recordTables]);

/**
 * Determines which side has changed a row, by the row's version there and here: a side that knows the other's version
 * and went on from it has the later word.
 */
function pastByVersions(
  db: ReadDb,
  wanted: ByRow<string>,
  { known, versionOf }: NonNullable<Planned['histories']>,
): Pick<Past, 'base' | 'removed'> {
  const here = new Knowledge(historiesHere(db));
  const there = new Knowledge(known);
  const { made, bases, removed } =
    wanted.size > 0
      ? versionsIn(db, theseRows(db, wanted), (version) => there.has(version))
      : { made: new ByRow<Version>(), bases: new ByRow<Row>(), removed: new ByRow<true>() };
  const thereMade = (table: TableName, id: string): Version | undefined =>
    versionOf(table, wanted.get(table, id) ?? id);
  return {
    base: (table, ours, theirs) => {
      const [oursBy, theirsBy] = [made.get(table, ours.id), thereMade(table, ours.id)];
      const isKnownThere = oursBy !== undefined && there.has(oursBy);
      const isKnownHere = theirsBy !== undefined && here.has(theirsBy);
      // Each side has seen the other's version and kept or changed its own: a real conflict.
      if (isKnownThere && isKnownHere) return undefined;
      if (isKnownHere) return theirs;
      return isKnownThere ? ours : bases.get(table, ours.id);
    },
    removed: (table, id) => {
      const theirsBy = thereMade(table, id);
      if (
        theirsBy !== undefined &&
        !optional.has(table) &&
        !made.has(table, id) &&
        here.hasHad(theirsBy, table, id)
      )
        return 'known';
      return removed.has(table, id) ? (bases.get(table, id) ?? true) : undefined;
    },
  };
}

/** Coders here, by what files call them. */
export interface KnownCoders {
  /** Ids here by `coder id` in the file, together with everything else that was known. */
  readonly known: ReadonlyMap<string, string>;
  /**
   * Ids in the file of coders who were merged into another here: a new name of theirs does not rename that other coder.
   */
  readonly passedOn: ReadonlySet<string>;
}

/** The coders whom earlier files call by another id, the further ones in `known`, and those merged here. */
export function knownCoders(db: ReadDb, known: ReadonlyMap<string, string>): KnownCoders {
  const merged = mergedCoders(db);
  const reports = all(db, 'exchange').map(({ reportHash }) => reportOf(db, reportHash));
  const passedOn = new Set([...merged.keys(), ...reports.flatMap((report) => report.passedOn ?? [])]);
  const knownCalls = new Map([
    ...[...merged.keys()].map((id) => [`${CODER}${id}`, id] as const),
    ...reports.flatMap(({ coders }) => coders ?? []),
    ...known,
  ]);
  const now = [...knownCalls].map(([called, id]): [string, string] => {
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
 * A row's base is how an earlier file of the same origin last brought it, else how it was first made. Undone acts do
 * not count. `exchanges`: those files, each with the rows that it changed only as a consequence.
 */
function pastByImports(
  db: ReadDb,
  wanted: ByRow<string>,
  exchanges: ReadonlyMap<string, ReadonlySet<string>>,
): Found {
  const bases = new ByRow<Row>();
  const removed = new ByRow<true>();
  const brought = new ByRow<true>();
  const seen = new ByRow<true>();
  if (wanted.size === 0) return { bases, removed, brought };
  const about = actsAbout(db, [...wanted.keys(), ...Array.from(exchanges.keys(), (id) => `exchange ${id}`)]);
  let exchanging: { readonly group: string | null; readonly along: ReadonlySet<string> } | null = null;
  for (const { group, change } of actsInForce(db, about)) {
    for (const id of Object.keys(change.added.exchange ?? {})) {
      const along = exchanges.get(id);
      if (along) exchanging = { group, along };
    }
    const along = group !== null && group === exchanging?.group ? exchanging.along : null;
    for (const { table, id, before, after } of rowChanges(change)) {
      if (!wanted.has(table, id)) continue;
      const isBrought = along !== null && !along.has(`${table} ${id}`);
      const was = bases.get(table, id) ?? before;
      const brings = was && before && after ? baseAfter(was, before, after) : after;
      const base = isBrought ? brings : seen.has(table, id) ? null : after;
      seen.set(table, id, true);
      if (isBrought) brought.set(table, id, true);
      if (base) bases.set(table, id, base);
      if (after) removed.delete(table, id);
      else removed.set(table, id, true);
    }
  }
  return { bases, removed, brought };
}

/** The coders who made some of these rows here, rather than in an imported file. */
export function codersWithOwnWork(db: ReadDb, rows: LooseRows): Set<string> {
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

/**
 * All recorded rows of the project. A row that the file has in exactly the same way is the row object of the file: when a
 * large study is imported again, nearly all are. The others share its strings, such as their ids.
 */
export function presentRows(db: ReadDb, arriving: LooseRows = new Map()): LooseRows {
  const ids = new SharedIds();
  return new Map(
    tableNames.map((table) => {
      const theirs = byId(arriving.get(table) ?? []);
      const rows: Row[] = [];
      for (const batch of inBatches(db, table))
        for (const row of batch) {
          const arrived = theirs.get(row.id);
          rows.push(arrived && sharesWith(arrived, row) ? arrived : ids.sharedIn(table, row));
        }
      return [table, rows];
    }),
  );
}
