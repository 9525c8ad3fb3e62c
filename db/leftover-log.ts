// What an opening does about a log or a journal that lies beside a project. One that belongs to another file
// is set aside under a name of its own; a log that is cut short is copied before it is folded in.
import { constants, copyFileSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { lacksItsLog, readHeader } from './header.ts';
import { isJournalOfAnother } from './journal-tie.ts';
import { tieOf, type Tie } from './log-tie.ts';
import { freeName, setAside } from './set-aside.ts';

/**
 * Looks at the log beside a project that the caller is about to write and whose lock it holds. Sets aside
 * what is not the project's own. Returns whether acts in the log belong to the project, and notes for the
 * person who opens it.
 */
export function settleLog(path: string, now: string): { goesOn: boolean; notes: OpeningNote[] } {
  const name = basename(path);
  const { tie, isCopyOfOpen, isJournalForeign } = lookAtLog(path);
  const notes = isJournalForeign ? [ofAnother(path, '-journal', now)] : [];
  switch (tie) {
    case 'none':
      return { goesOn: false, notes: isCopyOfOpen ? [...notes, copyOfOpen(name)] : notes };
    case 'own':
      return { goesOn: true, notes };
    case 'cut': {
      const kept = freeName(`${path}-wal cut short ${now.slice(0, 10)}`);
      // A file system that can share the blocks copies at once.
      copyFileSync(`${path}-wal`, kept, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
      return {
        goesOn: true,
        notes: [...notes, { key: 'shell:log_cut_short', parameters: { name, log: basename(kept) } }],
      };
    }
    case 'other':
      rmSync(`${path}-shm`, { force: true });
      return { goesOn: false, notes: [...notes, ofAnother(path, '-wal', now)] };
  }
}

function ofAnother(path: string, ending: '-wal' | '-journal', now: string): OpeningNote {
  const log = basename(setAside(path, ending, now));
  return { key: 'shell:log_of_another_file', parameters: { name: basename(path), log } };
}

/**
 * The same for a caller who only reads, while nobody writes: nothing is moved. Throws `unsupported` where the
 * log is another file's, since SQLite would mix both.
 */
export function noteLog(path: string): OpeningNote[] {
  const name = basename(path);
  const { tie, isCopyOfOpen, isJournalForeign } = lookAtLog(path);
  if (tie === 'other' || isJournalForeign) {
    const log = `${name}${isJournalForeign ? '-journal' : '-wal'}`;
    throw new AppError('unsupported', 'errors:log_of_another_file', { name, log });
  }
  if (tie === 'cut') return [{ key: 'shell:log_cut_short', parameters: { name, log: `${name}-wal` } }];
  return isCopyOfOpen ? [copyOfOpen(name)] : [];
}

/** Whether a log or a journal with content lies beside the project. */
export function hasLeftover(path: string): boolean {
  return holdsSomething(`${path}-wal`) || holdsSomething(`${path}-journal`);
}

function holdsSomething(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

interface Look {
  readonly tie: Tie;
  /** Whether the file looks as if it had been copied away from its log. */
  readonly isCopyOfOpen: boolean;
  readonly isJournalForeign: boolean;
}

function lookAtLog(path: string): Look {
  const header = readHeader(path, basename(path));
  // The file is open in this process and was therefore checked already.
  if (!header)
    return {
      tie: holdsSomething(`${path}-wal`) ? 'own' : 'none',
      isCopyOfOpen: false,
      isJournalForeign: false,
    };
  const tie = tieOf(header, `${path}-wal`);
  const hasJournal = holdsSomething(`${path}-journal`);
  return {
    tie,
    // A journal means instead that the program was killed as it opened or closed the file.
    isCopyOfOpen: tie === 'none' && !hasJournal && lacksItsLog(header),
    isJournalForeign: hasJournal && isJournalOfAnother(path, `${path}-journal`, header.pageSize),
  };
}

function copyOfOpen(name: string): OpeningNote {
  return { key: 'shell:copy_of_an_open_study', parameters: { name } };
}
