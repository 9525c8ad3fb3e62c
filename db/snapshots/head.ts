// The state of a study at a snapshot: how far its history goes and how much it holds.
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { BY_PEOPLE } from '../by-people.ts';
import { hasProof } from '../proof.ts';
import { hashOf } from '../write.ts';
import type { SnapshotCounts, SnapshotHead } from './store.ts';

export type StudyHead = Pick<SnapshotHead, 'seq' | 'head' | 'digest' | 'counts'>;

/**
 * Reads the head of a study of any schema. Counting a million rows takes long, so `before`, a head read
 * earlier, is returned again where no act was done since.
 */
export function readHead(sqlite: Database, before: StudyHead | null = null): StudyHead {
  const last = lastAct(sqlite);
  const isStill = before?.seq === last.seq && before.head === last.head;
  return { ...last, counts: isStill ? before.counts : readCounts(sqlite) };
}

/** The newest act, with the fields that identify it. In a study without a history its number is 0. */
export function lastAct(sqlite: Database): Pick<StudyHead, 'seq' | 'head' | 'digest'> {
  if (hasProof(sqlite)) {
    const last = sqlite
      .prepare('SELECT seq, link AS head, digest FROM change ORDER BY seq DESC LIMIT 1')
      .get() as Pick<StudyHead, 'seq' | 'head' | 'digest'> | undefined;
    return last ?? { seq: 0, head: '', digest: null };
  }
  const last = sqlite.prepare('SELECT seq, at, method, body FROM change ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; at: string; method: string; body: string }
    | undefined;
  return last
    ? { seq: last.seq, head: hashOf(JSON.stringify(Object.values(last))), digest: null }
    : { seq: 0, head: '', digest: null };
}

/**
 * Whether the history of a study contains the act that was the last one of some state: with the same link or,
 * where typing before it was folded since, with the same digest of the rows.
 */
export function holdsAct(
  sqlite: Database,
  { seq, head, digest }: Pick<StudyHead, 'seq' | 'head' | 'digest'>,
): boolean {
  if (seq === 0) return true;
  const act = sqlite.prepare('SELECT link, digest FROM change WHERE seq = ?').get(seq) as
    | { link: string | null; digest: string | null }
    | undefined;
  return act !== undefined && (act.link === head || (digest !== null && act.digest === digest));
}

/** How much of each thing a study holds. */
function readCounts(sqlite: Database): SnapshotCounts {
  const count = (table: string) => Number(sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
  return {
    sources: count('source'),
    codings: Number(sqlite.prepare(`SELECT count(*) FROM coding WHERE ${BY_PEOPLE}`).pluck().get()),
    codes: count('code'),
    respondents: count('respondent'),
    memos: count('memo'),
    changes: count('change'),
  };
}

/** The name of the study, or of its file where it has none. */
export function studyName(sqlite: Database, path: string): string {
  const name = sqlite.prepare('SELECT name FROM project LIMIT 1').pluck().get();
  return typeof name === 'string' ? name : basename(path, '.concord');
}
