// Codings of programs, which no list, count or export holds until their layer is chosen by name.
import type { CodingRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** Returns a function that says whether a person made a coding. */
export function madeByPeople(db: ReadDb): (coding: Pick<CodingRecord, 'coderId'>) => boolean {
  const machines = new Set(all(db, 'coder', { kind: 'machine' }).map(({ id }) => id));
  return ({ coderId }) => !machines.has(coderId);
}
