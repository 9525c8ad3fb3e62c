import type { PrintedGroup, PrintedTable } from '#core/exports/printed-table.ts';
import type { ListedSnapshot } from '#electron/services/snapshots.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { countInWords } from '#words/numbers.ts';
import type { Words } from '#words/words.ts';
import { groupInWords, groupOf, madeInWords, timeInWords } from './snapshot-words.ts';

/** The listed snapshots by day, for paper. */
export function printedSnapshots(
  words: Words,
  snapshots: readonly ListedSnapshot[],
  { project, now }: { project: string; now: number },
): PrintedTable {
  const { t } = words;
  const groups: (PrintedGroup & { readonly rows: string[][] })[] = [];
  for (const each of snapshots) {
    const heading = groupInWords(groupOf(each, now), now, words);
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, rows: [] });
    const marks = [
      ...(each.kept ? [t('snapshots:kept')] : []),
      ...(each.whole === false ? [t('snapshots:is_damaged')] : []),
    ];
    groups
      .at(-1)
      ?.rows.push([
        timeInWords(each.at, words),
        [madeInWords(words, each, now), ...marks].join(' · '),
        each.counts ? countInWords(words, each.counts.codings) : t('blind_rounds:unlocking.sealed'),
        bytesInWords(each.added, words),
      ]);
  }
  return {
    title: t('shell:screen_snapshots'),
    about: [project],
    columns: [
      { name: t('snapshots:time'), align: 'start' },
      { name: t('snapshots:made'), align: 'start' },
      { name: t('snapshots:codings'), align: 'end' },
      { name: t('snapshots:size'), align: 'end' },
    ],
    groups,
    notes: [],
  };
}
