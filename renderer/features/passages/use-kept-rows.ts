// Keeps the rows of a list in their places while they are worked on.
import { useMemo, useRef } from 'react';
import { idOf, type PassageRow } from '#renderer/common/passages/passage-row.ts';
import { keptOrder } from './kept-order.ts';

const none: readonly PassageRow[] = [];

/** Rows, and the question that they answer. */
export interface RowsAsked {
  readonly askedBy: string;
  readonly rows: readonly PassageRow[];
}

/** The rows in the order in which they first appeared, even if a change would sort them differently. */
export function useKeptRows(listed: RowsAsked | undefined): readonly PassageRow[] {
  const kept = useRef<{ readonly askedBy: string; readonly ids: readonly string[] }>({
    askedBy: '',
    ids: [],
  });
  return useMemo(() => {
    const { askedBy = '', rows = none } = listed ?? {};
    const now = kept.current.askedBy === askedBy ? keptOrder(kept.current.ids, rows, idOf) : rows;
    kept.current = { askedBy, ids: now.map(idOf) };
    return now;
  }, [listed]);
}
