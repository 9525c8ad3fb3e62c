// A codebook in a table: written by Concord, or any table with a name or a path for each code.
import {
  incomingCode,
  type ImportNote,
  type IncomingCode,
  type IncomingCodebook,
  type IncomingFields,
} from '#core/codebook-import/incoming.ts';
import { AppError } from '#core/errors.ts';
import { plainGuid } from '#core/guid.ts';
import { listNames, listPaths, pathNames, writtenPath } from '#core/exports/written-names.ts';
import { cellsIn } from '#core/imports/table-columns.ts';
import { codebookColumns, isOwn, isOwnHeading, type CodebookColumn } from './codebook-columns.ts';
import { memoFields } from './codebook-description.ts';
import { flagOf, termOf } from './codebook-terms.ts';
import { withItsHeader } from './codebook-header.ts';
import { areJoinedByBackslash, codePlaces } from './codebook-places.ts';
import { MAX_CODEBOOK_CODES, MAX_NESTING } from './limits.ts';
import type { ReadTable } from './result.ts';

const separator = ' > ';

/** The codebook in a table. Throws `invalid` if no column names the codes. */
export function codebookOfTable(read: ReadTable, name: string): IncomingCodebook {
  const { table, above } = withItsHeader(read);
  const { columns, pathOf } = codePlaces(withIdentifiers(codebookColumns(table.columns), table), table);
  if (!columns.has('path') && !columns.has('name')) {
    throw new AppError('invalid', 'codebook_import:no_name_column', {
      name,
      columns: table.columns.join(', '),
    });
  }
  if (table.rows.length > MAX_CODEBOOK_CODES) throw tooMany(name, table.rows.length);
  const split = pathSplitter(table, columns);
  const ofTaguette = isTaguette(table, columns);
  const hasMemo = ofTaguette || isMaxqda(table, columns);
  // In Concord's own tables, which name the act they were written after, an empty cell means an empty field; in others
  // it means that nobody filled it in.
  const saysNone = isOwn(columns) || columns.has('as_of');
  const named = table.rows.map((cells, index): NamedRow => {
    const cell = cellsBy(columns, cells);
    const names = pathOf?.(index) ?? split(cell('path') ?? '').map((each) => each.trim());
    const own = (cell('name') ?? names.at(-1) ?? '').trim();
    return { row: above + index + 2, cell, names, name: own, hasMemo, saysNone };
  });
  const deep = named.find(({ names }) => names.length > MAX_NESTING);
  if (deep)
    throw new AppError('unsupported', 'codebook_import:path_too_deep', {
      name,
      row: deep.row,
      most: MAX_NESTING,
    });
  const rows = named.filter(({ name: given, names }) => given !== '' || names.length > 0);
  const { codes, placeOf } = placed(rows);
  if (codes.length > MAX_CODEBOOK_CODES) throw tooMany(name, codes.length);
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const left = named.length - rows.length;
  return {
    codes: codes.map((code) => withGatherings(code, byRow, placeOf)),
    hasTree:
      (columns.has('path') || pathOf !== null) &&
      (isOwn(columns) || rows.some(({ names }) => names.length > 1)),
    notes: [
      ...table.notes,
      ...(ofTaguette ? [] : leftColumns(table, columns)),
      ...(left > 0 ? [{ key: 'codebook_import:rows_without_name', parameters: { count: left } }] : []),
    ],
  };
}

/** The columns, with a column of identifiers recognised by its content if no heading says so. */
function withIdentifiers(
  columns: ReadonlyMap<CodebookColumn, number>,
  { columns: headers, rows }: ReadTable,
): ReadonlyMap<CodebookColumn, number> {
  const used = new Set(columns.values());
  const at = headers.findIndex((_, place) => {
    const cells = cellsIn(rows, place);
    return (
      !used.has(place) &&
      cells.length > 0 &&
      new Set(cells).size === cells.length &&
      cells.every((cell) => plainGuid(cell) !== null)
    );
  });
  return columns.has('code_id') || at < 0 ? columns : new Map([...columns, ['code_id', at]]);
}

