// Typing is saved every few seconds, each time as an act of its own. Later nobody asks for all of these: a burst of typing by
// one person on one text becomes one act, from how the text was before it to how it was after.
import { rowChanges, type ToldChange } from '../change.ts';
import { definitionFields } from '../codes/definition-fields.ts';
import type { TableName } from '../records.ts';
import type { Row } from '../settling/rows.ts';

/**
 * The method of an act that went into a later one. It keeps its number, its moment and its group, by which files that were
 * written earlier name it, and changes nothing any more.
 */
export const FOLDED = 'history.folded';

/** The commands by which texts are typed. */
export const typingMethods: ReadonlySet<string> = new Set(['notes.save', 'memos.update', 'codes.update']);

/** What of a row is typed, by its table. */
const typedFields: Readonly<Partial<Record<TableName, ReadonlySet<string>>>> = {
  source: new Set(['textHash', 'docHash', 'length', 'codePoints', 'astral']),
  memo: new Set(['title', 'body', 'updatedAt']),
  code: new Set(definitionFields),
};

/** What moves with the text of a source. */
const movedFields: Readonly<Partial<Record<TableName, ReadonlySet<string>>>> = {
  coding: new Set(['start', 'end', 'quoteDigest']),
  sourcePages: new Set(['starts']),
};

/** What is kept with an act of typing, if anything. */
const toldOfTyping: ReadonlySet<string> = new Set(['names', 'since']);

/** The text that the act was typed into, as `table id`; null for an act that did anything else besides. */
export function textTyped({ told = {}, ...change }: ToldChange): string | null {
  if (Object.keys(told).some((key) => !toldOfTyping.has(key))) return null;
  let typed: string | null = null;
  const sources = new Set<unknown>();
  for (const { table, id, before, after } of rowChanges(change)) {
    if (!before || !after) return null;
    const fields = typedFields[table] ?? movedFields[table];
    if (!fields || changed(before, after).some((field) => !fields.has(field))) return null;
    if (table in movedFields) sources.add(after['sourceId']);
    else if (typed === null) typed = `${table} ${id}`;
    else return null;
  }
  return [...sources].every((id) => typed === `source ${String(id)}`) ? typed : null;
}

function changed(before: Row, after: Row): string[] {
  return Object.keys(after).filter((field) => after[field] !== before[field]);
}

/** An act of typing: its number, and when its typing began and ended, in milliseconds. */
export interface TypedAct {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
/** So long each save stays an act of its own, since somebody may want to take back the last of it. */
export const FRESH = 5 * MINUTE;
/** So long after it a burst stays in pieces that are no longer than a pause. */
const RECENT = 30 * MINUTE;
/** Acts further apart than this are no burst. */
const PAUSE = 5 * MINUTE;
/** A longer burst is several: nobody takes back more than this at once. */
const LONGEST = 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;
/** So long after it all that was typed on one day, by the clock of UTC, is one act. */
export const OLD = 30 * DAY;

/**
 * Those acts of a row of acts of typing that become one each by the time `now`: stretches of at least two, oldest first. The
 * acts are of one person on one text with no other act in between.
 */
export function typingStretches<A extends TypedAct>(acts: readonly A[], now: number): A[][] {
  const stretches: A[][] = [];
  let stretch: A[] = [];
  const end = (): void => {
    if (stretch.length > 1) stretches.push(stretch);
    stretch = [];
  };
  for (const act of acts) {
    if (act.to > now - FRESH) break;
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (first && last) {
      const pause = act.from - last.to;
      const length = act.to - first.from;
      const most = act.to > now - RECENT ? PAUSE : LONGEST;
      const isOld = act.to < now - OLD && dayOf(first.from) === dayOf(act.to);
      // A clock may have been set back.
      if (pause < 0 || (!isOld && (pause > PAUSE || length > most))) end();
    }
    stretch.push(act);
  }
  end();
  return stretches;
}

function dayOf(moment: number): number {
  return Math.floor(moment / DAY);
}
