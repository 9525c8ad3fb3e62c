// Decides which columns of numbers are ticks. A theme is counted 0, 1, 2, 3 in a source, and missing in many;
// list numbers, pages, hours and years look much the same but are not ticks. In doubt a column is not taken
// for ticks: a column that is left out is listed and can be chosen, but a theme made of page numbers is hard
// to find again.
import { isMark, isMeasure, markOf, numberOf } from './marks.ts';

/** A column of numbers. */
export interface NumberColumn {
  readonly heading: string;
  /** Its cells, without sums and empty cells; empty where it is known not to be a theme. */
  readonly cells: readonly string[];
  /** How many rows have something in any of the columns. */
  readonly rows: number;
}

/** Larger numbers are not tallies of one source, but pages, years or lengths. */
const MAX_USUAL = 20;
/** This many numbers or more that are all different are list numbers, in whatever order. */
const MIN_LISTED = 4;

const things =
  'source|document|doc|item|case|article|interview|file|record|row|report|paper|news|text|participant|respondent|serial|order|page|line|paragraph|para|passage|quote|segment';
const serials = new RegExp(
  `^(?:(?:${things})[\\s_-]*)?(?:no|nr|num|number|#|№|id|ids|index|row|s/n|sn)$|(?:序号|序號|编号|編號|行号|行號|流水号|流水號)$`,
  'iu',
);
/** Things that are numbered under their own name, and ranks. Themes hardly have such names. */
const orders = new RegExp(
  `^(?:(?:${things}|transcript|chapter|round|wave|group|site)s?$|(?:order|rank|position)(?: in .+)?$|(?:ranking|place|sequence|seq)$)|(?:排名|名次|位次|次序|顺序|順序|排序|轮次|輪次|批次|组别|組別)$|^(?:材料|文献|文獻|访谈|訪談|受访者|受訪者|章|轮|輪|组|組)$`,
  'iu',
);
const sizes =
  /^(?:(?:no\.?|number|#) of )?(?:[\p{L}]+ )?(?:pages?|pp|words?|lengths?|durations?|minutes?|mins?|hours?|hrs?|years?|months?|days?|weeks?|ages?|sizes?|volumes?|vol|issues?|characters?|chars?|paragraphs?|lines?|dates?)(?: count| of [\p{L}]+)?$|(?:页数|頁數|页码|頁碼|页|頁|字数|字數|时长|時長|长度|長度|年份|年度|年龄|年齡|月份|日期|期号|期號|卷号|卷號|篇幅|行数|行數|分钟|分鐘|小时|小時|版面|版次)$/iu;

/** Whether a heading is for running numbers. Its cells are then not considered. */
export function isSerial(heading: string): boolean {
  return serials.test(bare(heading));
}

/** Whether a heading says that its numbers measure the size of a source. */
function isSize(heading: string): boolean {
  return sizes.test(bare(heading));
}

/** Whether a heading is for numbers that say nothing about themes. */
function isOfNumbers(heading: string): boolean {
  return isSerial(heading) || isSize(heading) || orders.test(bare(heading));
}

/** Width, brackets and a full stop at the end make no difference. */
function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\s*[([].*$/s, '')
    .replace(/[.:]+$/, '')
    .trim();
}

/** Whether each number is one more than the one before. */
export function isRunning(numbers: readonly (number | null)[]): boolean {
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

/**
 * Whether the third column of a list may say how often: it holds signs, or small numbers that are neither list
 * numbers nor sizes. Unlike in a tally, no cell need be empty.
 */
export function isFrequency(heading: string, cells: readonly string[]): boolean {
  if (hasSigns(cells)) return true;
  return !isSerial(heading) && !isSize(heading) && isSmall(cells);
}

/**
 * Decides which columns are tallies, as far as their cells are ticks at all. A column named like a code is
 * one, and so are columns of signs, and of 0 and 1. Counts are taken where some are missing, where another
 * column surely holds counts, or where the sheet has nothing else. Counts may happen to run 1, 2, 3, or to be
 * all different: beside other counts they are counts too, unless their heading speaks of numbers.
 */
export function talliedColumns(
  columns: readonly NumberColumn[],
  isCode: (heading: string) => boolean,
): boolean[] {
  const sure = columns.map((column) => isSurely(column, isCode));
  const counts = columns.some(({ cells }, at) => sure[at] && isCounted(cells));
  const hasOthers = columns.some(({ cells }, at) => sure[at] && cells.length > 0);
  const tallied = columns.map(({ heading, cells }, at) => {
    if (sure[at]) return true;
    if (isSerial(heading) || isSize(heading) || !isSmall(cells) || isListed(cells)) return false;
    return counts || !hasOthers;
  });
  const besideCounts = columns.some(({ cells }, at) => tallied[at] && isCounted(cells));
  return columns.map(
    ({ heading, cells }, at) =>
      tallied[at] === true || (besideCounts && !isOfNumbers(heading) && isUsual(cells)),
  );
}

/** Whether the column counts how often, and not merely whether. */
function isCounted(cells: readonly string[]): boolean {
  return !hasSigns(cells) && cells.some((cell) => (numberOf(cell) ?? 0) > 1);
}

function isSurely({ heading, cells, rows }: NumberColumn, isCode: (heading: string) => boolean): boolean {
  if (isCode(heading) || cells.length === 0 || hasSigns(cells)) return true;
  if (isSerial(heading) || !isSmall(cells)) return false;
  const numbers = numbersIn(cells);
  const isMarks = numbers.every((number) => number <= 1);
  // No source has 0 pages.
  if (numbers.includes(0)) return true;
  const missing = rows - cells.length;
  if (isSize(heading)) return isMarks && missing > 0;
  return isMarks || (missing * 4 >= rows && !isListed(cells));
}

/** Whether the numbers are whole, small and not running. */
function isSmall(cells: readonly string[]): boolean {
  return isUsual(cells) && !runsOn(numbersIn(cells));
}

/** Whether the numbers are whole and at least half of them small. */
function isUsual(cells: readonly string[]): boolean {
  const numbers = numbersIn(cells);
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return !cells.some(isMeasure) && middle <= MAX_USUAL;
}

function runsOn(numbers: readonly number[]): boolean {
  return numbers.length >= 3 && isRunning(numbers);
}

function isListed(cells: readonly string[]): boolean {
  const numbers = numbersIn(cells);
  return numbers.length >= MIN_LISTED && !numbers.includes(0) && new Set(numbers).size === numbers.length;
}

function numbersIn(cells: readonly string[]): number[] {
  return cells.flatMap((cell) => numberOf(cell) ?? []);
}

/** Whether some cells were ticked, or negated, by hand. */
export function hasSigns(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => isMark(cell) && numberOf(cell) === null);
  return words.some((cell) => markOf(cell).what === 'tick' || /[\p{L}☐]/u.test(cell));
}