/** The columns with content that have no meaning here, except for counts that Concord wrote. */
function leftColumns(
  { columns: headers, rows }: ReadTable,
  columns: ReadonlyMap<CodebookColumn, number>,
): ImportNote[] {
  const used = new Set(columns.values());
  const left = headers.filter(
    (header, at) =>
      !used.has(at) && !(isOwn(columns) && isOwnHeading(header)) && cellsIn(rows, at).length > 0,
  );
  if (left.length === 0) return [];
  const parameters = { count: left.length, columns: left.map((header) => header.trim()).join(', ') };
  return [{ key: 'codebook_import:columns_left_out', parameters }];
}

function tooMany(name: string, codes: number): AppError {
  return new AppError('unsupported', 'codebook_import:too_many_codes', {
    name,
    codes,
    most: MAX_CODEBOOK_CODES,
  });
}

interface NamedRow {
  readonly row: number;
  /** Undefined if the table lacks this column. */
  readonly cell: (column: CodebookColumn) => string | undefined;
  /** The names of the path; empty without a path. */
  readonly names: readonly string[];
  readonly name: string;
  /** Whether the definition may consist of several, each under its heading. */
  readonly hasMemo: boolean;
  /** Whether an empty cell means an empty field; otherwise it means nothing. */
  readonly saysNone: boolean;
}

function cellsBy(
  columns: ReadonlyMap<CodebookColumn, number>,
  cells: readonly string[],
): (column: CodebookColumn) => string | undefined {
  return (column) => {
    const at = columns.get(column);
    return at === undefined ? undefined : (cells[at] ?? '');
  };
}

/** Whether this is the workbook that MAXQDA imports: a path, and a memo that may contain all definitions. */
function isMaxqda({ columns: headers }: ReadTable, columns: ReadonlyMap<CodebookColumn, number>): boolean {
  const called = (column: CodebookColumn, header: string): boolean =>
    headers[columns.get(column) ?? -1]?.trim().toLowerCase() === header;
  return !isOwn(columns) && called('path', 'code') && called('full_definition', 'memo');
}

/** Whether this is a codebook of Taguette: tags with descriptions and numbers of highlights. */
function isTaguette({ columns: headers }: ReadTable, columns: ReadonlyMap<CodebookColumn, number>): boolean {
  const [tag, description, ...counts] = headers.map((header) => header.trim().toLowerCase());
  return (
    !isOwn(columns) &&
    tag === 'tag' &&
    description === 'description' &&
    counts.every((header) => /^number of (?:highlights|documents)$/.test(header))
  );
}

/**
 * Paths are separated by ` > ` as Concord writes them, by `>` in a file of MAXQDA, or by `\` as in others; otherwise a
 * cell is one name. MAXQDA does not escape separators.
 */
function pathSplitter(
  table: ReadTable,
  columns: ReadonlyMap<CodebookColumn, number>,
): (cell: string) => string[] {
  const at = columns.get('path');
  const cells = at === undefined ? [] : table.rows.map((row) => row[at] ?? '');
  const splitAt = (mark: string) => (cell: string) => cell.split(mark).filter((name) => name.trim() !== '');
  const ofMaxqda = isMaxqda(table, columns);
  if (isOwn(columns) || cells.some((cell) => cell.includes(separator)))
    return ofMaxqda ? splitAt(separator) : pathNames;
  if (ofMaxqda && cells.some((cell) => /[^>]>[^>]/.test(cell))) return splitAt('>');
  return areJoinedByBackslash(cells) ? splitAt('\\') : pathNames;
}

