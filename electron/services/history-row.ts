// What recorded acts did, read from their rows: what they were done to may be gone by now.
import { toldChangeIn, type Change } from '#core/change.ts';
import { actFacts } from '#core/history/act-facts.ts';
import type { ActFacts } from '#core/history/facts.ts';
import { gestureFacts } from '#core/history/joined-facts.ts';
import { actIdOf } from '#db/act-id.ts';
import type { LinkedRow } from '#db/chain.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';

/** How many rows of each table a change added, updated and removed. */
export type RowCounts = Readonly<Record<string, { added?: number; updated?: number; removed?: number }>>;

/** Counts the rows of a change by table. */
function countsOf({ added, updated, removed }: Change): RowCounts {
  const counts: Record<string, { added?: number; updated?: number; removed?: number }> = {};
  for (const [part, tables] of Object.entries({ added, updated, removed })) {
    for (const [table, rows] of Object.entries(tables)) {
      (counts[table] ??= {})[part as 'added'] = Object.keys(rows).length;
    }
  }
  return counts;
}

/** A row of the history but for what stands in its body or behind it, which of a large act takes long to read. */
export interface StoredAct extends Pick<
  LinkedRow,
  'seq' | 'at' | 'coder_id' | 'method' | 'group_id' | 'undoes' | 'redoes'
> {
  readonly bytes: number;
}

/** The columns of a `StoredAct`. */
export const ACT_COLUMNS = 'seq, at, coder_id, method, group_id, undoes, redoes, octet_length(body) AS bytes';

/** What the body of an act tells of it. */
export interface ActRead {
  /** Its GUID. */
  readonly id: string;
  readonly counts: RowCounts;
  /** Null also where there is no sentence for it, and of an undo and a redo, which are told by what they are about. */
  readonly facts: ActFacts | null;
}

/** From so many bytes on it takes long enough to read an act that it is read once. */
const LARGE = 20_000;
/** So many large acts are known at once. */
const MOST_KNOWN = 1_000;

const known = new WeakMap<ReadDb['sqlite'], Map<string, ActRead>>();

/** What an act did; a large one is read once for each connection: a row of the history changes only where typing is folded into it. */
export function actRead({ sqlite }: ReadDb, act: StoredAct): ActRead {
  if (act.bytes < LARGE) return readAct(sqlite, act);
  let large = known.get(sqlite);
  if (!large) known.set(sqlite, (large = new Map()));
  const key = [act.seq, act.at, act.group_id, act.bytes].join(' ');
  const before = large.get(key);
  if (before) return before;
  const [oldest] = large.keys();
  if (oldest !== undefined && large.size >= MOST_KNOWN) large.delete(oldest);
  const read = readAct(sqlite, act);
  large.set(key, read);
  return read;
}

function readAct(sqlite: ReadDb['sqlite'], { seq, method, undoes, redoes }: StoredAct): ActRead {
  const row = statement(sqlite, 'SELECT id, link, body FROM change WHERE seq = ?').get(seq) as {
    id: string | null;
    link: string | null;
    body: string;
  };
  const change = toldChangeIn(row.body);
  const isOfItself = undoes === null && redoes === null;
  return {
    id: actIdOf(row),
    counts: countsOf(change),
    facts: isOfItself ? actFacts(method, change, change.told ?? {}) : null,
  };
}

/** Beyond so many bytes an act is called by its method: reading it for its name would take longer than the name is worth. */
const MOST_BYTES = 500_000;
const MOST_ROWS = 50;

/** What the acts of a group did, as one; null where they are too large or too many to be read for that, or say nothing. */
export function factsOfGroup(db: ReadDb, group: string): ActFacts | null {
  const rows = statement(
    db.sqlite,
    `SELECT method, CASE WHEN octet_length(body) < ${MOST_BYTES} THEN body END AS body
     FROM change WHERE group_id = ? ORDER BY seq LIMIT ${MOST_ROWS + 1}`,
  ).all(group) as { method: string; body: string | null }[];
  const read = rows.flatMap(({ method, body }) => (body === null ? [] : [{ method, body }]));
  // What is counted without some of the rows would be a wrong number.
  if (rows.length > MOST_ROWS || read.length < rows.length) return null;
  return gestureFacts(
    read.map(({ method, body }) => {
      const change = toldChangeIn(body);
      return { method, facts: actFacts(method, change, change.told ?? {}) };
    }),
  );
}
