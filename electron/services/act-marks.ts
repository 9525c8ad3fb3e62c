// Acts of the history as files name them: by their number and a few letters that no act of another history has there.
import { codebookOf, type Codebook } from '#core/codebook.ts';
import type { Change } from '#core/change.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, hashOf } from '#db/write.ts';

/** An act of a history in few letters; eight for each act. */
export const MARK = 8;

/** What is told of an act: when it was, and which it was done together with, or took back. */
const told = 'at, group_id, undoes, redoes';
type Act = (string | number | null)[];

/** The acts of the history, oldest first, each by its mark. */
export function marksOf(db: ReadDb): string {
  const acts = db.sqlite.prepare(`SELECT ${told} FROM change ORDER BY seq`).raw().all() as Act[];
  return acts.map(markOf).join('');
}

function markOf(act: Act): string {
  return hashOf(JSON.stringify(act)).slice(0, MARK);
}

/** An act by its number; before the first one there is the project itself. */
function actAt(db: ReadDb, number: number): { readonly seq: number; readonly mark: string } | null {
  if (number === 0) return { seq: 0, mark: markOf([all(db, 'project')[0]?.id ?? '']) };
  const [seq, ...act] = (db.sqlite
    .prepare(`SELECT seq, ${told} FROM change ORDER BY seq LIMIT 1 OFFSET ?`)
    .raw()
    .get(number - 1) ?? []) as Act;
  return typeof seq === 'number' ? { seq, mark: markOf(act) } : null;
}

/** The last act of the history as `act 412 5f3a9c1e`. */
export function lastAct(db: ReadDb): string {
  const number = db.sqlite.prepare('SELECT count(*) FROM change').pluck().get() as number;
  return `act ${number} ${actAt(db, number)?.mark ?? ''}`;
}

/** The codebook as it stood after an act that `lastAct` named; null where this history has no such act. */
export function codebookAfter(db: ReadDb, named: string): Codebook | null {
  const [, number, mark] = /^act (\d{1,9}) ([0-9a-f]{8})$/.exec(named) ?? [];
  const act = number === undefined ? null : actAt(db, Number(number));
  if (act === null || act.mark !== mark) return null;
  const codes = new Map(all(db, 'code').map((code) => [code.id, code]));
  const links = new Map(all(db, 'themeCode').map((link) => [link.id, link]));
  const later = db.sqlite
    .prepare(
      `SELECT body FROM change WHERE seq > ? AND (instr(body, '"code":{') OR instr(body, '"themeCode":{'))
       ORDER BY seq DESC`,
    )
    .pluck()
    .iterate(act.seq) as IterableIterator<string>;
  for (const body of later) {
    // Written by the recorder alone.
    const { added, updated, removed } = JSON.parse(body) as Change;
    takeBack(codes, { added: added.code, updated: updated.code, removed: removed.code });
    takeBack(links, { added: added.themeCode, updated: updated.themeCode, removed: removed.themeCode });
  }
  return codebookOf([...codes.values()], [...links.values()]);
}

/** How the rows of a table stood before the change. */
function takeBack<Row>(rows: Map<string, Row>, { added = {}, updated = {}, removed = {} }: Rows<Row>): void {
  for (const id of Object.keys(added)) rows.delete(id);
  for (const [id, [from]] of Object.entries(updated)) rows.set(id, from);
  for (const [id, row] of Object.entries(removed)) rows.set(id, row);
}

interface Rows<Row> {
  readonly added: Readonly<Record<string, Row>> | undefined;
  readonly updated: Readonly<Record<string, readonly [from: Row, to: Row]>> | undefined;
  readonly removed: Readonly<Record<string, Row>> | undefined;
}