/** The rows as a list of codes with parents; codes that occur only within paths come first. */
function placed(rows: readonly NamedRow[]): {
  codes: IncomingCode[];
  placeOf: (path: string) => number | undefined;
} {
  const own = rows.map(({ names, name }) => (names.length > 0 ? names : [name]));
  const places = new Map<string, number>();
  const implied: string[][] = [];
  const stated = new Set(own.map(writtenPath));
  for (const names of own) {
    for (let length = 1; length < names.length; length += 1) {
      const above = names.slice(0, length);
      const path = writtenPath(above);
      if (stated.has(path) || places.has(path)) continue;
      places.set(path, implied.length);
      implied.push(above);
    }
  }
  const parentOf = (names: readonly string[]): number | null =>
    names.length < 2 ? null : (places.get(writtenPath(names.slice(0, -1))) ?? null);
  const repeats = rows.map(({ row, cell }, index): number | null => {
    const path = writtenPath(own[index] ?? []);
    const first = places.get(path);
    if (first === undefined) {
      places.set(path, implied.length + index);
      return null;
    }
    const other = rows[first - implied.length];
    const [id = '', otherId = ''] = [cell('code_id'), other?.cell('code_id')];
    return id.trim() !== '' && id !== otherId ? null : (other?.row ?? row);
  });
  return {
    codes: [
      ...implied.map((names) =>
        incomingCode({ row: 0, name: names.at(-1) ?? '', parent: parentOf(names), implied: true }),
      ),
      ...rows.map((row, index) => {
        const last = row.names.at(-1);
        const id = row.cell('code_id')?.trim() ?? '';
        return incomingCode({
          row: row.row,
          guid: id === '' ? null : id,
          name: row.name === '' ? (last ?? '') : row.name,
          pathName: last === undefined || last === row.name || row.name === '' ? null : last,
          parent: parentOf(own[index] ?? []),
          repeats: repeats[index] ?? null,
          asOf: row.cell('as_of')?.trim() || null,
          ...fieldsOf(row),
        });
      }),
    ],
    placeOf: (path) => places.get(writtenPath(pathNames(path))),
  };
}

function withGatherings(
  code: IncomingCode,
  byRow: ReadonlyMap<number, NamedRow>,
  placeOf: (path: string) => number | undefined,
): IncomingCode {
  const row = code.implied ? undefined : byRow.get(code.row);
  const gathers = row?.cell('gathers');
  const gatheredBy = row?.cell('gathered_by');
  const placesOf = (cell: string): number[] => listPaths(cell).flatMap((path) => placeOf(path) ?? []);
  const formerIn = (cell = ''): string[] => listPaths(cell).filter((path) => placeOf(path) === undefined);
  return {
    ...code,
    gathers: gathers === undefined ? null : placesOf(gathers),
    gatheredBy: gatheredBy === undefined ? null : placesOf(gatheredBy),
    // Rows may refer to codes that were moved in the table by their earlier paths.
    formerly: { gathers: formerIn(gathers), gatheredBy: formerIn(gatheredBy) },
  };
}

/** The fields of a row; an unreadable cell gives a note and no field. */
function fieldsOf({ cell: cellOf, hasMemo, saysNone }: NamedRow): {
  fields: IncomingFields;
  notes: ImportNote[];
} {
  const notes: ImportNote[] = [];
  const cell = (column: CodebookColumn): string | undefined => {
    const value = cellOf(column);
    return saysNone || value?.trim() !== '' ? value : undefined;
  };
  const read = <T>(column: CodebookColumn, reading: (written: string) => T | null): T | undefined => {
    const text = cell(column)?.trim() ?? '';
    if (text === '') return undefined;
    const value = reading(text);
    if (value === null) notes.push({ key: 'codebook_import:value_unreadable', parameters: { value: text } });
    return value ?? undefined;
  };
  /** An empty cell may mean an empty field. */
  const orNone = <T>(column: CodebookColumn, reading: (written: string) => T | null): T | null | undefined =>
    cell(column)?.trim() === '' ? null : read(column, reading);
  const aliases = cell('aliases');
  const fields = {
    name2: orNone('name_2', (written) => written),
    aliases: aliases === undefined ? undefined : listNames(aliases).join('\n'),
    isTheme: read('theme', flagOf),
    shortDefinition: cell('short_definition'),
    whenToUse: cell('when_to_use'),
    whenNotToUse: cell('when_not_to_use'),
    definition2: cell('definition_2'),
    ...(hasMemo && cell('full_definition') !== undefined
      ? memoFields(cell('full_definition') ?? '')
      : { fullDefinition: cell('full_definition') }),
    origin: read('origin', (written) => termOf(written, ['inductive', 'deductive'])),
    prompted: orNone('prompted', (written) => termOf(written, ['yes', 'no', 'partly'])),
    status: read('status', (written) => termOf(written, ['draft', 'stable', 'retired'])),
    codable: read('codable', flagOf),
    onePerSource: read('one_per_source', flagOf),
    colour: read('colour', (written) => written),
    pin: orNone('pin', (written) => (/^[1-9]$/.test(written) ? Number(written) : null)),
    createdAt: read('created_at', (written) => written),
  };
  const stated = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { fields: stated, notes };
}
