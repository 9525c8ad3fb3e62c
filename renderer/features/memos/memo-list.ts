// The memos as a list: filtered, sorted and titled.
import type { MemoRecord } from '#core/records.ts';

export type MemoAbout = MemoRecord['about'];
export type MemoSort = 'changed' | 'newest' | 'oldest';

/** The filter of the list. */
export interface MemoFilter {
  readonly words: string;
  readonly about: MemoAbout | 'all';
}

/** A filter that every memo passes. */
export const allMemos: MemoFilter = { words: '', about: 'all' };

/** The text below the heading: the beginning of the body, or its rest if the heading is taken from it. */
export function memoExcerpt({ title, body }: Pick<MemoRecord, 'title' | 'body'>): string {
  const text = body.trim();
  const rest = title.trim() === '' ? text.split('\n').slice(1).join(' ') : text;
  return [...rest.replaceAll(/\s+/g, ' ').trim()].slice(0, 240).join('');
}

/** The memos that pass the filter, sorted. `subjectOf` names the subject of a memo, which the filter searches too. */
export function listedMemos(
  memos: Iterable<MemoRecord>,
  { words, about }: MemoFilter,
  sort: MemoSort,
  subjectOf: (memo: MemoRecord) => string,
): MemoRecord[] {
  const wanted = words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const listed = [...memos].filter((memo) => {
    if (about !== 'all' && memo.about !== about) return false;
    if (wanted.length === 0) return true;
    const text = `${memo.title}\n${memo.body}\n${subjectOf(memo)}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const time = (memo: MemoRecord): string => (sort === 'changed' ? memo.updatedAt : memo.createdAt);
  const sign = sort === 'oldest' ? 1 : -1;
  return listed.sort((a, b) => {
    if (time(a) !== time(b)) return time(a) < time(b) ? -sign : sign;
    return a.id < b.id ? -1 : 1;
  });
}
