// Watches the place of the open study, to notice when its file is removed, renamed or replaced while nobody acts.
import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import type { Store } from '#db/store.ts';
import type { LostPlace } from '#db/still-there.ts';

/** How often to check the place, in milliseconds: a network folder reports no changes. */
const CHECK_INTERVAL_MS = 2_000;

/**
 * Reports when the study is lost from its place, and when it is found there again, until the returned function is
 * called.
 */
export function watchPlace(store: Store, tell: (lost: LostPlace | null) => void): () => void {
  let last = JSON.stringify(store.lost);
  const look = (): void => {
    const lost = store.look();
    const now = JSON.stringify(lost);
    if (now === last) return;
    last = now;
    tell(lost);
  };
  const timer = setInterval(look, CHECK_INTERVAL_MS).unref();
  const watcher = watchFolder(dirname(store.path), look);
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}

function watchFolder(folder: string, look: () => void): FSWatcher | null {
  try {
    // Ignore writes to the log; note files that come or go.
    const watcher = watch(folder, { persistent: false }, (event) => {
      if (event === 'rename') look();
    });
    watcher.on('error', look);
    return watcher;
  } catch {
    // Some file systems cannot be watched, and a user may watch only so many folders.
    return null;
  }
}
