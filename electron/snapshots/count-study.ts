// Counts a study, for comparing it with another time.
import { studyFacts, type StudyFacts } from '#core/snapshots/study-facts.ts';
import type { ReadDb } from '#db/handles.ts';
import { Counting } from '../engines/counting.ts';

/** Counts a study; `counting` are its tables, if they are loaded already. */
export function countStudy(db: ReadDb, counting: Counting = new Counting(db)): StudyFacts {
  const number = (sql: string) => Number(db.sqlite.prepare(sql).pluck().get());
  return studyFacts(counting.corpus, counting.codings, {
    memos: number('SELECT count(*) FROM memo'),
    codesInUse: number('SELECT count(DISTINCT code_id) FROM coding'),
  });
}
