// A text that two people have written differently: as both have it, and as it was before.
import { changeIn, rowsIn } from '#core/change.ts';
import { stretchesOf, type Stretch } from '#core/settling/paragraphs.ts';
import type { Row, TableRow } from '#core/settling/rows.ts';
import type { ReadDb } from '#db/handles.ts';
import type { HeldWork } from '#db/team/held.ts';
import { statement } from '#db/statements.ts';
import { find, getText } from '#db/write.ts';
import { actOf } from './acts-here.ts';

/** Whether the row waits for its text. */
export function isHeldText({ table, row }: TableRow): boolean {
  return table === 'source' && 'textHash' in row;
}

export interface HeldTexts {
  /** The text part by part: in a meeting, `ours` is what stands for everybody, and `theirs` is one's own. */
  readonly stretches: readonly Stretch[];
  readonly mine: string;
  /** Whether one of the texts has a form, such as headings, that only a text taken as a whole keeps. */
  readonly hasForm: boolean;
}

/** The texts of a source whose text waits; `row` is that source as one's own act has it. */
export function heldTexts(db: ReadDb, { actId, earlier }: HeldWork, row: Row): HeldTexts {
  const now = find(db, 'source', row.id);
  const mine = textOf(db, row['textHash']) ?? '';
  const theirs = textOf(db, now?.textHash) ?? '';
  const base = textBefore(db, earlier[0]?.actId ?? actId, row.id);
  // Without the earlier text nothing tells who changed what: then all of it is chosen at once.
  const stretches =
    base === undefined
      ? [{ ours: theirs.split('\n'), theirs: mine.split('\n'), base: [] }]
      : stretchesOf(theirs, mine, base);
  return { stretches, mine, hasForm: [row['docHash'], now?.docHash].some((hash) => (hash ?? null) !== null) };
}

/** The text that the act changed; undefined where it is not kept any more. */
function textBefore(db: ReadDb, actId: string, sourceId: string): string | undefined {
  const { body } = actOf(db, actId, { table: 'source', id: sourceId });
  return textOf(db, rowsIn(changeIn(body), 'source').updated[sourceId]?.[0]['textHash']);
}

function textOf(db: ReadDb, hash: unknown): string | undefined {
  if (typeof hash !== 'string') return undefined;
  const isKept = statement(db.sqlite, 'SELECT 1 FROM blob WHERE hash = ?').get(hash) !== undefined;
  return isKept ? getText(db, hash) : undefined;
}
