// The records of the open project, by table and id. `load` fills them, and only `apply(change)` patches them: the
// window that made a change learns of it as every other window does.
import { createStore } from 'zustand/vanilla';
import { tablesOf, type Change } from '#core/change.ts';
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import { namedIn, type CodebookLanguage } from '#core/codes/code-names.ts';
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { CodingRecord, Records, TableName } from '#core/records.ts';
import { heldTables, tableNames, type HeldTable } from '#core/tables/all.ts';
import type { OpenProject } from '#electron/rpc/transport.ts';
import type { RowsByColumn } from '#core/tables/rows-by-column.ts';
import { ColumnRows } from './column-rows.ts';

export type TableRows<T extends TableName> = ReadonlyMap<string, Records[T]>;

/** Rows of the tables that a window holds, as the program sends them. */
export type Received = {
  readonly [T in HeldTable]: readonly Records[T][] | RowsByColumn<Records[T]>;
};

export interface ProjectState {
  /** Null until a project is open and its records have arrived. */
  readonly open: OpenProject | null;
  readonly tables: { readonly [T in HeldTable]: TableRows<T> };
  /** Codings of the sources that are open in a reader, by source. */
  readonly codings: ReadonlyMap<string, ReadonlyMap<string, CodingRecord>>;
  /**
   * The codes as shown: named in `codebookLanguage`, with the keys of `personId`. `tables.code` holds them as stored.
   */
  readonly codebook: Codebook;
  readonly codebookLanguage: CodebookLanguage;
  /** The person whose code keys apply; undefined if unknown. */
  readonly personId: string | undefined;
  /**
   * Counters by table that rise with each change to the table, so that counts and lists ask again. They never fall,
   * even when another project is opened: an answer about one project is never valid for the next.
   */
  readonly versions: Readonly<Partial<Record<TableName, number>>>;
  /** How many changes arrived since the project was opened, including those that touch no row. */
  readonly acts: number;
}

function noTables(): ProjectState['tables'] {
  return Object.fromEntries(
    heldTables.map((table) => [table, new Map()]),
  ) as unknown as ProjectState['tables'];
}

const nothing: ProjectState = {
  open: null,
  tables: noTables(),
  codings: new Map(),
  codebook: codebookOf([]),
  codebookLanguage: 'en',
  personId: undefined,
  versions: {},
  acts: 0,
};

export const projectStore = createStore<ProjectState>(() => nothing);

/**
 * Fills the store with a project just opened, or refills it after a broken connection. `codings` are those of the
 * sources open in a reader. Counts and lists ask again.
 */
export function load(
  open: OpenProject,
  records: Received,
  codings: ReadonlyMap<string, readonly CodingRecord[]> = new Map(),
): void {
  const tables = Object.fromEntries(
    heldTables.map((table) => [table, heldRows<{ readonly id: string }>(records[table])]),
  ) as unknown as ProjectState['tables'];
  const before = projectStore.getState();
  projectStore.setState({
    open,
    tables,
    codings: new Map(
      // A source opened during the fetch keeps the codings it came with.
      Array.from(before.open?.path === open.path ? before.codings : [], ([id, rows]) => {
        const now = codings.get(id);
        return [id, now ? byId(now) : rows];
      }),
    ),
    codebook: codebookRead(tables, before),
    versions: allRaised(before.versions),
    // How many changes were missed during a break is unknown; count them as one.
    acts: before.open?.path === open.path ? before.acts + 1 : 0,
  });
}

/**
 * News about the open project: the result of a file check, whether its file is missing or back, and from when the
 * records are while another program holds the study for writing.
 */
export type ProjectNews = Partial<Pick<OpenProject, 'health' | 'lost' | 'asOf'>>;

/** The project with the news applied. A damaged project becomes read-only. */
export function withNews(open: OpenProject, news: ProjectNews): OpenProject {
  return { ...open, ...news, readOnly: open.readOnly || news.health?.state === 'damaged' };
}

/** Applies news to the open project. */
export function applyNews(news: ProjectNews): void {
  projectStore.setState(({ open }) => ({ open: open && withNews(open, news) }));
}

/** Empties the store when no project is open. */
export function clear(): void {
  projectStore.setState(
    ({ codebookLanguage, personId, versions }) => ({
      ...nothing,
      codebookLanguage,
      personId,
      versions: allRaised(versions),
    }),
    true,
  );
}

function allRaised(versions: ProjectState['versions']): ProjectState['versions'] {
  return Object.fromEntries(tableNames.map((table) => [table, (versions[table] ?? 0) + 1]));
}

/** Shows the codes under their names in this language from now on. */
export function readCodebookIn(codebookLanguage: CodebookLanguage): void {
  readCodebookBy({ codebookLanguage });
}

/** Shows the codes with the keys of this person from now on. */
export function readCodebookFor(personId: string | undefined): void {
  readCodebookBy({ personId });
}

