// What the windows learn of a study when it opens.
import { basename } from 'node:path';
import type { Store } from '#db/store.ts';
import { all } from '#db/write.ts';
import { isSynced } from '../cloud-folders.ts';
import type { OpenProject } from '../rpc/transport.ts';
import { undoInterruptedImport } from '../services/exchange/interrupted.ts';
import { fileTrouble } from '../file-trouble.ts';

let readings = 0;

/** A number that no study of this program had before: windows read everything again where it is another. */
export function nextReading(): number {
  readings += 1;
  return readings;
}

/**
 * Undoes an unfinished import, then returns what windows learn of the study. On an error, closes the store and throws
 * the error in words.
 */
export function openedProject(store: Store, snapshot: OpenProject['snapshot'], now: string): OpenProject {
  const { path } = store;
  try {
    const interrupted = undoInterruptedImport(store, now);
    const name = all(store.db, 'project')[0]?.name ?? basename(path);
    const { readOnly, holder, health, notes } = store;
    const synced = isSynced(path);
    return {
      path,
      reading: nextReading(),
      name,
      readOnly,
      holder,
      personId: null,
      synced,
      interrupted,
      notes,
      asOf: null,
      lost: null,
      snapshot,
      health,
    };
  } catch (error) {
    store.close();
    throw fileTrouble(error, path);
  }
}
