// What Concord keeps in `user_version`, 32 bits of a project's first page that SQLite leaves to the
// application: in bits 0–7 the number of migrations applied, in bit 8 whether the file is at rest, in bits
// 9–31 its era.
//
// At rest: every act is in the file itself, so that the file is complete without a log. The era tells which
// log belongs to which state of the file, see log-tie.ts.
import { randomInt } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** The parts of `user_version`. */
export interface UserVersion {
  readonly migrations: number;
  readonly atRest: boolean;
  /** 0 in a file that only programs before eras have written. */
  readonly era: number;
}

/** The number of eras, including 0. */
const ERAS = 2 ** 23;

/** The parts of the number, which may be signed or unsigned. */
export function partsOf(userVersion: number): UserVersion {
  return {
    migrations: userVersion & 0xff,
    atRest: (userVersion & 0x100) !== 0,
    era: userVersion >>> 9,
  };
}

/** The `user_version` as this connection sees it. */
export function readUserVersion(sqlite: Database): UserVersion {
  return partsOf(Number(sqlite.pragma('user_version', { simple: true })));
}

/** Writes it, within the open transaction or else in one of its own. */
export function writeUserVersion(sqlite: Database, version: UserVersion): void {
  sqlite.pragma(`user_version = ${numberOf(version)}`);
}

/** The parts as one number, signed as SQLite expects it. */
export function numberOf({ migrations, atRest, era }: UserVersion): number {
  return migrations | (atRest ? 0x100 : 0) | (era << 9);
}

/** A random era, which no other copy of the file is likely to be in. */
export function drawEra(): number {
  return randomInt(1, ERAS);
}

/** The next era. */
export function nextEra(era: number): number {
  return era + 1 < ERAS ? era + 1 : 1;
}
