// Creates a project with its first rows. They are written outside the history, since a project without a
// coder cannot exist.
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { ProjectRecord } from '#core/records.ts';
import { createStore } from './create-store.ts';
import { onDisk } from './disk-trouble.ts';
import type { OpenOptions } from './open-options.ts';
import { openStore } from './open.ts';
import { isTaken, partBeside, refuseLongPath } from './place.ts';
import type { Store } from './store.ts';
import { placePart } from './whole-copy.ts';
import { insert } from './write.ts';

/** What a new project is created with. */
export interface NewProject {
  readonly name: string;
  readonly description?: string;
  readonly notice?: string | null;
  /** The name of the main coder. */
  readonly coderName: string;
}

/**
 * Creates the project file at `path`, with its project row and main coder, and opens it. The file is made
 * under another name and renamed when it is complete, so that a half-made project never has this name. Throws
 * `conflict` when the file exists.
 */
export function createProject(path: string, project: NewProject, options: OpenOptions): Store {
  return onDisk(basename(path), () => createAt(path, project, options));
}

function createAt(path: string, project: NewProject, options: OpenOptions): Store {
  refuseLongPath(path);
  if (isTaken(path)) throw new AppError('conflict', 'errors:file_exists', { name: basename(path) });
  const part = partBeside(path);
  try {
    const store = createStore(part, options, basename(path));
    writeFirstRows(store, project, options.now);
    store.close();
    placePart(part, path);
  } finally {
    clear(part);
  }
  return openStore(path, options);
}

function writeFirstRows(store: Store, project: NewProject, now: string): void {
  const coderId = randomUUID();
  store.transact({ method: 'project.create', coderId, at: now, group: null }, (db) => {
    insert(db, 'coder', {
      id: coderId,
      name: project.coderName,
      kind: 'person',
      personId: null,
      program: null,
      createdAt: now,
    });
    const row: ProjectRecord = {
      id: randomUUID(),
      name: project.name,
      description: project.description ?? '',
      notice: project.notice ?? null,
      mainCoderId: coderId,
      createdAt: now,
    };
    insert(db, 'project', row);
  });
}

function clear(part: string): void {
  // `existsSync` comes first: where part of the path is not a folder, even a forced removal fails.
  for (const suffix of ['', '-wal', '-shm', '-lock']) {
    if (existsSync(`${part}${suffix}`)) rmSync(`${part}${suffix}`);
  }
}
