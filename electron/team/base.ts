// Sends a study to the place of a team's log as a base, and makes a new file of one.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  closeSync,
  readSync,
  writeSync,
  fsyncSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { temporaryName } from '#core/leftovers.ts';
import { PART_BYTES } from '#core/team/parts.ts';
import type { TeamBase, TeamPlace } from '#core/team/place.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { makeBase, takeBase } from '#db/team/base.ts';
import { isTaken, partBeside } from '#db/place.ts';
import { placePart } from '#db/whole-copy.ts';
import { saveCopy, type Copying } from '../engines/copying.ts';
import { again } from './again.ts';

/**
 * Sends the study at `path` as a base, as it stands in the log at `head`, and returns the number of the newest act in it.
 * Reports bytes.
 */
export async function sendBase(
  team: Pick<TeamPlace, 'bases'>,
  path: string,
  at: Pick<TeamBase, 'head' | 'chain' | 'schema'>,
  copying: Copying,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), temporaryName('base', process.pid)));
  try {
    const copy = join(folder, 'base.concord');
    const began = { done: 0, total: statSync(path).size };
    await saveCopy(path, copy, { signal: copying.signal, progress: () => copying.progress(began) });
    const newest = makeBase(copy);
    const { size } = statSync(copy);
    const sha256 = await sha256Of(copy);
    const base = { ...at, id: idOf(`${sha256} ${at.head} ${at.chain}`), size, sha256 };
    const file = openSync(copy, 'r');
    try {
      const part = (n: number): Promise<Uint8Array> => {
        copying.signal.throwIfAborted();
        const bytes = Buffer.alloc(Math.min(PART_BYTES, size - n * PART_BYTES));
        readSync(file, bytes, 0, bytes.length, n * PART_BYTES);
        return Promise.resolve(bytes);
      };
      await again((moved) => {
        return team.bases.put(base, part, (done) => {
          moved();
          copying.progress({ done: Math.min(done * PART_BYTES, size), total: size });
        });
      }, copying.signal);
      return newest;
    } finally {
      closeSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Makes the new file `to` out of a base; `begin` makes it the file of a team before it has its name. Throws `conflict` where
 * the file exists, and `invalid` where what arrived is not what was sent.
 */
export async function fetchBase(
  team: Pick<TeamPlace, 'bases'>,
  base: TeamBase,
  to: { readonly path: string; readonly options: OpenOptions; readonly fileId: string },
  begin: (store: Store) => void,
  { signal, progress }: Copying,
): Promise<void> {
  const name = basename(to.path);
  if (isTaken(to.path)) throw new AppError('conflict', 'errors:file_exists', { name });
  const part = partBeside(to.path);
  try {
    const file = openSync(part, 'wx');
    try {
      let [done, parts] = [0, 0];
      await again(async (moved) => {
        for await (const bytes of team.bases.parts(base, parts)) {
          if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
          writeSync(file, bytes);
          done += bytes.length;
          parts += 1;
          moved();
          progress({ done, total: base.size });
        }
      }, signal);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if ((await sha256Of(part)) !== base.sha256)
      throw new AppError('invalid', 'errors:team_base_damaged', { name });
    takeBase(part, to.fileId);
    const store = openStore(part, to.options);
    try {
      begin(store);
    } finally {
      store.close();
    }
    placePart(part, to.path);
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm', '-lock'])
      rmSync(`${part}${ending}`, { force: true });
  }
}

/** The same study, sent again after it was broken off, has the same id: parts that are there already are not sent twice. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
