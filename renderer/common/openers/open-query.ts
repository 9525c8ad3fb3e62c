// The query that the screen of passages asks, and how other screens open one there. It is kept for each project, with
// the ids of its codes, so that it outlives their names.
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import { queryNames } from '#renderer/state/query-names.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { choiceIn, choose, show, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';

/** A query on the screen of passages. */
export interface OpenQuery {
  /** With ids in the place of names; see `resolve-query.ts`. Null while nothing that can be asked has been built. */
  readonly query: Query | null;
  /** Which side of it is the result; null: the first that it offers. */
  readonly side: ResultSide | null;
  /** The id of the saved query that it was opened from; null for one that was only typed or built. */
  readonly savedId: string | null;
}

function choiceName(path: string | undefined): string {
  return `passages.query ${path ?? ''}`;
}

/** The open query; null while the screen shows the passages of one code. */
export function useOpenQuery(): OpenQuery | null {
  const path = useProject((state) => state.open?.path);
  return useWorkspace((state) => choiceIn<OpenQuery | null>(state, choiceName(path), null));
}

/** The same outside components. */
export function openedQuery(): OpenQuery | null {
  return choiceIn(workspaceStore.getState(), choiceName(projectStore.getState().open?.path), null);
}

/** Sets the query of the screen without going there; null returns it to one code. */
export function holdQuery(open: OpenQuery | null): void {
  const before = openedQuery();
  if (open === null && before?.query) rememberQuery(before.query);
  if (open !== before) choose(choiceName(projectStore.getState().open?.path), open);
}

/** Goes to Passages with this query: one whose names are ids, or a text. Throws `invalid` or `not_found` for a text. */
export function openQuery(
  asked: Query | string,
  { side = null, savedId = null }: Partial<Omit<OpenQuery, 'query'>> = {},
): void {
  const query =
    typeof asked === 'string' ? resolveQuery(queryNames(projectStore.getState()), readQuery(asked)) : asked;
  holdQuery({ query, side, savedId });
  show('passages');
}

/** Goes to Passages with an empty line, to build a query. */
export function beginEmptyQuery(): void {
  holdQuery({ query: null, side: null, savedId: null });
  show('passages');
}

/** How many closed queries are offered again. */
const MAX_RECENT = 3;

function recentName(path: string | undefined): string {
  return `passages.queries ${path ?? ''}`;
}

function rememberQuery(query: Query): void {
  const name = recentName(projectStore.getState().open?.path);
  const written = JSON.stringify(query);
  const before = choiceIn<readonly Query[]>(workspaceStore.getState(), name, []);
  choose(name, [query, ...before.filter((each) => JSON.stringify(each) !== written)].slice(0, MAX_RECENT));
}

const noQueries: readonly Query[] = [];

/** The queries closed last, the newest first. */
export function useRecentQueries(): readonly Query[] {
  const path = useProject((state) => state.open?.path);
  return useWorkspace((state) => choiceIn(state, recentName(path), noQueries));
}
