import { respondentKey } from '#core/interview-label.ts';
import type { RespondentRecord } from '#core/records.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, insert } from '#db/write.ts';
import { lastPosition } from './positions.ts';

/** The respondent of this name, however it is written; undefined where there is none. */
export function whoIsCalled(db: ReadDb, wanted: string): RespondentRecord | undefined {
  return all(db, 'respondent').find(({ name }) => respondentKey(name) === respondentKey(wanted));
}

/** The respondent of this name, however it is written, made when there is none yet. */
export function respondentNamed(db: WriteDb, newId: () => string, wanted: string): RespondentRecord {
  return (
    whoIsCalled(db, wanted) ??
    insert(db, 'respondent', { id: newId(), name: wanted, position: lastPosition(db, 'respondent') })
  );
}
