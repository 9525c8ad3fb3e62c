// Decides about work of one's own that could not be settled without choosing for somebody.
import { AppError } from '#core/errors.ts';
import type { Change } from '#core/change.ts';
import type { TableRow } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { textAsDecided, type Take } from '#core/team/deciding.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import { textsForSettling } from '#db/act-texts.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { lastKnown } from '#db/last-known.ts';
import { type Held, type HeldWork, noteDecided, waitingWork } from '#db/team/held.ts';
import { withdrawn } from '#db/withdrawn.ts';
import { find, getText, putBlob, rowsOf } from '#db/write.ts';
import { actOf, type ActHere } from './acts-here.ts';
import { heldTexts, isHeldText } from './held-texts.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** Who decides, and when. */
export interface Deciding {
  readonly now: string;
  readonly newId: () => string;
  readonly personId: string;
  /** The group of the act, where it is one of several that are undone together. */
  readonly group?: string;
}

export interface HeldDecision {
  readonly id: string;
  readonly take: Take;
  /** For a text, what is taken of each part that both changed, in their order; by default `take` of each. */
  readonly parts?: readonly Take[];
}

/**
 * Decides about held work. What is taken of one's own is done in an act of its own, named like the act that it belongs to;
 * the rest is dropped. Returns the group of that act, which can be undone; null where nothing had to be done. Throws
 * `not_found` for work that was decided about, and `conflict` where it has no place even so. `before` looks at the change and may
 * throw.
 */
export function settleHeld(
  study: ReplicaStudy,
  { id, ...decision }: HeldDecision,
  deciding: Deciding,
  before?: (change: Change) => void,
): string | null {
  const held = waitingWork(study.store.db).find((each) => each.id === id);
  if (!held) throw new AppError('not_found', 'errors:team_no_such_held');
  return settleWork(study, held, { ...decision, ...deciding }, before);
}

/** The same about work that is known to be held. */
export function settleWork(
  study: ReplicaStudy,
  held: HeldWork,
  { take, parts = [], now, newId, personId, group = newId() }: Omit<HeldDecision, 'id'> & Deciding,
  before: (change: Change) => void = () => undefined,
): string | null {
  const { db } = study.store;
  const isDropped = take === 'theirs' && standingTexts(db, held).length === 0;
  if (isDropped) {
    noteDecided(db, held, { at: now, group: null });
    return null;
  }
  const { method, coderId } = doneBy(db, held);
  const deed = { method, coderId, personId, at: now, group };
  const done = study.store.transact(
    deed,
    (acting) => {
      placeHeld(acting, held, { take, parts, coderId, newId });
      noteDecided(acting, held, { at: now, group });
    },
    (change) => {
      before(change);
      return {};
    },
  );
  study.tell([done]);
  return done.seq === null ? null : group;
}

/** Which decisions are possible: what is dropped has always been possible. */
export function possibleTakes({ store }: ReplicaStudy, held: HeldWork, newId: () => string): Take[] {
  const { coderId } = doneBy(store.db, held);
  const isPossible = (take: Take): boolean => {
    try {
      return store.rehearse((acting) => {
        placeHeld(acting, held, { take, parts: [], coderId, newId });
        return true;
      });
    } catch (error) {
      if (error instanceof AppError && error.key === 'errors:team_held_no_place') return false;
      throw error;
    }
  };
  const isText = standingTexts(store.db, held).length > 0;
  const asked: Take[] = isText ? ['ours', 'theirs', 'both'] : ['ours'];
  const possible = asked.filter(isPossible);
  return isText || possible.includes('theirs') ? possible : [...possible, 'theirs'];
}

/** The texts that wait, of sources that are there. */
function standingTexts(db: ReadDb, { rows }: Held): TableRow[] {
  return rows.filter((row) => isHeldText(row) && find(db, 'source', row.row.id) !== undefined);
}

/** The act that the work belongs to. */
function doneBy(db: ReadDb, { actId, rows: [first] }: Held): ActHere {
  if (!first) throw new AppError('not_found', 'errors:team_no_such_held');
  return actOf(db, actId, { table: first.table, id: first.row.id });
}

interface Placing extends Pick<ActHere, 'coderId'> {
  readonly take: Take;
  readonly parts: readonly Take[];
  readonly newId: () => string;
}

/** Writes what is taken of held work. Throws `conflict` where it has no place. */
function placeHeld(db: WriteDb, held: HeldWork, { take, parts, coderId, newId }: Placing): void {
  const isWithdrawn = withdrawn(db);
  const settled = (rows: readonly TableRow[], texts: Held['texts']): void => {
    if (rows.length === 0) return;
    if (rows.some(({ table, row }) => !find(db, table, row.id) && isWithdrawn(table, row.id)))
      throw new AppError('conflict', 'errors:team_held_no_place');
    const left = settle(rowsOf(db), intended(db, rows), {
      coderId,
      lastOf: lastKnown(db),
      later: 'intended',
      newId,
      texts: textsForSettling(db, texts),
      mayBring: (table, id) => !isWithdrawn(table, id),
    });
    if (left.held.length > 0) throw new AppError('conflict', 'errors:team_held_no_place');
  };
  const texts = take === 'theirs' ? standingTexts(db, held) : held.rows.filter(isHeldText);
  const others = take === 'theirs' ? [] : held.rows.filter((row) => !isHeldText(row));
  const decided = texts.map(({ table, row }) => ({
    table,
    row: { ...row, ...asDecided(db, held, row, take, parts) },
  }));
  const isWhole = decided.every(({ row }, at) => row['textHash'] === texts[at]?.row['textHash']);
  const written = new Set(texts.map(({ row }) => row.id));
  const meant = Object.fromEntries(Object.entries(held.texts).filter(([id]) => !written.has(id)));
  // Where one's own text stands as it is, the act says itself where its codings are.
  if (isWhole) return settled([...decided, ...others], meant);
  settled(decided, meant);
  const ofMine = texts.map(({ row }) => [row.id, String(row['textHash'])] as const);
  settled(others, { ...meant, ...Object.fromEntries(ofMine) });
}

/** The rows as they are to be, as a change of what they are. */
function intended(db: WriteDb, rows: readonly TableRow[]): Change {
  const added: Record<string, Record<string, object>> = {};
  const updated: Record<string, Record<string, readonly [object, object]>> = {};
  for (const { table, row } of rows) {
    const now = find(db, table, row.id);
    if (!now) (added[table] ??= {})[row.id] = row;
    else (updated[table] ??= {})[row.id] = [now, { ...now, ...row }];
  }
  return { added, updated, removed: {} };
}

/** The source as it is, with the text that was decided; where it is one's own as a whole, with its form. */
function asDecided(
  db: WriteDb,
  held: HeldWork,
  row: TableRow['row'],
  take: Take,
  parts: readonly Take[],
): object {
  const now = find(db, 'source', row.id);
  const { textHash, docHash, length, codePoints, astral } = row;
  if (!now) return row;
  const { stretches, mine } = heldTexts(db, held, row);
  const text = textAsDecided(stretches, take, parts);
  if (text === mine) return { ...now, textHash, docHash, length, codePoints, astral };
  if (text === getText(db, now.textHash)) return now;
  return { ...now, textHash: putBlob(db, text), docHash: null, ...measuresOf(text) };
}
