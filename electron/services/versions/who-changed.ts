// Who changed a code last, and when, between two moments.
import type { CodeChange } from '#core/versions/compare.ts';
import { definitionFields } from '#core/codes/definition-fields.ts';
import type { CodeRecord, ThemeCodeRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';

/** The act of a change; the coder may be gone since. */
export interface ChangedBy {
  readonly coderId: string;
  readonly at: string;
}

interface ActRow extends ChangedBy {
  readonly added: string | null;
  readonly updated: string | null;
  readonly removed: string | null;
  readonly tied: string | null;
  readonly cut: string | null;
}

/**
 * The last act of each change, by `kind id`, after `from` up to `until`; a study whose history lacks them has none. With
 * `onlyBy`, only the acts of this coder are looked at.
 */
export function whoChanged(
  db: ReadDb,
  {
    from,
    until,
    onlyBy,
  }: { readonly from: string; readonly until: string | null; readonly onlyBy: string | null },
): ReadonlyMap<string, ChangedBy> {
  const { sql, values } = actsAbout(db, ['code', 'themeCode']);
  const part = (path: string): string =>
    `CASE WHEN json_valid(body) THEN json_extract(body, '$.${path}') END`;
  const rows = db.sqlite
    .prepare(
      `SELECT at, coder_id AS coderId, ${part('added.code')} AS added, ${part('updated.code')} AS updated,
         ${part('removed.code')} AS removed, ${part('added.themeCode')} AS tied, ${part('removed.themeCode')} AS cut
       FROM change WHERE at > ? AND (? IS NULL OR at <= ?) AND (? IS NULL OR coder_id = ?) AND (${sql}) ORDER BY seq`,
    )
    .iterate(from, until, until, onlyBy, onlyBy, ...values) as IterableIterator<ActRow>;
  const last = new Map<string, ChangedBy>();
  for (const { at, coderId, ...parts } of rows)
    for (const key of keysOf(parts)) last.set(key, { at, coderId });
  return last;
}

function* keysOf({ added, updated, removed, tied, cut }: Omit<ActRow, keyof ChangedBy>): Generator<string> {
  for (const id of Object.keys(parsed<CodeRecord>(added))) yield* [`added ${id}`, `split ${id}`];
  for (const id of Object.keys(parsed<CodeRecord>(removed))) yield `removed ${id}`;
  for (const [from, to] of Object.values(parsed<readonly [CodeRecord, CodeRecord]>(updated)))
    for (const kind of kindsOf(from, to)) yield `${kind} ${to.id}`;
  for (const link of [tied, cut])
    for (const { codeId } of Object.values(parsed<ThemeCodeRecord>(link))) yield `moved ${codeId}`;
}

function parsed<T>(json: string | null): Readonly<Record<string, T>> {
  return json === null ? {} : (JSON.parse(json) as Readonly<Record<string, T>>);
}

function* kindsOf(from: CodeRecord, to: CodeRecord): Generator<CodeChange['kind']> {
  if (from.mergedInto !== to.mergedInto) yield 'merged';
  if (from.name !== to.name || from.name2 !== to.name2) yield 'renamed';
  if (definitionFields.some((field) => from[field] !== to[field])) yield 'redefined';
  if (from.parentId !== to.parentId || from.isTheme !== to.isTheme) yield 'moved';
}
