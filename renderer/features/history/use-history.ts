// The history, a page at a time as one scrolls; read again when something changes.
import { useMemo, useState } from 'react';
import type { TableName } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/state/use-project.ts';
import type { HistoryRow } from '#electron/services/history.ts';
import { actsOf, type Act } from './history-acts.ts';

const PAGE = 100;
/** The most rows that one call gives. */
const MOST = 500;

/** Whose acts, and of which kind; null for all. */
export interface HistoryFilter {
  readonly coderId: string | null;
  /** The noun of the methods, as in `codes`. */
  readonly noun: string | null;
}

export interface HistoryPages {
  readonly acts: readonly Act[];
  readonly loading: boolean;
  readonly error: Error | undefined;
  /** Reads on, if there is more. */
  readonly more: () => void;
}

const everyTable: Record<TableName, true> = {
  project: true,
  coder: true,
  class: true,
  source: true,
  attribute: true,
  attributeValue: true,
  respondent: true,
  sourceRespondent: true,
  review: true,
  code: true,
  themeCode: true,
  codeExample: true,
  coding: true,
  memo: true,
  comparison: true,
  verdict: true,
  verdictEvidence: true,
  sourcePages: true,
  importRun: true,
  exclusionReason: true,
  distinctPair: true,
  sample: true,
  exchange: true,
  exchangeParts: true,
  exchangeFile: true,
};
// The record above names each table once.
const tables = Object.keys(everyTable) as TableName[];

/** The acts that pass the filter, newest first. */
export function useHistory({ coderId, noun }: HistoryFilter): HistoryPages {
  const filterKey = `${coderId ?? ''} ${noun ?? ''}`;
  const [asked, setAsked] = useState({ filterKey, wanted: PAGE });
  const wanted = asked.filterKey === filterKey ? asked.wanted : PAGE;
  const filter = {
    ...(coderId === null ? {} : { coderId }),
    ...(noun === null ? {} : { method: `${noun}.` }),
  };
  const { value, error, loading } = useAnswer(`history ${filterKey} ${wanted}`, tables, () =>
    readRows(wanted, filter),
  );
  const acts = useMemo(() => actsOf(value ?? []), [value]);
  return {
    acts,
    loading,
    error,
    more: () => {
      if (!loading && value && value.length >= wanted) setAsked({ filterKey, wanted: wanted + PAGE });
    },
  };
}

async function readRows(
  wanted: number,
  filter: { coderId?: string; method?: string },
): Promise<HistoryRow[]> {
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
