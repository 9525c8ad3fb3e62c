// A sheet with one row for each existing source or respondent: what its columns would change.
import { attributeTypeOf } from '../attribute-value.ts';
import { respondentKey } from '../interview-label.ts';
import type { AttributeType } from '../records.ts';
import { alikeValues } from '../respondents/alike-values.ts';
import { consentFrom } from '../respondents/consent.ts';
import { cellsIn, SAMPLE_ROWS, valuesIn, type Table } from './table-columns.ts';
import { guessMapping } from './table-mapping.ts';

/** What a row may state besides attributes: about a source, or, as `consent`, about a respondent. */
export type SheetField = 'date' | 'class' | 'origin' | 'consent';

const FIELDS: readonly string[] = ['date', 'class', 'origin', 'consent'] satisfies SheetField[];

/** Headings of the consent of respondents. */
const CONSENT: ReadonlySet<string> = new Set(
  ['consent', 'consent scope', 'scope of consent', '同意', '同意范围', '知情同意', '知情同意范围'].map(
    respondentKey,
  ),
);

/** A source or respondent that a row may mean: the name that rows are matched by, and what is known so far. */
export interface SheetSubject {
  readonly id: string;
  readonly name: string;
  /** By attribute name. */
  readonly values: ReadonlyMap<string, string>;
  /** What is known besides its attributes. */
  readonly fields?: ReadonlyMap<SheetField, string>;
}

/** An attribute of the project. */
export interface SheetAttribute {
  readonly name: string;
  readonly type: AttributeType;
}

/** What one column becomes. */
export interface SheetColumn {
  readonly column: string;
  /** The name of the attribute or field that it sets. */
  readonly name: string;
  readonly field: SheetField | null;
  readonly type: AttributeType;
  /** Whether the attribute is created for it. */
  readonly isNew: boolean;
}

/** One value that changes. */
export interface SheetChange {
  readonly subjectId: string;
  readonly column: SheetColumn;
  readonly from: string | null;
  readonly to: string;
}

/** A row, as people count: the first below the headings is row 2. */
export interface SheetRow {
  readonly row: number;
  readonly name: string;
}

