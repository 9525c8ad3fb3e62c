// Typing is saved every few seconds, each time as an act of its own. Later these acts are not needed one by
// one: a burst of typing by one person in one text becomes one act, from the text before it to the text after
// it.
import { rowChanges, type ToldChange } from '../change.ts';
import { definitionFields } from '../codes/definition-fields.ts';
import type { TableName } from '../records.ts';
import type { Row } from '../settling/rows.ts';

/**
 * The method of an act that was folded into a later one. It keeps its number, its time and its group, since
 * files written earlier name it by them, but its change is empty.
 */
export const FOLDED = 'history.folded';

/** The commands that save typing. */
export const typingMethods: ReadonlySet<string> = new Set([
  'notes.save',
  'memos.update',
  'codes.update',
  'summaries.write',
  'report.writeParagraph',
]);

/** The fields that typing changes, by table. */
const typedFields: Readonly<Partial<Record<TableName, ReadonlySet<string>>>> = {
  source: new Set(['textHash', 'docHash', 'length', 'codePoints', 'astral']),
  memo: new Set(['title', 'body', 'updatedAt']),
  code: new Set(definitionFields),
  reportParagraph: new Set(['runs', 'basis', 'coderId', 'updatedAt']),
  summary: new Set(['body', 'basis', 'updatedAt', 'confirmedAt', 'confirmedBy']),
};

/** The fields that change along with the text of a source. */
const movedFields: Readonly<Partial<Record<TableName, ReadonlySet<string>>>> = {
  coding: new Set(['start', 'end', 'quoteDigest']),
  sourcePages: new Set(['starts']),
};

/** What may be kept beside an act of typing. */
const toldOfTyping: ReadonlySet<string> = new Set(['names', 'since']);

/** The text that an act typed in, as `table id`; null for an act that did anything else as well. */
export function textTyped({ told: notes = {}, ...change }: ToldChange): string | null {
  if (Object.keys(notes).some((key) => !toldOfTyping.has(key))) return null;
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

/** An act of typing: its number, and when the typing began and ended, in milliseconds. */
export interface TypedAct {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
/** How long each save stays an act of its own, since somebody may want to undo only the last one. */
export const FRESH_MS = 5 * MINUTE_MS;
/** How long a burst stays divided into pieces of at most `MAX_PAUSE_MS`. */
const RECENT_MS = 30 * MINUTE_MS;
/** A longer pause ends a burst. */
const MAX_PAUSE_MS = 5 * MINUTE_MS;
/** A longer burst is divided: nobody wants to undo more than this at once. */
const MAX_BURST_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** From this age on, all typing of one day (UTC) becomes one act. */
export const OLD_MS = 30 * DAY_MS;

/**
 * Which acts of typing are folded together at the time `now`: lists of at least two, oldest first. The acts
 * given are one person's in one text, with no other act in between.
 */
export function typingStretches<A extends TypedAct>(acts: readonly A[], now: number): A[][] {
  const stretches: A[][] = [];
  let stretch: A[] = [];
  const end = (): void => {
    if (stretch.length > 1) stretches.push(stretch);
    stretch = [];
  };
  for (const act of acts) {
    if (act.to > now - FRESH_MS) break;
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (first && last) {
      const pause = act.from - last.to;
      const length = act.to - first.from;
      const most = act.to > now - RECENT_MS ? MAX_PAUSE_MS : MAX_BURST_MS;
      const isOld = act.to < now - OLD_MS && dayOf(first.from) === dayOf(act.to);
      // The clock may have been set back.
      if (pause < 0 || (!isOld && (pause > MAX_PAUSE_MS || length > most))) end();
    }
    stretch.push(act);
  }
  end();
  return stretches;
}

function dayOf(moment: number): number {
  return Math.floor(moment / DAY_MS);
}
