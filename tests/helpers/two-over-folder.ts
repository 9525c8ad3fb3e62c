// Two files of a team over a real folder: that of Wei, who owns it and keeps its log, and that of Lena.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { SessionParts } from '#electron/session-parts.ts';
import { testFolder, testProject } from './project.ts';
import { expectEqual, type TwoOnServer } from './two-on-server.ts';

const places: Disposable[] = [];

afterEach(() => {
  for (const place of places.splice(0)) place[Symbol.dispose]();
});

/** A new, empty folder, removed after the test. */
export function emptyFolder(): string {
  const place = testFolder();
  places.push(place);
  const path = join(place.path, 'shared');
  mkdirSync(path);
  return path;
}

interface TwoOverFolder extends TwoOnServer {
  readonly shared: string;
}

/** Makes the team and both files. `parts`: other parts of both sessions. */
export async function twoOverFolder(parts: Partial<SessionParts> = {}): Promise<TwoOverFolder> {
  const shared = emptyFolder();
  const wei = await testProject(undefined, parts);
  await wei.api.team.createInFolder({ folder: shared });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const lena = await testProject(undefined, parts);
  await lena.api.team.joinFolder({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  await wei.api.team.sync({});
  const dispose = async (): Promise<void> => {
    for (const one of [wei, lena]) await one[Symbol.asyncDispose]();
  };
  return { name: '', shared, wei, lena, [Symbol.asyncDispose]: dispose };
}

/** Lets everything come and go, through whichever file keeps the log; then both files are the same study. */
export async function settle(team: TwoOnServer): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const { api } of [team.lena, team.wei]) await api.team.sync({});
  await expectEqual(team);
}
