// What a cell of a hand-made sheet says: ticked, not ticked, or nothing that can be told. Nothing is guessed.

export type Mark =
  | { readonly what: 'tick'; /** 1, or the number that stands there. */ readonly count: number }
  | { readonly what: 'none' }
  | { readonly what: 'unclear' };

const ticks = new Set('x ✓ ✔ ☑ √ yes y true 是 有'.split(' '));
const nones = new Set('no n false 否 无 無 没有 沒有 - – — ― / ☐'.split(' '));
const none: Mark = { what: 'none' };

/** Width, case, and the sign that makes a picture of a character are of no matter. */
export function markOf(cell: string): Mark {
  if (cell === '') return none;
  const plain = plainly(cell);
  if (plain === '' || nones.has(plain)) return none;
  if (ticks.has(plain)) return { what: 'tick', count: 1 };
  const number = numberOf(cell);
  if (number === 0) return none;
  return number !== null && number > 0 ? { what: 'tick', count: number } : { what: 'unclear' };
}

/** A whole number as it is written by hand or by a spreadsheet; null for anything else. */
export function numberOf(cell: string): number | null {
  const found = /^(\d{1,9})(?:\.0+)?$/.exec(plainly(cell));
  return found ? Number(found[1]) : null;
}

const totals = new Set(
  'total totals grandtotal overalltotal sum sums σ 合计 合計 总计 總計 总数 總數 总和 總和 共计 共計 总共'.split(
    ' ',
  ),
);
const subtotals = new Set('subtotal subtotals 小计 小計'.split(' '));

/** Whether a heading names sums of others: rows and columns of that name are no sources and no themes. */
export function sumOf(heading: string): 'total' | 'subtotal' | null {
  const plain = plainly(heading).replaceAll(/[\s:_-]+/g, '');
  return totals.has(plain) ? 'total' : subtotals.has(plain) ? 'subtotal' : null;
}

function plainly(cell: string): string {
  return cell.normalize('NFKC').replaceAll('\uFE0F', '').trim().toLowerCase();
}
