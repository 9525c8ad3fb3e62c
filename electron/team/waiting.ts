// What waits for the person of a file in its team, with the names of what it is about.
import { presentName } from '#core/history/rows-of-act.ts';
import type { RemarkKind } from '#core/settling/remark.ts';
import type { Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { heldWork, teamRemarks } from '#db/team/held.ts';
import { find } from '#db/write.ts';

/** A row that something is about. */
export interface NamedRow {
  readonly table: TableName;
  readonly id: string;
  /** The name of the thing; of a coding that of its code. Null for what has none. */
  readonly name: string | null;
}

/** Work of one's own that could not be done beside that of others without choosing. */
export interface WaitingWork {
  readonly id: string;
  /** When it began to wait, ISO 8601. */
  readonly at: string;
  /** The method by which it was done. */
  readonly method: string;
  readonly rows: readonly NamedRow[];
}

/** What was decided where somebody else had changed the same. */
export interface DecidedWork {
  readonly id: string;
  readonly at: string;
  readonly method: string;
  readonly kind: RemarkKind;
  readonly row: NamedRow;
  /** The fields that both had changed, and their values on each side; null for the other kinds. */
  readonly values: {
    readonly fields: readonly string[];
    /** The values of what arrived later. */
    readonly later: readonly unknown[];
    /** The values that stood before. */
    readonly earlier: readonly unknown[];
    /** Whether the later ones stand now. */
    readonly isLater: boolean;
  } | null;
}

/** What waits for a decision, and what was decided and nobody here has looked at; both oldest first. */
export function waitingIn(db: ReadDb): {
  readonly held: readonly WaitingWork[];
  readonly decided: readonly DecidedWork[];
} {
  const method = db.sqlite.prepare('SELECT method FROM change WHERE id = ?').pluck();
  const methodOf = (actId: string): string => (method.get(actId) as string | undefined) ?? '';
  return {
    held: heldWork(db).map(({ id, at, actId, rows }) => ({
      id,
      at,
      method: methodOf(actId),
      rows: rows.map(({ table, row }) => named(db, table, row)),
    })),
    decided: teamRemarks(db).map(({ id, at, actId, remark }) => {
      const { kind, table, fields, ours, theirs, isTaken = false } = remark;
      const row = find(db, table, remark.id) ?? theirs ?? ours ?? { id: remark.id };
      const valuesOf = (side: Row): unknown[] => (fields ?? []).map((field) => side[field]);
      return {
        id,
        at,
        method: methodOf(actId),
        kind,
        row: named(db, table, row),
        values:
          fields && ours && theirs
            ? { fields, later: valuesOf(theirs), earlier: valuesOf(ours), isLater: isTaken }
            : null,
      };
    }),
  };
}

function named(db: ReadDb, table: TableName, row: Row): NamedRow {
  const code = table === 'coding' ? find(db, 'code', String(row['codeId'])) : undefined;
  return { table, id: row.id, name: code?.name ?? presentName(row) };
}
