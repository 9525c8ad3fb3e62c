// The query that is being built on the screen: its lines, also those that are not complete yet, and which line has the
// focus. What can be asked of it is the open query, which other screens know.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lineParts, linesOf, queryOf, type QueryLines } from '#core/query/lines.ts';
import { presentQuery, type MissingThing } from '#core/query/present-query.ts';
import type { Filter, Query } from '#core/query/query.ts';
import { sidesOf, type ResultSide } from '#core/query/result-side.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { holdQuery, openedQuery, useOpenQuery, type OpenQuery } from '#renderer/common/openers/open-query.ts';
import { useWords } from '#renderer/state/words.ts';
import { queryNames } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';

/** Where the focus goes after a step: to a line, or to what opens its choice of an operand. */
export interface LineFocus {
  readonly at: number;
  readonly choosing: boolean;
  /** Counts up, so that the same line can be meant again. */
  readonly nonce: number;
}

interface Draft extends QueryLines {
  /** The query that the lines make, as text; another one has other lines. */
  readonly of: string;
}

const store = createStore<{ readonly draft: Draft | null; readonly focus: LineFocus | null }>(() => ({
  draft: null,
  focus: null,
}));

const nothingYet: QueryLines = { lines: [{ depth: 0, operator: null, operand: null }], filters: [] };

function keyOf(query: Query | null): string {
  return JSON.stringify(query);
}

/** The lines of the open query; null where it has more than can be shown. */
function linesShown(query: Query | null, draft: Draft | null): QueryLines | null {
  if (draft?.of === keyOf(query)) return draft;
  return query === null ? nothingYet : linesOf(query);
}

export interface Builder {
  /** Null where the query has more lines, or lines further in, than can be shown. */
  readonly shown: QueryLines | null;
  readonly query: Query | null;
  /** The query as text under the names of the project; empty while there is none. */
  readonly text: string;
  /** What the query names and the project lacks; such a query is not asked. */
  readonly gone: readonly MissingThing[];
  /** The chosen side if the query offers it. */
  readonly side: ResultSide | null;
  readonly focus: LineFocus | null;
}

/** The open query as the builder shows it. */
export function useBuilder(open: OpenQuery): Builder {
  const { draft, focus } = useStore(store);
  const things = useProject(queryNames);
  const { t } = useWords();
  const { query: held, side } = open;
  const present = useMemo(
    () => held && presentQuery(things, held, (table) => t(`saved_queries:gone.${table}`)),
    [things, held, t],
  );
  const now = useMemo(() => {
    const query = present?.query ?? null;
    // Codes that were merged since are those they went into, also in the lines.
    const isMerged = keyOf(query) !== keyOf(held);
    return {
      query,
      shown: isMerged && query ? linesOf(query) : linesShown(held, draft),
      text: present ? writeQuery(present.named) : '',
      gone: present?.missing ?? [],
    };
  }, [present, held, draft]);
  return { ...now, side: offeredSide(now.query, side), focus };
}

const noQuery: OpenQuery = { query: null, side: null, savedId: null };

/** The letter of the part with this index. */
export function letterOf(index: number): string {
  return String.fromCodePoint(65 + index);
}

/** The letters of the lines of the open query that ask for a code, by its id; none while no query is open. */
export function useCodeLetters(): ReadonlyMap<string, readonly string[]> {
  const { shown } = useBuilder(useOpenQuery() ?? noQuery);
  return useMemo(() => {
    const letters = new Map<string, string[]>();
    for (const [index, { at }] of (shown ? lineParts(shown) : []).entries()) {
      const operand = shown?.lines[at]?.operand;
      if (operand?.what !== 'code') continue;
      const own = letters.get(operand.code);
      if (own) own.push(letterOf(index));
      else letters.set(operand.code, [letterOf(index)]);
    }
    return letters;
  }, [shown]);
}

function offeredSide(query: Query | null, side: ResultSide | null): ResultSide | null {
  return side !== null && query !== null && sidesOf(query).includes(side) ? side : null;
}

/** Shows these lines from now on, and asks the query that they make. */
export function setLines(now: QueryLines, focus: Omit<LineFocus, 'nonce'> | null = null): void {
  const open = openedQuery();
  const query = queryOf(now);
  store.setState(({ focus: before }) => ({
    draft: { ...now, of: keyOf(query) },
    focus: focus && { ...focus, nonce: (before?.nonce ?? 0) + 1 },
  }));
  holdQuery({
    query,
    side: offeredSide(query, open?.side ?? null),
    savedId: open?.savedId ?? null,
  });
}

/** Moves the focus to a line without changing any. */
export function focusLine(at: number, choosing = false): void {
  store.setState(({ focus }) => ({ focus: { at, choosing, nonce: (focus?.nonce ?? 0) + 1 } }));
}

/** The lines as they are now, for a step that is taken outside a component; null where none are shown. */
export function linesNow(): QueryLines | null {
  const open = openedQuery();
  return open && linesShown(open.query, store.getState().draft);
}

/** Replaces the query by another one, such as one typed as text. */
export function setQuery(query: Query): void {
  const open = openedQuery();
  holdQuery({ query, side: offeredSide(query, open?.side ?? null), savedId: open?.savedId ?? null });
}

/** Chooses what of the query is its result. */
export function setSide(side: ResultSide): void {
  const open = openedQuery();
  if (open) holdQuery({ ...open, side });
}

/** Replaces the filters that hold for the whole query. */
export function setFilters(filters: readonly Filter[]): void {
  const now = linesNow();
  if (now) setLines({ ...now, filters });
}
