// Writes files beside a test project and imports them, as a person does who drops a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#db/store.ts';
import type { CallOptions } from '#electron/rpc/transport.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { BATCH_BLOBS } from '#electron/services/bytes-ahead.ts';
import type { TestProject } from '../../../helpers/project.ts';

type Settings = Omit<Parameters<TestProject['api']['imports']['run']>[0], 'files'>;

/** Writes these files, by name, into a folder beside the project and returns the path of the folder. */
export function written(
  { folder }: TestProject,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const place = join(folder, name);
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), bytes);
  }
  return place;
}

/** Imports a file or a folder. */
export function importFrom(
  { api }: TestProject,
  path: string,
  settings: Settings = {},
  options: CallOptions = {},
): Promise<ImportReport> {
  const files = [{ reference: path, name: basename(path) }];
  return api.imports.run({ ...settings, files }, options);
}

/** The titles of all sources, in the order of their import. */
export async function titles({ api }: TestProject): Promise<string[]> {
  const { tables } = await api.project.records();
  return tables.source.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).map(({ title }) => title);
}

/** The number of stored texts and files. */
export function blobs({ db }: Store): number {
  return Number(db.sqlite.prepare('SELECT count(*) FROM blob').pluck().get());
}

/** Runs `act` during an import: when the texts of the first files are stored and no source exists yet. */
export async function whenFirstAreKept<T>(store: Store, act: () => T): Promise<T> {
  const before = blobs(store);
  while (blobs(store) < before + BATCH_BLOBS) await nextTurn();
  return act();
}
