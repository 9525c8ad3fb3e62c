// The rows of an act by table, and the names of the things that it mentions.
import type { Change } from '../change.ts';
import type { Records, TableName } from '../records.ts';
import type { Thing } from './facts.ts';
import type { ActNotes } from './act-notes.ts';

/** Access to the rows of an act by table. */
export interface ActRows {
  readonly added: <T extends TableName>(table: T) => readonly Records[T][];
  readonly removed: <T extends TableName>(table: T) => readonly Records[T][];
  readonly updated: <T extends TableName>(
    table: T,
  ) => readonly (readonly [from: Records[T], to: Records[T]])[];
  /** The tables that the act wrote to. */
  readonly tables: ReadonlySet<string>;
  readonly code: (id: string) => Thing;
  readonly source: (id: string) => Thing;
  /** The thing with this id, whatever its table. */
  readonly thing: (what: Thing['what'], id: string) => Thing;
}

/** Gives access to the rows of a change. */
export function rowsOfAct(change: Change, notes: ActNotes): ActRows {
  const added = <T extends TableName>(table: T) => Object.values<Records[T]>(change.added[table] ?? {});
  const removed = <T extends TableName>(table: T) => Object.values<Records[T]>(change.removed[table] ?? {});
  const updated = <T extends TableName>(table: T) =>
    Object.values<readonly [Records[T], Records[T]]>(change.updated[table] ?? {});
  const nameOf = (id: string): string | null => {
    for (const table of NAMED) {
      const row =
        change.added[table]?.[id] ?? change.updated[table]?.[id]?.[0] ?? change.removed[table]?.[id];
      if (row) return presentName(row);
    }
    return notes.names?.[id] ?? null;
  };
  const thing = (what: Thing['what'], id: string): Thing => ({ what, id, name: nameOf(id) });
  return {
    added,
    removed,
    updated,
    tables: new Set([change.added, change.updated, change.removed].flatMap((part) => Object.keys(part))),
    code: (id) => thing('code', id),
    source: (id) => thing('source', id),
    thing,
  };
}

const NAMED = [
  'code',
  'source',
  'respondent',
  'class',
  'attribute',
  'comparison',
  'keptTable',
  'coder',
  'sample',
  'savedQuery',
  'timelineEvent',
  'codebookVersion',
  'submission',
  'blindRound',
] as const;

/** The present name of a row: for an interview, its label. */
export function presentName(row: object): string | null {
  const { label, title, name } = row as { label?: string | null; title?: string; name?: string };
  return label ?? title ?? name ?? null;
}

/** The names of the fields in which two states of a row differ. */
export function changedFields<R extends object>(from: R, to: R): (keyof R & string)[] {
  return (Object.keys(to) as (keyof R & string)[]).filter((field) => from[field] !== to[field]);
}
