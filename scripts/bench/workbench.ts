// What the rows work on: a temporary folder with the projects of this run, and sessions on them.
import { join } from 'node:path';
import { openStore } from '#db/open.ts';
import type { Api } from '#electron/api.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { Session } from '#electron/session.ts';
import { NOW, type CorpusSize } from './corpus.ts';
import type { Study } from './study.ts';

export interface Workbench {
  readonly folder: string;
  readonly size: CorpusSize;
  /** Written on first use. */
  readonly study: Study;
  readonly emptyPath: string;
}

export interface Opened extends AsyncDisposable {
  readonly session: Session;
  readonly api: Client<Api>;
}

/** Opens a project as a host does. */
export function opened(path: string): Opened {
  const session = newSession('en');
  session.adopt(openStore(path, { who: 'bench', now: NOW }));
  return { session, api: clientOf(session), [Symbol.asyncDispose]: () => session.end() };
}

/** A path in the folder of this run. */
export function placeIn({ folder }: Workbench, name: string): string {
  return join(folder, name);
}
