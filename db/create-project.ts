// A project's first rows. They are written before anything can be undone: a project without a coder is none.
import { randomUUID } from 'node:crypto';
import type { ProjectRecord } from '#core/records.ts';
import { createStore, type OpenOptions } from './open.ts';
import type { Store } from './store.ts';
import { insert } from './write.ts';

export interface NewProject {
  readonly name: string;
  readonly description?: string;
  readonly notice?: string | null;
  /** The name of the main coder. */
  readonly coderName: string;
}

/** Creates the project file at `path` with its project row and main coder, and opens it. */
export function createProject(path: string, project: NewProject, options: OpenOptions): Store {
  const store = createStore(path, options);
  const coderId = randomUUID();
  store.transact({ method: 'project.create', coderId, at: options.now, group: null }, (db) => {
    const coder = {
      id: coderId,
      name: project.coderName,
      kind: 'person',
      personId: null,
      createdAt: options.now,
    } as const;
    insert(db, 'coder', coder);
    const row: ProjectRecord = {
      id: randomUUID(),
      name: project.name,
      description: project.description ?? '',
      notice: project.notice ?? null,
      mainCoderId: coderId,
      createdAt: options.now,
    };
    insert(db, 'project', row);
  });
  return store;
}
