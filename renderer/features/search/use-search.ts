import { useEffect, useRef, useState } from 'react';
import type { HitOrder, SearchRequest } from '#core/search/request.ts';
import { corpusTables } from '#core/tables/all.ts';
import type { TableName } from '#core/records.ts';
import type { SearchAnswer } from '#electron/services/search.ts';
import { api } from '#renderer/api.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { HitPages } from './hit-pages.ts';
import { firstChoices, possible, requestOf, type SearchChoices } from './search-choices.ts';

/**
 * How long to wait after typing before searching for a regular expression, in milliseconds: half of one is a different
 * expression.
 */
const PATTERN_PAUSE_MS = 300;

const nothingKept: Partial<SearchChoices> = {};

const choicesOf = derived(({ tables }, kept: Partial<SearchChoices>) =>
  // Settings remembered by an earlier version may lack a field.
  possible({ ...firstChoices, ...kept }, tables),
);

/** The search settings of this project without conditions on what was deleted, and a function that changes them. */
export function useSearchChoices(): readonly [SearchChoices, (changed: Partial<SearchChoices>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const [kept, keep] = useChoice(`search ${path}`, nothingKept);
  const choices = useProject(choicesOf(kept));
  return [choices, (changed) => keep({ ...choices, ...changed })];
}

/** The request for the settings, delayed while typing where necessary; null if there is nothing to search for. */
export function useSearchRequest(choices: SearchChoices): SearchRequest | null {
  const isPattern = choices.matching === 'pattern';
  const settled = useSettled(choices.text, isPattern ? PATTERN_PAUSE_MS : 0);
  return requestOf({ ...choices, text: isPattern ? settled : choices.text });
}

/** Rises when something the search depends on has changed. */
function useSearchedVersion(): string {
  const coderId = useWorkingCoderId();
  const version = useProject(({ versions }) =>
    ([...corpusTables, 'coding'] satisfies readonly TableName[]).reduce(
      (sum, table) => sum + (versions[table] ?? 0),
      0,
    ),
  );
  return `${coderId ?? ''} ${version}`;
}

export interface Found {
  /** The last answer, kept while a new search runs; null before the first one and without a request. */
  readonly answer: SearchAnswer | null;
  readonly error: unknown;
  readonly isLoading: boolean;
}

const nothing: Found = { answer: null, error: null, isLoading: false };

/** Runs the search; a new search cancels the one before. */
export function useFound(request: SearchRequest | null): Found {
  const version = useSearchedVersion();
  const key = request && JSON.stringify(request);
  const asked = key && `${version} ${key}`;
  const [found, setFound] = useState<Omit<Found, 'isLoading'> & { asked: string | null }>({
    ...nothing,
    asked: null,
  });
  useEffect(() => {
    if (key === null) return undefined;
    const gone = new AbortController();
    // The key was made from a request above.
    api.search.run({ request: JSON.parse(key) as SearchRequest }, { signal: gone.signal }).then(
      (answer) => {
        if (!gone.signal.aborted) setFound({ asked, answer, error: null });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setFound({ asked, answer: null, error });
      },
    );
    return () => gone.abort();
  }, [key, asked]);
  if (asked === null) return nothing;
  const isLoading = found.asked !== asked;
  return { answer: found.answer, error: isLoading ? null : found.error, isLoading };
}

export interface HitList {
  readonly pages: HitPages;
  readonly total: number;
  /** Rises whenever rows have arrived. */
  readonly news: number;
}

/**
 * The list of hits for a request and an order. The previous list stays until the first rows of the new one have
 * arrived; `inView` says which rows those are. Null before the first.
 */
export function useHitList(
  request: SearchRequest | null,
  order: HitOrder,
  inView: () => readonly [from: number, to: number],
): HitList | null {
  const version = useSearchedVersion();
  const key = request && JSON.stringify([request, order]);
  const [list, setList] = useState<HitList | null>(null);
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    if (key === null) return undefined;
    // The key was made from a request and an order above.
    const [asked, by] = JSON.parse(key) as [SearchRequest, HitOrder];
    const pages: HitPages = new HitPages(
      asked,
      by,
      (page, signal) => api.search.hits({ ...page, context: 90 }, { signal }),
      {
        came: () => setList((before) => ({ pages, total: pages.total ?? 0, news: (before?.news ?? 0) + 1 })),
        // The search itself reports the error.
        failed: () => setList(null),
      },
    );
    const shown = latest.current?.pages;
    if (shown && JSON.stringify([shown.request, shown.order]) === key) pages.want(...inView());
    else pages.want(0, 1);
    return () => pages.leave();
    // The rows in view are read when the list starts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, version]);
  return key === null ? null : list;
}
