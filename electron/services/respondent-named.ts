import { respondentKey } from '#core/interview-label.ts';
import type { RespondentRecord } from '#core/records.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, insert } from '#db/write.ts';
import { lastPosition } from './positions.ts';

/** The respondent with this name in any spelling; undefined if there is none. */
export function whoIsCalled(db: ReadDb, wanted: string): RespondentRecord | undefined {
  return all(db, 'respondent').find(({ name }) => respondentKey(name) === respondentKey(wanted));
}

/** All respondents by `respondentKey`. */
export function respondentsByKey(db: ReadDb): Map<string, RespondentRecord> {
  const people = all(db, 'respondent').toReversed();
  return new Map(people.map((person) => [respondentKey(person.name), person]));
}

/**
 * The respondent with this name in any spelling; adds one if there is none. A caller with many names reads all
 * respondents once and passes them as `known`, to which new ones are added.
 */
export function respondentNamed(
  db: WriteDb,
  newId: () => string,
  wanted: string,
  known = respondentsByKey(db),
): RespondentRecord {
  const key = respondentKey(wanted);
  const person =
    known.get(key) ??
    insert(db, 'respondent', {
      id: newId(),
      name: wanted,
      position: lastPosition(db, 'respondent'),
      consent: null,
    });
  known.set(key, person);
  return person;
}
