// Decides about work of one's own that could not be settled without choosing for somebody.
import { AppError } from '#core/errors.ts';
import type { Change } from '#core/change.ts';
import type { TableRow } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import { textsForSettling } from '#db/act-texts.ts';
import type { WriteDb } from '#db/handles.ts';
import { lastKnown } from '#db/last-known.ts';
import { forgetHeld, type Held, heldWork } from '#db/team/held.ts';
import { find, getText, putBlob, rowsOf } from '#db/write.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What is decided: one's own work, that of the others, or both one after the other, where it is a text. */
export const takes = ['ours', 'theirs', 'both'] as const;

export type Take = (typeof takes)[number];

/**
 * Decides about held work: with `theirs` it is dropped; else it is done in an act of its own, named like the act that it
 * belongs to. Throws `not_found` for work that was decided about, and `conflict` where it has no place even so.
 */
export function settleHeld(
  study: ReplicaStudy,
  id: string,
  take: Take,
  { now, newId, personId }: { readonly now: string; readonly newId: () => string; readonly personId: string },
): void {
  const { db } = study.store;
  const held = heldWork(db).find((each) => each.id === id);
  if (!held) throw new AppError('not_found', 'errors:team_no_such_held');
  if (take === 'theirs') return forgetHeld(db, id);
  const act = db.sqlite
    .prepare('SELECT method, coder_id AS "coderId" FROM change WHERE id = ?')
    .get(held.actId) as { readonly method: string; readonly coderId: string };
  const done = study.store.transact({ ...act, personId, at: now, group: newId() }, (acting) => {
    const left = settle(rowsOf(acting), intended(acting, held.rows, take), {
      coderId: act.coderId,
      lastOf: lastKnown(acting),
      later: 'intended',
      newId,
      texts: textsForSettling(acting, textsMeant(held)),
    });
    if (left.held.length > 0) throw new AppError('conflict', 'errors:team_held_no_place');
    forgetHeld(acting, id);
  });
  study.tell([done]);
}

/** A text that is written anew is meant by no spans of the act. */
function textsMeant({ rows, texts }: Held): Held['texts'] {
  const written = new Set(rows.flatMap(({ table, row }) => (table === 'source' ? [row.id] : [])));
  return Object.fromEntries(Object.entries(texts).filter(([sourceId]) => !written.has(sourceId)));
}

/** The rows as they are to be, as a change of what they are. */
function intended(db: WriteDb, rows: readonly TableRow[], take: Take): Change {
  const added: Record<string, Record<string, object>> = {};
  const updated: Record<string, Record<string, readonly [object, object]>> = {};
  for (const { table, row } of rows) {
    const now = find(db, table, row.id);
    if (!now) (added[table] ??= {})[row.id] = row;
    else
      (updated[table] ??= {})[row.id] = [
        now,
        { ...now, ...(table === 'source' ? textOf(db, now, row, take) : row) },
      ];
  }
  return { added, updated, removed: {} };
}

/** The fields that describe the text of the source: one's own, or the others' with one's own paragraphs below it. */
function textOf(
  db: WriteDb,
  now: object,
  { textHash, docHash, length, codePoints, astral }: TableRow['row'],
  take: Take,
): object {
  if (take === 'ours') return { textHash, docHash, length, codePoints, astral };
  const theirs = getText(db, (now as { readonly textHash: string }).textHash);
  const known = new Set(theirs.split('\n'));
  const mine = getText(db, String(textHash)).split('\n');
  const text = [theirs, ...mine.filter((paragraph) => !known.has(paragraph))].join('\n');
  return { textHash: putBlob(db, text), docHash: null, ...measuresOf(text) };
}
