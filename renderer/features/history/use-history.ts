// The history, a page at a time as one scrolls; read again when something changes.
import { useMemo, useState } from 'react';
import { allTables } from '#core/tables.ts';
import { api } from '#renderer/api.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, useProject } from '#renderer/state/use-project.ts';
import type { HistoryRow } from '#electron/services/history.ts';
import { actsOf, type Act } from './history-acts.ts';
import { askedBy, type HistoryFilter } from './history-filter.ts';

const PAGE = 100;
/** The most rows that one call gives. */
const MOST = 500;

export interface HistoryPages {
  readonly acts: readonly Act[];
  readonly loading: boolean;
  readonly error: Error | undefined;
  /** How many acts there are, and how many pass the filter. */
  readonly counts: { readonly all: number; readonly wanted: number } | undefined;
  /** Reads on, if there is more. */
  readonly more: () => void;
}

/** The acts that pass the filter, newest first. */
export function useHistory(filter: HistoryFilter): HistoryPages {
  const blindId = useBlindCoderId();
  const wantedBy = wantedOf(filter, blindId);
  const filterKey = JSON.stringify(wantedBy);
  // A reason touches no row, but is an act.
  const heard = useProject((state) => state.acts);
  const [asked, setAsked] = useState({ filterKey, wanted: PAGE });
  const wanted = asked.filterKey === filterKey ? asked.wanted : PAGE;
  const { value, error, loading } = useAnswer(`history ${heard} ${filterKey} ${wanted}`, allTables, () =>
    readRows(wanted, wantedBy),
  );
  const { value: counts } = useAnswer(`acts ${heard} ${filterKey}`, allTables, () =>
    api.history.count(wantedBy),
  );
  const acts = useMemo(() => actsOf(value ?? []), [value]);
  return {
    acts,
    counts,
    loading,
    error,
    more: () => {
      if (!loading && value && value.length >= wanted) setAsked({ filterKey, wanted: wanted + PAGE });
    },
  };
}

function wantedOf(filter: HistoryFilter, blindId: string | null): ReturnType<typeof askedBy> {
  return askedBy(blindId === null ? filter : { ...filter, coderId: blindId });
}

export interface NewestActs {
  readonly acts: readonly Act[];
  /** Whether these are all there are. */
  readonly areAll: boolean;
}

/** The newest acts that pass the filter, however far one has scrolled: of so many rows of the history at most. */
export async function newestActs(
  filter: HistoryFilter,
  blindId: string | null,
  most: number,
): Promise<NewestActs> {
  // One more tells whether there are more.
  const rows = await readRows(most + 1, wantedOf(filter, blindId));
  return { acts: actsOf(rows.slice(0, most)), areAll: rows.length <= most };
}

async function readRows(wanted: number, filter: ReturnType<typeof askedBy>): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  while (rows.length < wanted) {
    const last = rows.at(-1);
    const limit = Math.min(MOST, wanted - rows.length);
    // Each page begins where the one before it ends.
    // oxlint-disable-next-line no-await-in-loop
    const page = await api.history.list({ ...filter, limit, ...(last ? { before: last.seq } : {}) });
    rows.push(...page);
    if (page.length < limit) break;
  }
  return rows;
}
