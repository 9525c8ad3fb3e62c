// Snapshots in words: time, reason, size, and what was done since.
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import { DAILY_FOR_MS, HOURLY_FOR_MS } from '#core/snapshots/rotation.ts';
import { snapshotReason } from '#words/snapshot-reason.ts';
import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';
import { dayInWords, dayOf } from '#renderer/features/history/history-words.ts';

interface Made {
  readonly at: string;
  readonly why: SnapshotReason;
  readonly about: string;
}

/** The group of a snapshot in the list: its day, or its month if older than thirty days. */
export function groupOf({ at }: Pick<Made, 'at'>, now: number): string {
  const day = dayOf(at);
  return now - Date.parse(at) < DAILY_FOR_MS ? day : day.slice(0, 7);
}

/** The heading of the group: `Today, 28 November`, `March 2026`. */
export function groupInWords(group: string, now: number, words: Words): string {
  if (group.length > 7) return dayInWords(group, now, words);
  return new Intl.DateTimeFormat(localeOf(words.language), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(group));
}

/** How often snapshots of that age are kept: `hourly`, `daily` or `monthly`. */
export function paceOf(at: string, now: number): 'hourly' | 'daily' | 'monthly' {
  const age = now - Date.parse(at);
  return age < HOURLY_FOR_MS ? 'hourly' : age < DAILY_FOR_MS ? 'daily' : 'monthly';
}

/** Why it was made, or why it is still kept: “Last of the day”. */
export function madeInWords(words: Words, made: Made, now: number): string {
  const pace = paceOf(made.at, now);
  const byClock = made.why === 'hour' || made.why === 'opening';
  if (byClock && pace !== 'hourly') return words.t(`snapshots:last_${pace}`);
  return snapshotReason(words, made.why, made.about);
}

/** “Wednesday 25 November 2026 at 10:31”. */
export function momentInWords(at: string, { language }: Words): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(new Date(at));
}

/** “25 Nov 2026, 10:31”. */
export function timeInWords(at: string, { language }: Pick<Words, 'language'>): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at));
}

/** The sorts of changes that are counted. */
const sorts = ['merge', 'coding', 'codebook', 'memos', 'sources', 'taken_back', 'other'] as const;
export type ChangeSort = (typeof sorts)[number];

function sortOf(method: string): ChangeSort {
  if (method === 'codes.merge') return 'merge';
  const noun = method.split('.')[0] ?? '';
  if (noun === 'codings' || noun === 'ticks' || method === 'search.code') return 'coding';
  if (noun === 'codes' || noun === 'codebookImport') return 'codebook';
  if (noun === 'memos') return 'memos';
  if (['imports', 'exchange', 'sources', 'interviews', 'notes'].includes(noun)) return 'sources';
  return noun === 'history' ? 'taken_back' : 'other';
}

/** The changes by sort, without zeros. Their sum is the total. */
export function bySort(
  changes: readonly { readonly method: string; readonly count: number }[],
): { readonly sort: ChangeSort; readonly count: number }[] {
  const counts = new Map<ChangeSort, number>();
  for (const { method, count } of changes) {
    const sort = sortOf(method);
    counts.set(sort, (counts.get(sort) ?? 0) + count);
  }
  return sorts.flatMap((sort) => ({ sort, count: counts.get(sort) ?? 0 })).filter(({ count }) => count > 0);
}
