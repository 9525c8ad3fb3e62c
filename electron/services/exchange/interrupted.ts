// Undoes an import that an earlier version of Concord left unfinished when it was killed: that version wrote an import
// in several transactions. No project with such a half import at the end of its history is shown to anybody.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { undoGroup } from '#db/history.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { all } from '#db/write.ts';
import { reportOf } from './report.ts';

/** The method that imports files. */
const METHOD = 'exchange.bringIn';

interface UnfinishedImport {
  readonly name: string;
  readonly coderId: string;
  readonly group: string;
}

/**
 * The import that was left unfinished at the end of the history; null, as nearly always, if the last act is complete.
 */
function unfinishedImport({ db }: Store): UnfinishedImport | null {
  const last = db.sqlite
    .prepare('SELECT method, coder_id AS coderId, group_id AS "group" FROM change ORDER BY seq DESC LIMIT 1')
    .get() as { method: string; coderId: string; group: string | null } | undefined;
  if (last?.method !== METHOD || last.group === null) return null;
  const half = all(db, 'exchange').find(({ reportHash }) => reportOf(db, reportHash).isWhole === false);
  return half ? { name: half.name, coderId: last.coderId, group: last.group } : null;
}

/**
 * Undoes what the unfinished import has written. Returns the file's name, or null if no import is unfinished. Throws
 * `conflict` if one is and the project is read-only.
 */
export function undoInterruptedImport(store: Store, at: string): string | null {
  const half = unfinishedImport(store);
  if (!half) return null;
  const { name, coderId, group } = half;
  if (store.readOnly)
    throw new AppError('conflict', 'errors:half_brought_in', { project: basename(store.path), name });
  store.transact({ method: METHOD, coderId, at, undoes: group }, (writing) => undoGroup(writing, group));
  return name;
}

/**
 * Opens a project to read. If nobody has it open, first undoes an unfinished import, and if that needs an update of an
 * earlier version, updates it by `update`; `interrupted` is the import's file. Throws what `openStore` throws.
 */
export async function openToRead(
  path: string,
  options: OpenOptions,
  update: () => Promise<void>,
): Promise<{ store: Store; interrupted: string | null }> {
  const store = openStore(path, { ...options, readOnly: true });
  // Whoever opens a damaged project reports the damage; nothing is undone in it.
  if (store.health.state === 'damaged' || !unfinishedImport(store)) return { store, interrupted: null };
  store.close();
  await update();
  const writer = openStore(path, options);
  let interrupted: string | null;
  try {
    interrupted = undoInterruptedImport(writer, options.now);
  } finally {
    writer.close();
  }
  return { store: openStore(path, { ...options, readOnly: true }), interrupted };
}
