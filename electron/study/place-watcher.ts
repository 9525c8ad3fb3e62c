// Watches the place of the open study: whoever removes, renames or replaces its file is noticed while nobody acts.
import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import type { Store } from '#db/store.ts';
import type { LostPlace } from '#db/still-there.ts';

/** Network folders do not tell of changes: there one looks every so often, in milliseconds. */
const EVERY = 2_000;

/** Tells when the study is lost from its place, and when it is there again. The returned function ends that. */
export function watchPlace(store: Store, tell: (lost: LostPlace | null) => void): () => void {
  let said = JSON.stringify(store.lost);
  const look = (): void => {
    const lost = store.look();
    const now = JSON.stringify(lost);
    if (now === said) return;
    said = now;
    tell(lost);
  };
  const timer = setInterval(look, EVERY).unref();
  const watcher = watchFolder(dirname(store.path), look);
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}

function watchFolder(folder: string, look: () => void): FSWatcher | null {
  try {
    // What is written into the log is no matter; a file that comes or goes is.
    const watcher = watch(folder, { persistent: false }, (event) => {
      if (event === 'rename') look();
    });
    watcher.on('error', look);
    return watcher;
  } catch {
    // Not every file system can be watched, and systems let a person watch so many folders only.
    return null;
  }
}
