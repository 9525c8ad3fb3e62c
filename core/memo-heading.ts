// The heading of a memo in lists: few memos have a title.
import type { MemoRecord } from './records.ts';

/** The words of a memo. */
export type MemoWords = Pick<MemoRecord, 'title' | 'body'>;

/** The title of a memo, else its first words; empty for an empty memo. */
export function memoHeading({ title, body }: MemoWords): string {
  if (title.trim() !== '') return title.trim();
  const line = body.split('\n').find((each) => each.trim() !== '') ?? '';
  const letters = [...line.trim()];
  return letters.length <= 80 ? letters.join('') : `${letters.slice(0, 79).join('').trimEnd()}…`;
}
