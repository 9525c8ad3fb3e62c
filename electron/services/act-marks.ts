// Acts of the history as files refer to them: by number and by a mark of a few letters that the act of another history
// with that number does not have.
import type { ReadDb } from '#db/handles.ts';
import { all, hashOf } from '#db/write.ts';

/** The length of a mark, in letters. */
export const MARK_LENGTH = 8;

/** The columns that a mark is made of: the act's time, its group, and the act it undid or redid. */
const markedColumns = 'at, group_id, undoes, redoes';
type Act = (string | number | null)[];

/** The marks of all acts of the history, oldest first, concatenated. */
export function marksOf(db: ReadDb): string {
  const acts = db.sqlite.prepare(`SELECT ${markedColumns} FROM change ORDER BY seq`).raw().all() as Act[];
  return acts.map(markOf).join('');
}

/** The mark of an act, from its time, its group, and the act it undid or redid. */
export function markOf(act: Act): string {
  return hashOf(JSON.stringify(act)).slice(0, MARK_LENGTH);
}

/** An act by its number; number 0 is the project's creation. */
function actAt(db: ReadDb, number: number): { readonly seq: number; readonly mark: string } | null {
  if (number === 0) return { seq: 0, mark: markOf([all(db, 'project')[0]?.id ?? '']) };
  const [seq, ...act] = (db.sqlite
    .prepare(`SELECT seq, ${markedColumns} FROM change ORDER BY seq LIMIT 1 OFFSET ?`)
    .raw()
    .get(number - 1) ?? []) as Act;
  return typeof seq === 'number' ? { seq, mark: markOf(act) } : null;
}

/**
 * Describes the history's present state as `act 412 5f3a9c1e, 411 0b7720ce, 409 …`: the last act, then earlier ones at
 * growing distances, so that a diverged copy of the project can find about where it diverged.
 */
export function whereHistoryStands(db: ReadDb): string {
  const last = db.sqlite.prepare('SELECT count(*) FROM change').pluck().get() as number;
  const numbers = [last];
  for (let step = 1; (numbers.at(-1) ?? 0) > 0; step *= 2)
    numbers.push(Math.max(0, (numbers.at(-1) ?? 0) - step));
  return `act ${numbers.map((number) => `${number} ${actAt(db, number)?.mark ?? ''}`).join(', ')}`;
}

/** The acts that a `whereHistoryStands` text lists, newest first. */
function actsNamed(named: string): { readonly number: number; readonly mark: string }[] {
  const [, listed = ''] = /^act (\d{1,9} [0-9a-f]{8}(?:, \d{1,9} [0-9a-f]{8}){0,40})$/.exec(named) ?? [];
  return listed.split(', ').flatMap((each) => {
    const [number = '', mark = ''] = each.split(' ');
    return mark === '' ? [] : [{ number: Number(number), mark }];
  });
}

/**
 * How many acts the history with these marks shares with the one that `whereHistoryStands` described; null for none.
 */
export function actsShared(marks: string, named: string): number | null {
  const found = actsNamed(named).find(
    ({ number, mark }) =>
      number > 0 && marks.slice((number - 1) * MARK_LENGTH, number * MARK_LENGTH) === mark,
  );
  return found?.number ?? null;
}

/** The last act of this history among those that a `whereHistoryStands` text lists. */
export function sharedAct(db: ReadDb, named: string): { readonly seq: number } | null {
  for (const { number, mark } of actsNamed(named)) {
    const act = actAt(db, number);
    if (act?.mark === mark) return act;
  }
  return null;
}
