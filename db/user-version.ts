// What Concord keeps in `user_version`, 32 bits of a project's first page that SQLite leaves to the program: in bits
// 0–7 how many migrations were applied, in bit 8 whether the file is at rest, in bits 9–31 its era.
//
// At rest: every act is in the file itself, so that the file is whole without a log beside it. The era tells which log
// belongs to which state of the file: log-tie.ts.
import { randomInt } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export interface UserVersion {
  readonly migrations: number;
  readonly atRest: boolean;
  /** 0 in a file that no program which knows eras has written. */
  readonly era: number;
}

/** How many eras there are, 0 included. */
const ERAS = 2 ** 23;

/** The parts of the number, which may come signed or unsigned. */
export function partsOf(userVersion: number): UserVersion {
  return {
    migrations: userVersion & 0xff,
    atRest: (userVersion & 0x100) !== 0,
    era: userVersion >>> 9,
  };
}

/** What the first page says, as this connection sees it. */
export function readUserVersion(sqlite: Database): UserVersion {
  return partsOf(Number(sqlite.pragma('user_version', { simple: true })));
}

/** Writes it, in the transaction that is open or else in one of its own. */
export function writeUserVersion(sqlite: Database, version: UserVersion): void {
  sqlite.pragma(`user_version = ${numberOf(version)}`);
}

/** The number that stands for it, signed as SQLite takes it. */
export function numberOf({ migrations, atRest, era }: UserVersion): number {
  return migrations | (atRest ? 0x100 : 0) | (era << 9);
}

/** An era that no other copy of the file is likely to be in. */
export function drawEra(): number {
  return randomInt(1, ERAS);
}

/** The era that follows. */
export function nextEra(era: number): number {
  return era + 1 < ERAS ? era + 1 : 1;
}
