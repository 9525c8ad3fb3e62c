// What a second pass sees of the history: it stays blind to what others did, and so to acts that take those back.
import type { ReadDb } from '#db/handles.ts';
import type { ActsWhere } from '#db/row-acts.ts';

/** The coder's id where that coder codes a second time, else null. */
export function blindCoderId(db: ReadDb, coderId: string): string | null {
  const kind = db.sqlite.prepare('SELECT kind FROM coder WHERE id = ?').pluck().get(coderId);
  return kind === 'second-pass' ? coderId : null;
}

/** The acts that this coder did alone. */
export function actsSeenBy(blindId: string): ActsWhere {
  return {
    sql: `coder_id = ? AND NOT EXISTS (
      SELECT 1 FROM change AS other
      WHERE other.group_id = coalesce(change.undoes, change.redoes) AND other.coder_id <> ?)`,
    values: [blindId, blindId],
  };
}

/** Whether all of a group was done by this coder. */
export function isGroupOf(db: ReadDb, group: string, coderId: string): boolean {
  const others = db.sqlite.prepare('SELECT 1 FROM change WHERE group_id = ? AND coder_id <> ? LIMIT 1');
  return others.get(group, coderId) === undefined;
}
