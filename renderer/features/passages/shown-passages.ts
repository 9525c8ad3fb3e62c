// Fetches the words of rows when they come into view: in one call for all, and once per row as long as nothing they
// show has changed.
import { useEffect, useState } from 'react';
import type { ShownPassage } from '#electron/services/quotes.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { gathering } from './gathering.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';

const load = gathering<PassageRow, ShownPassage>(
  (rows) =>
    api.passages.show({
      rows: rows.map(({ sourceId, span, codingIds }) => ({ sourceId, span, codingIds: [...codingIds] })),
    }),
  200,
);

/** More than are ever in view; the oldest are dropped. */
const MAX_KEPT = 2000;
const kept = new Map<string, ShownPassage>();

function keep(key: string, passage: ShownPassage): void {
  kept.set(key, passage);
  if (kept.size <= MAX_KEPT) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}

/** The words and codings of a row; undefined until loaded. The previous ones stay while new ones load. */
export function useShownPassage(row: PassageRow): ShownPassage | undefined {
  const textHash = useProject((state) => state.tables.source.get(row.sourceId)?.textHash);
  const version = useProject((state) => state.versions.coding ?? 0);
  const key = JSON.stringify([textHash, version, row.sourceId, row.span, row.codingIds]);
  const [last, setLast] = useState(() => kept.get(key));
  const now = kept.get(key);
  useEffect(() => {
    if (now) {
      setLast(now);
      return undefined;
    }
    let gone = false;
    load(row).then((passage) => {
      keep(key, passage);
      if (!gone) setLast(passage);
    }, showError);
    return () => {
      gone = true;
    };
    // The key represents all of the row that matters here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return now ?? last;
}

/** The same for rows to be copied, in view or not. */
export function shownPassages(rows: readonly PassageRow[]): Promise<ShownPassage[]> {
  return Promise.all(rows.map(load));
}
