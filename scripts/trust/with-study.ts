// Opens a study in this process, as every host opens one, while some work is done.
import { openStore } from '#db/open.ts';
import type { Api } from '#electron/api.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { createReading } from '#electron/reading.ts';
import type { Client } from '#electron/rpc/client.ts';
import { openOptions } from '#electron/services/desk.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';

export interface OpenStudy {
  readonly api: Client<Api>;
  readonly session: Session;
}

/**
 * Opens the study with settings in `home`, does `work` and closes it. Throws what `work` throws, and faults of our own.
 */
export async function withStudy<T>(
  path: string,
  home: string,
  work: (study: OpenStudy) => Promise<T>,
): Promise<T> {
  const settings = new Settings(home);
  const faults: unknown[] = [];
  const session = new Session({
    settings,
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: createReading(),
    log: (_name, error) => faults.push(error),
    language: 'en',
    browsesFolders: false,
  });
  try {
    session.adopt(openStore(path, openOptions(settings, session.now())));
    const done = await work({ api: clientOf(session), session });
    if (faults.length > 0) throw faults[0];
    return done;
  } finally {
    await session.end();
  }
}
