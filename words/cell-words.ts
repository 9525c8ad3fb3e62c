// The words of a count in a cell. Small numbers are worded here, so that no percentage of few can appear.
import type { ReasonKey } from '#core/counting/reasons.ts';
import { isSmall } from '#core/counting/share.ts';
import type { TableCell } from '#core/counting/table-cell.ts';
import { countInWords, percentInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** The content of a cell. */
export type CellWords =
  /** Nothing to count: a dash. */
  | { readonly form: 'none' }
  /** Out of few: “9 of 17”, in two parts because the count is emphasised. */
  | { readonly form: 'small'; readonly count: string; readonly of: string }
  /** Out of many. The share is empty if the count is 0, the interval if none is shown. */
  | { readonly form: 'share'; readonly count: string; readonly share: string; readonly interval: string }
  /** A count that is not a share of anything. */
  | { readonly form: 'count'; readonly count: string };

/** Reasons for which a count is told out of how many, but never as a percentage. */
const outOf: ReadonlySet<ReasonKey> = new Set(['clustered', 'purposive']);

/**
 * Words a cell of a table: a dash, “9 of 17”, “612” with “31%”, or a bare count. `whole` is what shares are out of; null
 * where counts are shares of nothing.
 */
export function tableCellWords(words: Words, cell: TableCell, whole: number | null): CellWords {
  if (cell.count === null) return { form: 'none' };
  const count = countInWords(words, cell.count);
  const { share, reason } = cell;
  if (whole === null || (share === null && reason !== null && !outOf.has(reason.key)))
    return { form: 'count', count };
  if (share === null || isSmall(whole))
    return { form: 'small', count, of: words.t('tallies:of_few', { n: countInWords(words, whole) }) };
  return {
    form: 'share',
    count,
    share: share === 0 && cell.count === 0 ? '' : percentInWords(words, share),
    interval: '',
  };
}

/** A cell as one text: `–`, `9 of 17`, `612 (31%)`, `612 (31%, 29–33%)`, `1,204`. */
export function cellAsText(words: CellWords): string {
  switch (words.form) {
    case 'none':
      return '–';
    case 'small':
      return `${words.count} ${words.of}`;
    case 'share': {
      const beside = [words.share, words.interval].filter((part) => part !== '');
      return beside.length === 0 ? words.count : `${words.count} (${beside.join(', ')})`;
    }
    case 'count':
      return words.count;
  }
}