/** What a sheet would change, and what of it cannot be used. */
export interface SheetPlan {
  readonly joinColumn: string;
  readonly columns: readonly SheetColumn[];
  readonly changes: readonly SheetChange[];
  /** How many rows mean exactly one subject. */
  readonly matched: number;
  /** Rows that mean no subject, and rows that mean several. */
  readonly unmatched: readonly SheetRow[];
  readonly ambiguous: readonly SheetRow[];
  /** Rows of a subject that an earlier row means too: the later one counts. */
  readonly repeated: readonly SheetRow[];
  /** Values that are not of their attribute's type and are left out. */
  readonly refused: readonly (SheetRow & { readonly column: SheetColumn; readonly value: string })[];
  /** How many subjects no row means. */
  readonly unnamed: number;
  /** Values that look like another value of the sheet or the project. */
  readonly alike: readonly { readonly column: string; readonly value: string; readonly like: string }[];
  /**
   * Headings that differ only in case, width or spaces and are one attribute; of two values in a row, the
   * last counts.
   */
  readonly joined: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/** The analyst's choices. */
export interface SheetQuestion {
  readonly owner: 'source' | 'respondent';
  /** The heading of the column by which rows are matched; by default, the one that matches most. */
  readonly joinColumn?: string | undefined;
  /** Whether values that look alike are replaced by the more common one. */
  readonly joinAlike: boolean;
}

/**
 * What a sheet would change. An empty cell changes nothing; existing attributes keep their type. Names are
 * compared regardless of case, width and spaces at the ends.
 */
export function sheetPlan(
  table: Table,
  question: SheetQuestion,
  subjects: readonly SheetSubject[],
  known: readonly SheetAttribute[],
): SheetPlan {
  const byName = Map.groupBy(subjects, ({ name }) => respondentKey(name));
  const join = joinIndex(table, question.joinColumn, byName);
  const columns = sheetColumns(table, join, question.owner, known);
  const found = rowsOf(table, join, byName);
  const values = columns.map(({ index, column }) =>
    columnValues(table, index, column, subjects, question.joinAlike),
  );
  const changes = new Map<string, SheetChange>();
  const refused: SheetPlan['refused'][number][] = [];
  for (const { subject, cells, ...row } of found.matched) {
    for (const [place, { index, column }] of columns.entries()) {
      const written = (cells[index] ?? '').trim();
      if (written === '') continue;
      const { valueOf, likes } = values[place]!;
      const value = valueOf(likes.get(written) ?? written);
      if (value === null) {
        refused.push({ ...row, column, value: written });
        continue;
      }
      const from = valueNow(subject, column) ?? null;
      const key = JSON.stringify([subject.id, column.field, column.name]);
      if (from === value) changes.delete(key);
      else changes.set(key, { subjectId: subject.id, column, from, to: value });
    }
  }
  const named = new Set(found.matched.map(({ subject }) => subject.id));
  return {
    joinColumn: table.columns[join] ?? '',
    columns: columns.map(({ column }) => column),
    changes: [...changes.values()],
    matched: found.matched.length,
    unmatched: found.unmatched,
    ambiguous: found.ambiguous,
    repeated: found.repeated,
    refused,
    unnamed: subjects.length - named.size,
    alike: columns.flatMap(({ column }, place) =>
      values[place]!.alike.map((each) => ({ ...each, column: column.column })),
    ),
    joined: joinedColumns(columns.map(({ column }) => column)),
  };
}

/** The index of the column asked for, or of the first one whose cells name the most subjects. */
function joinIndex(
  { columns, rows }: Table,
  asked: string | undefined,
  byName: ReadonlyMap<string, readonly SheetSubject[]>,
): number {
  const wanted = asked === undefined ? -1 : columns.indexOf(asked);
  if (wanted >= 0) return wanted;
  const hits = columns.map(
    (_, index) => rows.filter((cells) => byName.has(respondentKey(cells[index] ?? ''))).length,
  );
  return hits.indexOf(Math.max(...hits));
}

function sheetColumns(
  table: Table,
  join: number,
  owner: SheetQuestion['owner'],
  known: readonly SheetAttribute[],
): { readonly index: number; readonly column: SheetColumn }[] {
  const guessed = owner === 'source' ? guessMapping(table.columns, table.rows.slice(0, SAMPLE_ROWS)) : [];
  const knownBy = new Map(known.map((attribute) => [respondentKey(attribute.name), attribute]));
  const cellsOf = (index: number): string[] => cellsIn(table.rows, index);
  const headings = table.columns
    .map((heading, index) => ({ heading, index, key: respondentKey(heading) }))
    .filter(({ index, key }) => index !== join && key !== '' && cellsOf(index).length > 0);
  const byKey = Map.groupBy(headings, ({ key }) => key);
  return headings.map(({ heading, index, key }) => {
    const attribute = knownBy.get(key);
    const role = owner === 'respondent' && CONSENT.has(key) ? 'consent' : (guessed[index]?.role ?? '');
    const field = attribute === undefined && FIELDS.includes(role) ? (role as SheetField) : null;
    const same = byKey.get(key) ?? [];
    const type = attribute?.type ?? attributeTypeOf(same.flatMap((each) => cellsOf(each.index)));
    const column: SheetColumn = {
      column: heading,
      name: field ?? attribute?.name ?? (same[0]?.heading ?? heading).trim(),
      field,
      type: field === 'date' ? 'date' : field === null ? type : 'text',
      isNew: field === null && attribute === undefined,
    };
    return { index, column };
  });
}

function joinedColumns(columns: readonly SheetColumn[]): SheetPlan['joined'] {
  const byName = Map.groupBy(
    columns.filter(({ field }) => field === null),
    ({ name }) => name,
  );
  return [...byName]
    .filter(([, same]) => same.length > 1)
    .map(([name, same]) => ({ name, columns: same.map(({ column }) => column) }));
}

function rowsOf({ rows }: Table, join: number, byName: ReadonlyMap<string, readonly SheetSubject[]>) {
  const matched: (SheetRow & { readonly subject: SheetSubject; readonly cells: readonly string[] })[] = [];
  const lists = { unmatched: [] as SheetRow[], ambiguous: [] as SheetRow[], repeated: [] as SheetRow[] };
  const seen = new Set<string>();
  for (const [at, cells] of rows.entries()) {
    const name = (cells[join] ?? '').trim();
    const row = { row: at + 2, name };
    const [subject, ...others] = byName.get(respondentKey(name)) ?? [];
    if (name === '' && cells.every((cell) => cell.trim() === '')) continue;
    if (name === '' || !subject) lists.unmatched.push(row);
    else if (others.length > 0) lists.ambiguous.push(row);
    else {
      if (seen.has(subject.id)) lists.repeated.push(row);
      seen.add(subject.id);
      matched.push({ ...row, subject, cells });
    }
  }
  return { matched, ...lists };
}

interface ColumnValues {
  /** Reads a cell; null where it is not a value for the column. */
  readonly valueOf: (written: string) => string | null;
  /** The replacement for each value that looks like another. */
  readonly likes: ReadonlyMap<string, string>;
  readonly alike: readonly { readonly value: string; readonly like: string }[];
}

function columnValues(
  { rows }: Table,
  index: number,
  column: SheetColumn,
  subjects: readonly SheetSubject[],
  joinAlike: boolean,
): ColumnValues {
  const cells = cellsIn(rows, index);
  const valueOf = column.field === 'consent' ? consentFrom : valuesIn(rows, index, column.type);
  if (column.type !== 'text' || column.field === 'consent') return { valueOf, likes: new Map(), alike: [] };
  const counts = new Map<string, number>();
  const add = (value: string, weight: number): void =>
    void counts.set(value, (counts.get(value) ?? 0) + weight);
  for (const value of cells) add(value, 1);
  // A value that the project has is preferred, however often the sheet has the other.
  const inProject = new Set<string>();
  for (const subject of subjects) {
    const value = valueNow(subject, column);
    if (value === undefined) continue;
    inProject.add(value);
    add(value, cells.length);
  }
  const inSheet = new Set(cells);
  const pairs = alikeValues([...counts].map(([value, n]) => ({ value, n }))).filter(
    ({ value }) => inSheet.has(value) && !inProject.has(value),
  );
  const next = new Map(pairs.map(({ value, like }) => [value, like]));
  // Each replacement is more common than the value, so the recursion ends.
  const last = (value: string): string => {
    const like = next.get(value);
    return like === undefined ? value : last(like);
  };
  const alike = pairs.map(({ value }) => ({ value, like: last(value) }));
  return {
    valueOf,
    alike,
    likes: new Map(joinAlike ? alike.map(({ value, like }) => [value, like]) : []),
  };
}

/** The present value in the project. */
function valueNow({ values, fields }: SheetSubject, { field, name }: SheetColumn): string | undefined {
  return field === null ? values.get(name) : fields?.get(field);
}
