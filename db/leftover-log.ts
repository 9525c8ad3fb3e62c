// What an opening does about a log that lies beside a project: one of another file is set aside under a name of its
// own, one that is cut short is copied before it is folded in.
import { constants, copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { readHeader } from './header.ts';
import { tieOf, type Tie } from './log-tie.ts';

const ASIDE = '-wal of another file';

/**
 * Looks at the log beside a project that the caller is about to write, and whose lock it holds. Sets aside what is not
 * the project's own. Returns whether acts in the log belong to it, and what is to be told.
 */
export function settleLog(path: string, now: string): { goesOn: boolean; notes: OpeningNote[] } {
  const name = basename(path);
  const { tie, isCopyOfOpen } = lookAtLog(path);
  switch (tie) {
    case 'none':
      return { goesOn: false, notes: isCopyOfOpen ? [copyOfOpen(name)] : [] };
    case 'own':
      return { goesOn: true, notes: [] };
    case 'cut': {
      const kept = freeName(`${path}-wal cut short ${now.slice(0, 10)}`);
      // A file system that can share the bytes does.
      copyFileSync(`${path}-wal`, kept, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
      return {
        goesOn: true,
        notes: [{ key: 'shell:log_cut_short', parameters: { name, log: basename(kept) } }],
      };
    }
    case 'other': {
      const kept = freeName(`${path}${ASIDE} ${now.slice(0, 10)}`);
      renameSync(`${path}-wal`, kept);
      rmSync(`${path}-shm`, { force: true });
      return {
        goesOn: false,
        notes: [{ key: 'shell:log_of_another_file', parameters: { name, log: basename(kept) } }],
      };
    }
  }
}

/**
 * The same for whoever only reads, while nobody writes: nothing is moved. Throws `unsupported` where the log is another
 * file's, since SQLite would mix both.
 */
export function noteLog(path: string): OpeningNote[] {
  const name = basename(path);
  const { tie, isCopyOfOpen } = lookAtLog(path);
  if (tie === 'other')
    throw new AppError('unsupported', 'errors:log_of_another_file', { name, log: `${name}-wal` });
  if (tie === 'cut') return [{ key: 'shell:log_cut_short', parameters: { name, log: `${name}-wal` } }];
  return isCopyOfOpen ? [copyOfOpen(name)] : [];
}

/** Whether anything lies in a log beside the project. */
export function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The logs of other files that were set aside beside this project, by name. */
export function logsSetAside(path: string): string[] {
  const beginning = `${basename(path)}${ASIDE}`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(beginning))
    .toSorted();
}

function lookAtLog(path: string): { tie: Tie; isCopyOfOpen: boolean } {
  const header = readHeader(path, basename(path));
  // Read by this very process: whoever opened it to read has looked already.
  if (!header) return { tie: hasLog(path) ? 'own' : 'none', isCopyOfOpen: false };
  const tie = tieOf(header, `${path}-wal`);
  // Files of programs that knew no eras were never closed in this way: nothing can be said of them.
  const isCopyOfOpen = tie === 'none' && !header.closed && !header.atRest && header.era !== 0;
  return { tie, isCopyOfOpen };
}

function copyOfOpen(name: string): OpeningNote {
  return { key: 'shell:copy_of_an_open_study', parameters: { name } };
}

function freeName(wanted: string): string {
  for (let count = 2, name = wanted; ; name = `${wanted} ${count}`, count += 1)
    if (!existsSync(name)) return name;
}
