// A real project file in a folder of its own, called through a session as every host calls it.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createProject } from '#db/create-project.ts';
import { readMigrations } from '#db/migrations.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import type { Api } from '#electron/api.ts';
import { createReading, type Reading } from '#electron/reading.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { SessionParts } from '#electron/session-parts.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { openOptions } from './open-options.ts';
import { schemaAtOnce } from './schema-at-once.ts';

export { openOptions } from './open-options.ts';

export interface TestProject extends AsyncDisposable {
  readonly folder: string;
  readonly path: string;
  readonly session: Session;
  readonly store: () => Store;
  readonly api: Client<Api>;
  /** The same calls by another coder. */
  readonly as: (coderId: string) => Client<Api>;
  /** Faults of the program that the session logged. A test expects none. */
  readonly faults: unknown[];
  /** Closes the project and opens it again, as after a restart. */
  readonly reopen: () => void;
}

/** Read once: a history of a team opens some ten files. */
const migrations = readMigrations();

/** For creating studies only. */
export const creationOptions = { ...openOptions, migrations: schemaAtOnce() };

/** A new folder that is removed at the end of the test. */
export function testFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'concord-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * The reader processes that all projects of a test file share, as in the program: starting one takes half a second.
 * They end when idle, and with this process.
 */
const readers = createReading();
const sharedReaders: Reading = { reader: readers.reader, close: () => Promise.resolve() };

/**
 * An empty project with one coder, Wei. Its clock moves on one second with each reading. `reading` replaces the shared
 * readers, `parts` any other part of the session. `from`: a file that is copied instead of a new project.
 */
export async function testProject(
  reading: Reading = sharedReaders,
  parts: Partial<SessionParts> = {},
  from: string | null = null,
): Promise<TestProject> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
  const path = join(folder, 'study.concord');
  const faults: unknown[] = [];
  let seconds = 0;
  const session = new Session({
    settings: new Settings(join(folder, 'home')),
    files: { input: (reference) => resolve(reference), output: (reference) => resolve(reference) },
    reading,
    log: (_name, error) => faults.push(error),
    language: 'en',
    browsesFolders: true,
    now: () => new Date(Date.UTC(2026, 2, 14, 9, 0, (seconds += 1))).toISOString(),
    ...parts,
  });
  if (from !== null) copyFileSync(from, path);
  let store =
    from === null
      ? createProject(path, { name: 'Test study', coderName: 'Wei' }, creationOptions)
      : openStore(path, { ...openOptions, migrations });
  session.adopt(store);
  return {
    folder,
    path,
    session,
    store: () => store,
    api: clientOf(session),
    as: (coderId) => clientOf(session, coderId),
    faults,
    reopen: () => {
      session.close();
      store = openStore(path, { ...openOptions, migrations });
      session.adopt(store);
    },
    [Symbol.asyncDispose]: async () => {
      await session.end();
      // The snapshot process may still be finishing a snapshot in this folder.
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Rich text with one paragraph for each line. */
export function lines(text: string): RichText {
  return {
    type: 'doc',
    content: text
      .split('\n')
      .map((line) =>
        line ? { type: 'paragraph', content: [{ type: 'text', text: line }] } : { type: 'paragraph' },
      ),
  };
}
