// What the layouts of all counts share: columns of counts with their shares, and the notes on what is missing.
import type { Reason } from '#core/counting/reasons.ts';
import { isSmall } from '#core/counting/share.ts';
import type { LaidCell, LaidColumn, LaidHead, LaidPart } from '#core/kept-tables/laid-table.ts';
import { countInWords, wholePercent } from '../numbers.ts';
import { reasonSentence } from '../reason-sentence.ts';
import type { Words } from '../words.ts';

/** A count to be printed. `n` is what it is out of; null where it stands alone. */
export interface PrintedCount {
  readonly count: number | null;
  readonly n: number | null;
  readonly share: number | null;
}

const DASH: LaidCell = { text: '–' };
const EMPTY: LaidCell = { text: '' };

/** The columns of a count under its head, with one for its share if it has any. */
export function countColumns(head: LaidHead, hasShares: boolean): LaidColumn[] {
  const column = (key: string, more: Partial<LaidColumn>): LaidColumn => ({
    key,
    name: head.name,
    note: head.note,
    align: 'end',
    under: null,
    format: 'count',
    shareOf: null,
    ...more,
  });
  if (!hasShares) return [column(head.key, head.parts ? { parts: head.parts } : {})];
  return [
    column(head.key, { name: 'n', note: '', under: head }),
    column(`${head.key}: share`, {
      name: '%',
      note: '',
      under: head,
      format: 'percent',
      shareOf: head.key,
    }),
  ];
}

/** The cells of these columns: `612` and `31`, or `9 of 17` without a share. `whole` is what the share is of. */
export function countCells(
  words: Words,
  { count, n, share }: PrintedCount,
  hasShares: boolean,
  whole = n,
): LaidCell[] {
  if (count === null) return hasShares ? [DASH, EMPTY] : [DASH];
  const isOfFew = n !== null && isSmall(n);
  const counted: LaidCell = isOfFew
    ? foundCell(words, count, n)
    : { text: countInWords(words, count), value: count };
  if (!hasShares) return [counted];
  const isShown = share !== null && count > 0 && whole !== null && !isSmall(whole);
  return [counted, isShown ? { text: wholePercent(share), value: share } : EMPTY];
}

/** So many of these: `9 of 17`. */
export function foundCell(words: Words, found: number, n: number): LaidCell {
  return {
    text: words.t('figures:found', { found: countInWords(words, found), n: countInWords(words, n) }),
    parts: partsOfFound(words, found, n),
  };
}

/** Both numbers of `9 of 17`. */
export function partsOfFound(words: Words, found: number, n: number): LaidPart[] {
  return [{ key: 'count', name: '', value: found, format: 'count' }, outOf(words, n)];
}

/** What a count is out of, or how many were not reviewed, as a number beside it. */
export function outOf({ t }: Words, n: number, isUnreviewed = false): LaidPart {
  const key = isUnreviewed ? 'unreviewed' : 'of';
  return { key, name: t(`kept_tables:part.${key}`), value: n, format: 'count' };
}

/** Both ends of an interval, as numbers in its text. */
export function endsOf(
  { t }: Words,
  { low, high }: { readonly low: number; readonly high: number },
  format: LaidPart['format'],
): LaidPart[] {
  return [
    { key: 'low', name: t('kept_tables:part.low'), value: low, format },
    { key: 'high', name: t('kept_tables:part.high'), value: high, format },
  ];
}

/** A number with decimals; a dash where there is none. */
export function decimalCell(text: string | null, value: number | null): LaidCell {
  return text === null || value === null ? DASH : { text, value };
}

/** A count that is out of nothing. */
export function plainCell(words: Words, count: number | null): LaidCell {
  return count === null ? DASH : { text: countInWords(words, count), value: count };
}

/** Why counts are dashes, then, where shares are printed, why others have none: each sentence once. */
export function reasonNotes(
  words: Words,
  cells: readonly { readonly count: number | null; readonly reason?: Reason | null | undefined }[],
  hasShares = true,
): string[] {
  const sentences = new Set<string>();
  for (const { count, reason } of cells) {
    if (!reason || (count !== null && !hasShares)) continue;
    const columns = count === null ? '–' : '%';
    sentences.add(words.t('command_line:reason', { columns, sentence: reasonSentence(words, reason) }));
  }
  return [...sentences].sort((a, b) => Number(a.startsWith('%')) - Number(b.startsWith('%')));
}
