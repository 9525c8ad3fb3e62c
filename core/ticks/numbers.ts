// Which columns of numbers are ticks. A theme is counted 0, 1, 2, 3 in a source, and missing in many; the numbers of a
// list, pages, hours and years look much the same, and are no ticks. Where that cannot be told, they are none: what is
// left out is named, and may be chosen, but a theme of page numbers is hard to find again.
import { isMark, isMeasure, markOf, numberOf } from './marks.ts';

export interface NumberColumn {
  readonly heading: string;
  /** What stands in it, sums and empty cells apart; nothing where it is known to be no theme. */
  readonly cells: readonly string[];
  /** So many rows have something in any of their columns. */
  readonly rows: number;
}

/** Numbers beyond are no tallies of one source, but pages, years or lengths. */
const usualMost = 20;
/** So many numbers that are all different are those of a list, in whatever order. */
const LISTED = 4;

const things =
  'source|document|doc|item|case|article|interview|file|record|row|report|paper|news|text|participant|respondent|serial|order|page|line|paragraph|para|passage|quote|segment';
const serials = new RegExp(
  `^(?:(?:${things})[\\s_-]*)?(?:no|nr|num|number|#|№|id|ids|index|row|s/n|sn)$|(?:序号|序號|编号|編號|行号|行號|流水号|流水號)$`,
  'iu',
);
/** Things that are numbered under their own name, and places in an order. A theme hardly is called so. */
const orders = new RegExp(
  `^(?:(?:${things}|transcript|chapter|round|wave|group|site)s?$|(?:order|rank|position)(?: in .+)?$|(?:ranking|place|sequence|seq)$)|(?:排名|名次|位次|次序|顺序|順序|排序|轮次|輪次|批次|组别|組別)$|^(?:材料|文献|文獻|访谈|訪談|受访者|受訪者|章|轮|輪|组|組)$`,
  'iu',
);
const sizes =
  /^(?:(?:no\.?|number|#) of )?(?:[\p{L}]+ )?(?:pages?|pp|words?|lengths?|durations?|minutes?|mins?|hours?|hrs?|years?|months?|days?|weeks?|ages?|sizes?|volumes?|vol|issues?|characters?|chars?|paragraphs?|lines?|dates?)(?: count| of [\p{L}]+)?$|(?:页数|頁數|页码|頁碼|页|頁|字数|字數|时长|時長|长度|長度|年份|年度|年龄|年齡|月份|日期|期号|期號|卷号|卷號|篇幅|行数|行數|分钟|分鐘|小时|小時|版面|版次)$/iu;

/** Whether a heading is one of running numbers, of which the ticks are never asked. */
export function isSerial(heading: string): boolean {
  return serials.test(bare(heading));
}

/** Whether a heading says that its numbers measure a source. */
function isSize(heading: string): boolean {
  return sizes.test(bare(heading));
}

/** Whether a heading is one of numbers that tell nothing of themes. */
function isOfNumbers(heading: string): boolean {
  return isSerial(heading) || isSize(heading) || orders.test(bare(heading));
}

/** Width, brackets and a full stop at the end are of no matter. */
function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\s*[([].*$/s, '')
    .replace(/[.:]+$/, '')
    .trim();
}

/** Each number is one more than the one before. */
export function isRunning(numbers: readonly (number | null)[]): boolean {
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

/** Whether the third column of a list may say how often: nothing there is without number, and none need be missing. */
export function isTimes(heading: string, cells: readonly string[]): boolean {
  if (hasSigns(cells)) return true;
  return !isSerial(heading) && !isSize(heading) && isSmall(cells);
}

/**
 * Which columns are tallies, as far as their cells are ticks at all. A code of that name is one, and so are signs and 0
 * and 1; counts where some are none, or where another column is sure to hold counts. Counts alone are taken where the
 * sheet has nothing else. Counts may happen to run 1, 2, 3, or to be all different: beside other counts they are counts,
 * unless their heading speaks of numbers.
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

/** Whether how often is counted, and not only whether. */
function isCounted(cells: readonly string[]): boolean {
  return !hasSigns(cells) && cells.some((cell) => (numberOf(cell) ?? 0) > 1);
}

function isSurely({ heading, cells, rows }: NumberColumn, isCode: (heading: string) => boolean): boolean {
  if (isCode(heading) || cells.length === 0 || hasSigns(cells)) return true;
  if (isSerial(heading) || !isSmall(cells)) return false;
  const numbers = numbersIn(cells);
  const isMarks = numbers.every((number) => number <= 1);
  // No source has no pages.
  if (numbers.includes(0)) return true;
  const missing = rows - cells.length;
  if (isSize(heading)) return isMarks && missing > 0;
  return isMarks || (missing * 4 >= rows && !isListed(cells));
}

/** Neither parts nor large, and not running. */
function isSmall(cells: readonly string[]): boolean {
  return isUsual(cells) && !runsOn(numbersIn(cells));
}

/** Neither parts nor large. */
function isUsual(cells: readonly string[]): boolean {
  const numbers = numbersIn(cells);
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return !cells.some(isMeasure) && middle <= usualMost;
}

function runsOn(numbers: readonly number[]): boolean {
  return numbers.length >= 3 && isRunning(numbers);
}

function isListed(cells: readonly string[]): boolean {
  const numbers = numbersIn(cells);
  return numbers.length >= LISTED && !numbers.includes(0) && new Set(numbers).size === numbers.length;
}

function numbersIn(cells: readonly string[]): number[] {
  return cells.flatMap((cell) => numberOf(cell) ?? []);
}

/** Whether a hand has ticked, or said no. */
export function hasSigns(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => isMark(cell) && numberOf(cell) === null);
  return words.some((cell) => markOf(cell).what === 'tick' || /[\p{L}☐]/u.test(cell));
}