type ReadBy = Pick<ProjectState, 'codebookLanguage' | 'personId'>;

function readCodebookBy(by: Partial<ReadBy>): void {
  projectStore.setState((state) => {
    const read: ReadBy = { ...state, ...by };
    return read.codebookLanguage === state.codebookLanguage && read.personId === state.personId
      ? state
      : { ...by, codebook: codebookRead(state.tables, read) };
  });
}

function codebookRead(
  { code, themeCode, ownPin }: ProjectState['tables'],
  { codebookLanguage, personId }: ReadBy,
): Codebook {
  const pinned = withPinsOf(code.values(), ownPin.values(), personId);
  return codebookOf(
    pinned.map((each) => namedIn(each, codebookLanguage)),
    themeCode.values(),
  );
}

/** The changes that have arrived since each request for codings that is not answered yet. */
const missed = new Set<Change[]>();

/** Codings that were requested from the program, which tells changes apart from answers: either may come first. */
export interface RequestedCodings {
  /** Holds the codings of a source whose text is shown; `apply` keeps them current. */
  readonly hold: (sourceId: string, rows: readonly CodingRecord[]) => void;
  /** Ends the request. */
  readonly end: () => void;
}

/** Call when codings are requested: the changes that arrive before the answer are added to the answer. */
export function requestCodings(): RequestedCodings {
  const since: Change[] = [];
  missed.add(since);
  return {
    hold: (sourceId, rows) => {
      let held: ProjectState['codings'] = new Map([[sourceId, byId(rows)]]);
      for (const change of since) held = appliedCodings(held, change);
      missed.delete(since);
      projectStore.setState(({ codings }) => ({ codings: new Map([...codings, ...held]) }));
    },
    end: () => missed.delete(since),
  };
}

function heldRows<Row extends { readonly id: string }>(
  rows: readonly Row[] | RowsByColumn<Row>,
): ReadonlyMap<string, Row> {
  return 'columns' in rows ? new ColumnRows(rows) : byId(rows);
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const held = new Map<string, Row>();
  // A pair for each of thousands of rows would only be made to be thrown away.
  for (const row of rows) held.set(row.id, row);
  return held;
}

/** Drops the codings of a source that is no longer shown. */
export function releaseCodings(sourceId: string): void {
  const codings = new Map(projectStore.getState().codings);
  codings.delete(sourceId);
  projectStore.setState({ codings });
}

const codebookTables: readonly TableName[] = ['code', 'themeCode', 'ownPin'];

/** The state after a change. Pure, so that tests can compare it with the database. */
export function applied(state: ProjectState, change: Change): ProjectState {
  const touched = tablesOf(change);
  const tables: Record<string, ReadonlyMap<string, unknown>> = { ...state.tables };
  const versions = { ...state.versions };
  for (const table of touched) {
    versions[table] = (versions[table] ?? 0) + 1;
    const held = tables[table];
    if (!held) continue;
    const rows = new Map(held);
    for (const id of Object.keys(change.removed[table] ?? {})) rows.delete(id);
    for (const [id, row] of Object.entries(change.added[table] ?? {})) rows.set(id, row);
    for (const [id, [, to]] of Object.entries(change.updated[table] ?? {})) rows.set(id, to);
    tables[table] = rows;
  }
  const next = tables as unknown as ProjectState['tables'];
  const codebookTouched = codebookTables.some((table) => touched.includes(table));
  return {
    ...state,
    tables: next,
    versions,
    acts: state.acts + 1,
    codings: touched.includes('coding') ? appliedCodings(state.codings, change) : state.codings,
    codebook: codebookTouched ? codebookRead(next, state) : state.codebook,
  };
}

function appliedCodings(held: ProjectState['codings'], change: Change): ProjectState['codings'] {
  const codings = new Map(held);
  const edit = (sourceId: string, act: (rows: Map<string, CodingRecord>) => void): void => {
    const rows = codings.get(sourceId);
    if (!rows) return;
    const copy = rows === held.get(sourceId) ? new Map(rows) : (rows as Map<string, CodingRecord>);
    act(copy);
    codings.set(sourceId, copy);
  };
  for (const row of Object.values(change.removed.coding ?? {}))
    edit(row.sourceId, (rows) => rows.delete(row.id));
  for (const row of Object.values(change.added.coding ?? {}))
    edit(row.sourceId, (rows) => rows.set(row.id, row));
  for (const [from, to] of Object.values(change.updated.coding ?? {})) {
    edit(from.sourceId, (rows) => rows.delete(from.id));
    edit(to.sourceId, (rows) => rows.set(to.id, to));
  }
  return codings;
}

/** Patches the store with a published change. */
export function apply(change: Change): void {
  for (const since of missed) since.push(change);
  projectStore.setState((state) => applied(state, change));
}
