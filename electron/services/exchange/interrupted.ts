// A file that an earlier version was bringing in when it was killed: that version wrote it in several transactions.
// Nobody reads a project with such a half at the end of its history.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { undoGroup } from '#db/history.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { all } from '#db/write.ts';
import { reportOf } from './report.ts';

/** The method under which files are brought in. */
const METHOD = 'exchange.bringIn';

interface Half {
  readonly name: string;
  readonly coderId: string;
  readonly group: string;
}

/** What of a file is there though the rest is not; null where the last act was finished, as it nearly always is. */
function halfAtTheEnd({ db }: Store): Half | null {
  const last = db.sqlite
    .prepare('SELECT method, coder_id AS coderId, group_id AS "group" FROM change ORDER BY seq DESC LIMIT 1')
    .get() as { method: string; coderId: string; group: string | null } | undefined;
  if (last?.method !== METHOD || last.group === null) return null;
  const half = all(db, 'exchange').find(({ reportHash }) => reportOf(db, reportHash).isWhole === false);
  return half ? { name: half.name, coderId: last.coderId, group: last.group } : null;
}

/**
 * Takes back what was written of it, so that what was brought in is always whole. Returns its name, or null. Throws
 * `conflict` where there is a half and the project can only be read.
 */
export function takeBackInterrupted(store: Store, at: string): string | null {
  const half = halfAtTheEnd(store);
  if (!half) return null;
  const { name, coderId, group } = half;
  if (store.readOnly)
    throw new AppError('conflict', 'errors:half_brought_in', { project: basename(store.path), name });
  store.transact({ method: METHOD, coderId, at, undoes: group }, (writing) => undoGroup(writing, group));
  return name;
}

/**
 * Opens a project for reading only. Where nobody has it open, a half at its end is taken back before, and `update` brings
 * one of an earlier version up to date for that; `interrupted` is its name. Throws as `openStore` does.
 */
export async function openToRead(
  path: string,
  options: OpenOptions,
  update: () => Promise<void>,
): Promise<{ store: Store; interrupted: string | null }> {
  const store = openStore(path, { ...options, readOnly: true });
  // In a damaged one nothing is looked for: whoever opens it says so.
  if (store.health.state === 'damaged' || !halfAtTheEnd(store)) return { store, interrupted: null };
  store.close();
  await update();
  const writer = openStore(path, options);
  let interrupted: string | null;
  try {
    interrupted = takeBackInterrupted(writer, options.now);
  } finally {
    writer.close();
  }
  return { store: openStore(path, { ...options, readOnly: true }), interrupted };
}
