// Which acts of this file go next, and where: openly into the log, or into the lane of a blind round.
import { travels } from '#core/team/act.ts';
import { Footprints } from '#core/team/footprint.ts';
import { isOfLane, type TeamRound } from '#core/team/lanes.ts';
import type { CodeRecord } from '#core/records.ts';
import { references } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import { tableNames } from '#core/tables/all.ts';
import type { ReadDb } from '../handles.ts';
import { keysOf } from './footprints.ts';
import { noteSince } from './team-of.ts';
import { hasUnsent, noteSent, numbersHereAlone, unsentAct, unsentNumbers, type UnsentAct } from './unsent.ts';

/** The acts that go next. */
export interface NextActs {
  /** The round into whose lane they go; null for the log. */
  readonly round: TeamRound | null;
  readonly acts: readonly UnsentAct[];
  /** What the next call may be told. */
  readonly looked: Looked | null;
}

/** How much a parcel may hold. */
export interface ParcelLimits {
  readonly acts: number;
  /** Of the JSON of the changes. */
  readonly bytes: number;
}

/** The act up to which nothing goes openly while this round lasts, as long as nothing is received. */
export interface Looked {
  readonly roundId: string;
  readonly head: number;
  readonly to: number;
}

/**
 * The next acts that travel, as many as one parcel may hold; none where all is sent, or waits for the publishing of a lane. While
 * `round` lasts, acts that say what this person found go into its lane, and with them what relies on what is there. What is
 * open goes first, so that a lane relies on nothing that is not in the log. Acts are read as far as they are needed: after weeks
 * there may be tens of thousands. `looked`: what the call before found, at this head of the log. `laneFirst`: where lanes stay in
 * this file, in the order in which all goes after the unlock, what is open may wait for others while the lane is safe already.
 */
export function nextActs(
  db: ReadDb,
  round: TeamRound | null,
  limits: ParcelLimits,
  {
    head,
    looked = null,
    laneFirst = false,
  }: { readonly head: number; readonly looked?: Looked | null; readonly laneFirst?: boolean },
): NextActs {
  const none = { round: null, acts: [], looked: null };
  if (!hasUnsent(db)) return none;
  const open: UnsentAct[] = [];
  const sealed: UnsentAct[] = [];
  const apart = new Apart(db);
  let [bytes, sealedBytes] = [0, 0];
  let isAnyStaying = false;
  const alone = numbersHereAlone(db);
  const known = looked?.roundId === round?.id && looked?.head === head ? (looked?.to ?? 0) : 0;
  // Late in a round a lane holds thousands of acts. They are read only where one might rely on them that would go openly.
  const isAnyOpen = round === null || alone.some((seq) => seq > known && isOpen(unsentAct(db, seq), round));
  for (const seq of isAnyOpen ? unsentNumbers(db) : alone) {
    const act = unsentAct(db, seq);
    if (!act) continue;
    if (act.laneOf === null && !travels(act)) {
      noteSent(db, act.seq, 0);
      isAnyStaying = true;
    } else if (act.laneOf !== null || (round !== null && isOfLane(act, round)) || apart.isReliedOnBy(act)) {
      apart.add(act);
      if (act.laneOf !== null) continue;
      sealedBytes += sizeOf(act);
      sealed.push(act);
      if (!isAnyOpen && (sealed.length > limits.acts || sealedBytes > limits.bytes)) break;
    } else {
      bytes += sizeOf(act);
      if (open.length > 0 && (open.length >= limits.acts || bytes > limits.bytes)) break;
      open.push(act);
    }
  }
  if (isAnyStaying) noteSince(db);
  if (open.length > 0 && !(laneFirst && sealed.length > 0)) return { ...none, acts: open };
  if (round === null) return none;
  const next: Looked = {
    roundId: round.id,
    head,
    to: alone.reduce((newest, seq) => Math.max(newest, seq), known),
  };
  return { round, acts: within(sealed, limits), looked: isAnyOpen ? null : next };
}

function isOpen(act: UnsentAct | null, round: TeamRound): boolean {
  return act !== null && travels(act) && !isOfLane(act, round);
}

function sizeOf({ change }: UnsentAct): number {
  return JSON.stringify(change).length;
}

/** Acts that do not go into the log now. Their footprints are taken when one that may go is compared with them. */
class Apart {
  readonly #db: ReadDb;
  readonly #prints = new Footprints();
  /** The rows that these acts leave unnamed by a row that named them. */
  readonly #released = new Set<string>();
  #waiting: UnsentAct[] = [];
  #isEmpty = true;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  add(act: UnsentAct): void {
    this.#waiting.push(act);
    this.#isEmpty = false;
  }

  /** Whether the act cannot be done without one of these. */
  isReliedOnBy(act: UnsentAct): boolean {
    if (this.#isEmpty) return false;
    for (const each of this.#waiting) {
      this.#prints.add(keysOf(this.#db, each));
      this.#release(each);
    }
    this.#waiting = [];
    return this.#prints.isReliedOnBy(keysOf(this.#db, act)) || this.#isFreeOnlyAfter(act);
  }

  /**
   * Whether the act takes something away that another row needs until one of these is done: a row that is named by it, or a code on
   * which it stands and that is merged or gathers no more.
   */
  #isFreeOnlyAfter({ change: { removed, updated } }: UnsentAct): boolean {
    const isNamed = (table: string, id: string): boolean => this.#released.has(`${table} ${id}`);
    return (
      Object.entries(removed).some(([table, rows]) => Object.keys(rows).some((id) => isNamed(table, id))) ||
      Object.entries(updated.code ?? {}).some(
        ([id, [from, to]]) => takesNoMore(from, to) && isNamed('code', id),
      )
    );
  }

  #release({ change: { updated, removed } }: UnsentAct): void {
    for (const table of tableNames) {
      const before = [
        ...Object.values(removed[table] ?? {}),
        ...Object.values(updated[table] ?? {}).map(([from]) => from),
      ] as Row[];
      for (const [field, to] of Object.entries(references[table]))
        for (const row of before)
          if (typeof row[field] === 'string') this.#released.add(`${to} ${row[field]}`);
    }
  }
}

/** Whether a code takes less than before: nothing stands on a merged one, and only themes gather. */
function takesNoMore(from: CodeRecord, to: CodeRecord): boolean {
  return (from.status !== 'merged' && to.status === 'merged') || (from.isTheme && !to.isTheme);
}

function within(acts: readonly UnsentAct[], limits: ParcelLimits): UnsentAct[] {
  let bytes = 0;
  const last = acts.findIndex((act, index) => {
    bytes += sizeOf(act);
    return index > 0 && (index >= limits.acts || bytes > limits.bytes);
  });
  return last === -1 ? [...acts] : acts.slice(0, last);
}
