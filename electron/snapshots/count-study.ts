// Counts a study, for comparing it with another time.
import { studyFacts, type StudyFacts } from '#core/snapshots/study-facts.ts';
import type { ReadDb } from '#db/handles.ts';
import { BY_PEOPLE } from '#db/by-people.ts';
import { Counting } from '../engines/counting.ts';

/** Counts a study; `counting` are its tables, if they are loaded already. */
export function countStudy(db: ReadDb, counting: Counting = new Counting(db)): StudyFacts {
  const number = (sql: string) => Number(db.sqlite.prepare(sql).pluck().get());
  return studyFacts(counting.corpus, counting.codings, {
    codings: number(`SELECT count(*) FROM coding WHERE ${BY_PEOPLE}`),
    memos: number('SELECT count(*) FROM memo'),
    codesInUse: number(`SELECT count(DISTINCT code_id) FROM coding WHERE ${BY_PEOPLE}`),
  });
}
