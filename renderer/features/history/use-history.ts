// The history, loaded page by page while scrolling, and again when something changes.
import { useMemo, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { actsOf, type Act } from './history-acts.ts';
import { askedBy, type HistoryFilter } from '#renderer/common/openers/history-filter.ts';
import { newestOf, newestRows, type HistoryPage, type NewestActs } from './newest-acts.ts';

const PAGE_SIZE = 100;

export interface HistoryPages {
  readonly acts: readonly Act[];
  readonly loading: boolean;
  readonly error: Error | undefined;
  /** How many changes there are, and how many pass the filter. */
  readonly counts: { readonly all: number; readonly wanted: number } | undefined;
  /** Loads the next page, if there is one. */
  readonly more: () => void;
}

/** The lines that pass the filter, newest first. */
export function useHistory(filter: HistoryFilter): HistoryPages {
  const blindId = useBlindCoderId();
  const wantedBy = wantedOf(filter, blindId);
  const filterKey = JSON.stringify(wantedBy);
  const [asked, setAsked] = useState({ filterKey, wanted: PAGE_SIZE });
  const wanted = asked.filterKey === filterKey ? asked.wanted : PAGE_SIZE;
  const { value, error, loading } = useAnswer(`history ${filterKey} ${wanted}`, (asking) =>
    newestRows(wanted, pageOf(asking, wantedBy)),
  );
  const { value: counts } = useAnswer(`acts ${filterKey}`, (asking) => asking.history.count(wantedBy));
  const acts = useMemo(() => actsOf(value ?? []), [value]);
  return {
    acts,
    counts,
    loading,
    error,
    more: () => {
      if (!loading && value && value.length >= wanted) setAsked({ filterKey, wanted: wanted + PAGE_SIZE });
    },
  };
}

function wantedOf(filter: HistoryFilter, blindId: string | null): ReturnType<typeof askedBy> {
  return askedBy(blindId === null ? filter : { ...filter, coderId: blindId });
}

/** Returns a function that asks for rows that pass the filter. */
function pageOf(asking: typeof api, filter: ReturnType<typeof askedBy>): HistoryPage {
  return (limit, before) =>
    asking.history.list({ ...filter, limit, ...(before === undefined ? {} : { before }) });
}

/** The newest lines that pass the filter, independent of scrolling, from at most `most` rows. */
export function newestActs(filter: HistoryFilter, blindId: string | null, most: number): Promise<NewestActs> {
  return newestOf(most, pageOf(api, wantedOf(filter, blindId)));
}
