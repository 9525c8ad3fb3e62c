// A row of the table of respondents: the record with values from other tables. Plain functions, tested without a
// screen.
import { consentScopes, type ConsentScope } from '#core/respondents/consent.ts';
import { singledOut, type SingledOut } from '#core/respondents/singled-out.ts';
import { byPosition } from '#core/by-position.ts';
import type { ValueOf } from '#core/respondents/table-one.ts';
import type { MemoRecord, RespondentRecord, SourceRecord } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';

export interface RespondentRow {
  readonly person: RespondentRecord;
  /** Values by attribute id. */
  readonly values: ReadonlyMap<string, string>;
  /** Sorted by date, then by label. */
  readonly interviews: readonly SourceRecord[];
  /** The memo written last. */
  readonly memo: MemoRecord | null;
}

type Tables = ProjectState['tables'];
export type RespondentTables = Pick<
  Tables,
  'respondent' | 'sourceRespondent' | 'source' | 'attributeValue' | 'memo'
>;

const collator = new Intl.Collator(undefined, { numeric: true });

/** All respondents in order. */
export function respondentRows(tables: RespondentTables): RespondentRow[] {
  const interviews = new Map<string, SourceRecord[]>();
  for (const { sourceId, respondentId } of tables.sourceRespondent.values()) {
    const source = tables.source.get(sourceId);
    if (source) interviews.set(respondentId, [...(interviews.get(respondentId) ?? []), source]);
  }
  const values = new Map<string, Map<string, string>>();
  for (const { respondentId, attributeId, value } of tables.attributeValue.values())
    if (respondentId !== null)
      values.set(
        respondentId,
        (values.get(respondentId) ?? new Map<string, string>()).set(attributeId, value),
      );
  const memos = new Map<string, MemoRecord>();
  for (const memo of tables.memo.values()) {
    const known = memo.respondentId === null ? undefined : memos.get(memo.respondentId);
    if (memo.respondentId !== null && (!known || known.updatedAt < memo.updatedAt))
      memos.set(memo.respondentId, memo);
  }
  return [...tables.respondent.values()]
    .toSorted((a, b) => a.position - b.position || collator.compare(a.name, b.name) || byPosition(a, b))
    .map((person) => ({
      person,
      values: values.get(person.id) ?? new Map<string, string>(),
      interviews: (interviews.get(person.id) ?? []).toSorted(
        (a, b) =>
          (a.date ?? '9').localeCompare(b.date ?? '9') || collator.compare(a.label ?? '', b.label ?? ''),
      ),
      memo: memos.get(person.id) ?? null,
    }));
}

/** The filter of the table. */
export interface RespondentFilter {
  readonly words: string;
  /** By attribute id: the wanted value, or `NO_VALUE` for respondents without one. Other attributes do not filter. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether to show only respondents whom the ticked attributes single out. */
  readonly alone: boolean;
  /** Only respondents with this scope of consent; `none` for those of whom none is recorded; null for all. */
  readonly consent: ConsentFilter | null;
}

export type ConsentFilter = ConsentScope | 'none';

export const noFilter: RespondentFilter = { words: '', values: {}, alone: false, consent: null };

/** Stands for “no value” in a filter. */
export const NO_VALUE = '\u0000none';

/** The rows that pass the filter; its words are searched in names and values. */
export function passing(
  rows: readonly RespondentRow[],
  { words, values, alone, consent }: RespondentFilter,
  singled: ReadonlySet<string>,
): RespondentRow[] {
  const wanted = words.trim().toLowerCase();
  return rows.filter((row) => {
    if (alone && !singled.has(row.person.id)) return false;
    if (consent !== null && (row.person.consent ?? 'none') !== consent) return false;
    const fits = Object.entries(values).every(([id, value]) => (row.values.get(id) ?? NO_VALUE) === value);
    if (!fits) return false;
    return (
      wanted === '' ||
      [row.person.name, ...row.values.values()].some((text) => text.toLowerCase().includes(wanted))
    );
  });
}

/** The scopes of consent that occur among these respondents, the narrowest first. */
export function consentsIn(rows: readonly RespondentRow[]): ConsentFilter[] {
  const found = new Set(rows.map(({ person }) => person.consent ?? 'none'));
  return ([...consentScopes, 'none'] as const).filter((scope) => found.has(scope));
}

/** How many respondents have each value of an attribute. */
export function valueCounts(
  rows: readonly RespondentRow[],
  attributeId: string,
): { readonly value: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const { values } of rows) {
    const value = values.get(attributeId);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, n]) => ({ value, n })).toSorted((a, b) => b.n - a.n);
}

/** The values of these rows in the form that Table 1 needs. */
export function valueOfRows(rows: readonly RespondentRow[]): ValueOf {
  const byId = new Map(rows.map((row) => [row.person.id, row.values]));
  return (attributeId, personId) => byId.get(personId)?.get(attributeId);
}

/** The respondents whom the attributes single out among these rows. */
export function singledOutOf(rows: readonly RespondentRow[], attributeIds: readonly string[]): SingledOut {
  return singledOut(
    rows.map(({ person }) => person.id),
    attributeIds,
    valueOfRows(rows),
  );
}

/**
 * The rows that pass the filter, and whom the attributes single out among them. The latter ignores `alone`, which would
 * otherwise depend on its own result.
 */
export function lookedAt(
  rows: readonly RespondentRow[],
  filter: RespondentFilter,
  attributeIds: readonly string[],
): { readonly shown: RespondentRow[]; readonly singled: SingledOut } {
  const wanted = passing(rows, { ...filter, alone: false }, new Set());
  const singled = singledOutOf(wanted, attributeIds);
  return { singled, shown: passing(wanted, filter, new Set(singled.alone)) };
}
