// Names and numbers of figures in words, shared by all figures.
import { namedIn } from '#core/codes/code-names.ts';
import type { Finding } from '#core/comparison/compare.ts';
import { isSmall } from '#core/counting/share.ts';
import type { FigureCell, FigureRow } from '#core/figures/figure.ts';
import type { CodeRecord, Prompted } from '#core/records.ts';
import { countInWords, percentInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** What a figure needs of a code besides its counts. */
export type FigureCode = Pick<CodeRecord, 'name' | 'name2' | 'colour' | 'parentId'>;
export type FigureCodes = ReadonlyMap<string, FigureCode>;

interface NamedRow {
  readonly codeId: string;
  readonly path: readonly string[];
  readonly prompted: Prompted | null;
  /** The text of a saved query; null or absent for a code. */
  readonly query?: string | null;
}

/** Whether a row is a saved query. */
export function isQueryRow({ query }: Pick<NamedRow, 'query'>): boolean {
  return (query ?? null) !== null;
}

/**
 * The name of a row, its colour, and its place in the tree as far as the codes above it are rows too. A saved query says
 * what it is, since a code may have its name.
 */
export function rowInWords(
  words: Pick<Words, 'codebookLanguage' | 't'>,
  row: NamedRow,
  codes: FigureCodes,
  rows: readonly NamedRow[],
): Omit<FigureRow, 'cells'> {
  const { codeId, path, prompted } = row;
  if (isQueryRow(row)) {
    const label = words.t('figures:query_row', { name: path.at(-1) ?? '' });
    return { label, label2: '', mark: '', colour: null, depth: 0 };
  }
  const code = codes.get(codeId);
  const { name, name2 } = namedIn(code ?? { name: path.at(-1) ?? '', name2: null }, words.codebookLanguage);
  return {
    label: name,
    label2: name2 ?? '',
    mark: prompted === 'yes' ? '◇' : prompted === 'partly' ? '◈' : '',
    colour: code?.colour ?? 0,
    depth: rows.filter((other) => isAbove(other.path, path)).length,
  };
}

/** The names of the codes above a row, from the root down. */
export function namesAbove(
  { codebookLanguage }: Pick<Words, 'codebookLanguage'>,
  { codeId, path }: Pick<NamedRow, 'codeId' | 'path'>,
  codes: FigureCodes,
): string[] {
  const names = path.slice(0, -1);
  let code = codes.get(codeId);
  for (let place = names.length - 1; place >= 0; place -= 1) {
    code = codes.get(code?.parentId ?? '');
    if (!code) break;
    names[place] = namedIn(code, codebookLanguage).name;
  }
  return names;
}

function isAbove(above: readonly string[], path: readonly string[]): boolean {
  return above.length < path.length && above.every((name, index) => path[index] === name);
}

/** A count with its base: `612` and `31%`, or `9 of 17` without a percentage; null if nothing is counted. */
export function shareCell(
  words: Words,
  { count, n, share, low, high }: Pick<Finding, 'count' | 'n' | 'share' | 'low' | 'high'>,
  row: string,
  column: string,
  isIntervalShown: boolean,
): FigureCell | null {
  if (count === null) return null;
  const found = words.t('figures:found', { found: countInWords(words, count), n: countInWords(words, n) });
  // A zero needs no percentage.
  const percent = share === null || count === 0 || isSmall(n) ? '' : percentInWords(words, share);
  return {
    count,
    label: isSmall(n) ? found : countInWords(words, count),
    share: percent,
    part: share,
    interval: isIntervalShown && low !== null && high !== null && !isSmall(n) ? { low, high } : null,
    spoken:
      percent === ''
        ? words.t('figures:spoken', { row, column, number: found })
        : words.t('figures:spoken_share', { row, column, number: found, share: percent }),
  };
}

/** A count without a base, as of passages. */
export function countCell(words: Words, count: number, row: string, column: string): FigureCell {
  const number = countInWords(words, count);
  return {
    count,
    label: number,
    share: '',
    part: null,
    interval: null,
    spoken: words.t('figures:spoken', { row, column, number }),
  };
}

/** The notes below a figure's method: what its thin lines mean, and the project's notice. */
export function closingNotes({ t }: Words, rows: readonly FigureRow[], notice: string | null): string[] {
  const hasInterval = rows.some(({ cells }) => cells.some((cell) => cell !== null && cell.interval !== null));
  return [
    ...(hasInterval ? [t('figures:interval')] : []),
    ...(notice === null || notice === '' ? [] : [notice]),
  ];
}
