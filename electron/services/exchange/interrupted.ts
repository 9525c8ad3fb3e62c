// A file that an earlier version was bringing in when it was killed: that version wrote it in several transactions.
import { undoGroup } from '#db/history.ts';
import type { Store } from '#db/store.ts';
import { all, getText } from '#db/write.ts';
import type { ExchangeReport } from './report.ts';

/** The method under which files are brought in. */
const METHOD = 'exchange.bringIn';

/**
 * Takes back what was written of it, so that what was brought in is always whole. Returns its name; null where the last
 * act was finished, as it nearly always is, or where the project can only be read.
 */
export function takeBackInterrupted(store: Store, at: string): string | null {
  if (store.readOnly) return null;
  const { db } = store;
  const last = db.sqlite
    .prepare('SELECT method, coder_id AS coderId, group_id AS "group" FROM change ORDER BY seq DESC LIMIT 1')
    .get() as { method: string; coderId: string; group: string | null } | undefined;
  if (last?.method !== METHOD || last.group === null) return null;
  const { coderId, group } = last;
  const half = all(db, 'exchange').find(
    ({ reportHash }) => (JSON.parse(getText(db, reportHash)) as Partial<ExchangeReport>).isWhole === false,
  );
  if (!half) return null;
  store.transact({ method: METHOD, coderId, at, undoes: group }, (writing) => undoGroup(writing, group));
  return half.name;
}
