// Finds out how a table gives the places of its codes: by paths, by each code's parent, or by the theme under which
// people list them. The content of a column tells this better than its heading.
import { PATH_SEPARATOR } from '#core/codes/codebook.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { cellsIn } from '#core/imports/table-columns.ts';
import { isMark } from '#core/ticks/marks.ts';
import { isOwn, saysPath, type CodebookColumn } from './codebook-columns.ts';
import { flagOf } from './codebook-terms.ts';
import { MAX_NESTING } from './limits.ts';
import type { ReadTable } from './result.ts';

type Columns = ReadonlyMap<CodebookColumn, number>;
type PathOf = (index: number) => string[];

export interface Places {
  /** The columns, without those whose content does not fit their heading. */
  readonly columns: Columns;
  /** The path of a row according to its parent or theme; null for a table with paths, or with names alone. */
  readonly pathOf: PathOf | null;
}

/** Whether some cells are paths separated by `\`, as other programs write them. */
export function areJoinedByBackslash(cells: readonly string[]): boolean {
  return cells.some((cell) => /[^\\]\\[^\\>;]/.test(cell));
}

/** How the table gives the places of codes in columns beside their names or paths. */
export function codePlaces(found: Columns, table: ReadTable): Places {
  const sign = signColumn(found, table);
  const withoutPath = sign === null ? found : without(found, 'path');
  if (!namesThemes(withoutPath, table))
    return { columns: withoutPath, pathOf: pathsByParent(withoutPath, table, sign) };
  const columns = without(withoutPath, 'theme');
  const theme = withoutPath.get('theme');
  const isPlaced = columns.has('parent') || hasPaths(columns, table);
  if (theme === undefined || isPlaced) return { columns, pathOf: pathsByParent(columns, table, sign) };
  return { columns: new Map([...columns, ['parent', theme]]), pathOf: pathsByTheme(columns, table, theme) };
}

function without(columns: Columns, column: CodebookColumn): Columns {
  return new Map([...columns].filter(([each]) => each !== column));
}

/**
 * The column of signs beside the names of codes, such as 1, 2, A1, under a heading like `Code`; null if there is none.
 * In a column of paths, most cells end with the name of their code, except where somebody renamed a code in the table.
 */
function signColumn(columns: Columns, { columns: headers, rows }: ReadTable): number | null {
  const [path, name] = [columns.get('path'), columns.get('name')];
  if (path === undefined || name === undefined || isOwn(columns) || saysPath(headers[path] ?? ''))
    return null;
  const both = rows
    .map((row) => ({ path: (row[path] ?? '').trim(), name: (row[name] ?? '').trim() }))
    .filter((cells) => cells.path !== '' && cells.name !== '');
  const fitting = both.filter(
    (cells) => cells.path.includes(PATH_SEPARATOR) || areJoinedByBackslash([cells.path]) || endsWith(cells),
  );
  return fitting.length * 2 < both.length ? path : null;
}

function endsWith({ path, name }: { readonly path: string; readonly name: string }): boolean {
  return path === name || pathNames(path).at(-1) === name;
}

/** Whether the theme column names the theme of each code, rather than telling whether the code is a theme. */
function namesThemes(columns: Columns, { rows }: ReadTable): boolean {
  const at = columns.get('theme');
  if (at === undefined || isOwn(columns) || columns.has('as_of')) return false;
  const cells = cellsIn(rows, at);
  return (
    cells.length > 0 &&
    cells.every((cell) => flagOf(cell) === null && !isMark(cell) && /\p{L}{2}|\p{Script=Han}/u.test(cell))
  );
}

function hasPaths(columns: Columns, { rows }: ReadTable): boolean {
  const at = columns.get('path');
  if (at === undefined) return false;
  const cells = rows.map((row) => row[at] ?? '');
  return (
    columns.has('name') || cells.some((cell) => cell.includes(PATH_SEPARATOR)) || areJoinedByBackslash(cells)
  );
}

/** Paths by parents. A parent is given by its name, or by its sign in this table. */
function pathsByParent(columns: Columns, { rows }: ReadTable, sign: number | null): PathOf | null {
  const [path, parentAt] = [columns.get('path'), columns.get('parent')];
  const nameAt = columns.get('name') ?? path;
  const isPath =
    path !== undefined && (columns.has('name') || rows.some((row) => row[path]?.includes(PATH_SEPARATOR)));
  if (nameAt === undefined || parentAt === undefined || isPath) return null;
  const cellAt = (index: number, at: number): string => (rows[index]?.[at] ?? '').trim();
  const rowsBy = (at: number): [string, number][] =>
    rows.map((_, index): [string, number] => [cellAt(index, at), index]).toReversed();
  const named = new Map([...(sign === null ? [] : rowsBy(sign)), ...rowsBy(nameAt)]);
  return (index) => {
    const names = [cellAt(index, nameAt)];
    const seen = new Set([index]);
    for (let at = index; names.length <= MAX_NESTING;) {
      const above = cellAt(at, parentAt);
      const next = named.get(above);
      if (above === '' || (next !== undefined && seen.has(next))) break;
      if (next === undefined) {
        names.unshift(...pathNames(above));
        break;
      }
      names.unshift(cellAt(next, nameAt));
      seen.add(next);
      at = next;
    }
    return names.filter((each) => each !== '');
  };
}

/**
 * Paths by themes. If each theme is written once, an empty cell belongs to the theme above it; if a theme is repeated
 * on each row, an empty cell names none. A row with a theme but no code is the theme itself.
 */
function pathsByTheme(columns: Columns, { rows }: ReadTable, theme: number): PathOf {
  const nameAt = columns.get('name') ?? columns.get('path') ?? -1;
  const own = rows.map((row) => (row[nameAt] ?? '').trim());
  const written = rows.map((row) => (row[theme] ?? '').trim());
  const isRepeated = written.some((cell, index) => cell !== '' && index > 0 && cell === written[index - 1]);
  let last = '';
  const themes = written.map((cell) => {
    last = cell === '' && !isRepeated ? last : cell;
    return last;
  });
  return (index) => {
    const [name = '', above = ''] = [own[index], themes[index]];
    if (name === '') return pathNames(written[index] ?? '');
    return above === name ? [name] : [...pathNames(above), name];
  };
}
