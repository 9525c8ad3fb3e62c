// The meaning of a cell in a hand-made sheet: ticked, not ticked, or unclear. Nothing is guessed.

export type Mark =
  | { readonly what: 'tick'; /** 1, or the number that stands there. */ readonly count: number }
  | { readonly what: 'none' }
  | { readonly what: 'unclear' };

const ticks = new Set('x ✓ ✔ ☑ √ yes y true 是 有'.split(' '));
const nones = new Set('no n false 否 无 無 没有 沒有 - – — ― / ☐'.split(' '));
const none: Mark = { what: 'none' };

/** Width, case and emoji variation signs make no difference. */
export function markOf(cell: string): Mark {
  if (cell === '') return none;
  const plain = plainly(cell);
  if (plain === '' || nones.has(plain)) return none;
  if (ticks.has(plain)) return { what: 'tick', count: 1 };
  const number = numberOf(cell);
  if (number === 0) return none;
  return number !== null && number > 0 ? { what: 'tick', count: number } : { what: 'unclear' };
}

/** Whether the cell is a tick or its absence. */
export function isMark(cell: string): boolean {
  return markOf(cell).what !== 'unclear';
}

/** A whole number as a person or a spreadsheet writes it; null for anything else. */
export function numberOf(cell: string): number | null {
  const found = /^(\d{1,9})(?:\.0+)?$/.exec(plainly(cell));
  return found ? Number(found[1]) : null;
}

/**
 * `total`, `subtotal`: sums of others. `count`: a number of items, used as the total where no row is called
 * total. `measure`: shares, means and the like.
 */
export type SumKind = 'total' | 'subtotal' | 'count' | 'measure';

const namesOf = {
  total:
    'total totals grandtotal overalltotal overall sum sums σ 合计 合計 总计 總計 总数 總數 总和 總和 共计 共計 总共 總共 合计数 合計數 累计 累計',
  subtotal: 'subtotal subtotals 小计 小計',
  count:
    'n count counts frequency frequencies freq number numberofticks ticks 频次 頻次 频数 頻數 次数 次數 计数 計數 数量 數量 个数 個數 篇数 篇數 件数 件數',
  measure:
    '% %ofall %oftotal share shares percent percentage percentages percentoftotal proportion proportions ratio rate average averages avg mean means median sd stdev standarddeviation variance min minimum max maximum 占比 佔比 比例 比率 百分比 百分率 百分数 百分數 份额 份額 平均 平均值 平均数 平均數 均值 中位数 中位數 标准差 標準差 方差 最大值 最小值 频率 頻率 覆盖率 覆蓋率',
} as const;
const kinds = new Map(
  Object.entries(namesOf).flatMap(([kind, list]) =>
    // The keys of an object are those of its type.
    list.split(' ').map((name) => [name, kind as SumKind] as const),
  ),
);

/** A total and a share in one word. */
const ofShares = new RegExp(`^(?:${alternatives('total')})(?:${alternatives('measure')})$`, 'u');

function alternatives(kind: keyof typeof namesOf): string {
  return namesOf[kind].split(' ').join('|');
}

/**
 * The kind of a heading for computed numbers; null for others. Rows and columns with such a heading are not
 * sources or themes. Additions in brackets and a second language make no difference, but a total in per cent
 * is a share.
 */
export function sumOf(heading: string): SumKind | null {
  const [, plain = '', added = ''] = /^(.*?)(?:\((.*)\))?$/s.exec(plainly(heading)) ?? [];
  const kind = kindOf(plain);
  return kind !== null && kindOf(added) === 'measure' ? 'measure' : kind;
}

function kindOf(plain: string): SumKind | null {
  // "n = 10" is a count; behind another name it merely adds to that name.
  const bare = plain.replace(/(^|\s)n\s*=\s*\d+$/, '$1n');
  const whole = kinds.get(joined(bare)) ?? kinds.get(joined(bare.replace(/\sn$/, '')));
  if (whole !== undefined) return whole;
  const parts = bare.split(/[\s:/|]+/).filter((part) => part !== '');
  const found = parts.map((part) => kinds.get(part) ?? null);
  const [first = null] = found;
  if (found.length > 1 && found.every((each) => each !== null) && found.includes('measure')) return 'measure';
  if (ofShares.test(joined(bare))) return 'measure';
  return found.every((other) => other === first) ? first : null;
}

function joined(name: string): string {
  return name.replaceAll(/[\s:_-]+/g, '');
}

/** A fraction, a share or a mean: `0.4`, `3.2`, `40%`. Nobody writes a tick like this. */
export function isMeasure(cell: string): boolean {
  return /^\d{1,9}(?:[.,]\d+)?\s*%$|^\d{0,9}\.\d*[1-9]\d*$/.test(plainly(cell));
}

function plainly(cell: string): string {
  return cell.normalize('NFKC').replaceAll('\uFE0F', '').trim().toLowerCase();
}
