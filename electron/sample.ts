// Stands for the sample study until its builder lands.
import { createProject } from '#db/create-project.ts';
import type { OpenOptions } from '#db/open.ts';
import type { Store } from '#db/store.ts';

export function buildSample(path: string, options: OpenOptions): Store {
  return createProject(path, { name: 'Sample study', coderName: 'Wei' }, options);
}
