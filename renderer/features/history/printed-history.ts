// The listed changes, laid out for paper.
import type { PrintedGroup, PrintedTable } from '#core/exports/printed-table.ts';
import { actAside, actWithMark } from '#words/act-sentence.ts';
import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';
import { countsInWords, dayInWords, dayOf } from './history-words.ts';
import type { NewestActs } from './newest-acts.ts';

/** The changes by day, with the current names of `coders`; says if these are not all changes. */
export function printedHistory(
  words: Words,
  { acts, areAll }: NewestActs,
  {
    about,
    coders,
  }: { readonly about: string; readonly coders: ReadonlyMap<string, { readonly name: string }> },
): PrintedTable {
  const { t, language } = words;
  const time = new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
  });
  const days: (PrintedGroup & { readonly rows: string[][] })[] = [];
  let day = '';
  for (const act of acts) {
    const shownAct = { ...act, method: act.ofMethod ?? act.method };
    if (dayOf(act.at) !== day) {
      day = dayOf(act.at);
      days.push({ heading: dayInWords(day, Date.now(), words), rows: [] });
    }
    const facts = [actAside(words, shownAct), countsInWords(act.counts, words)].filter(Boolean).join(' · ');
    days
      .at(-1)
      ?.rows.push([
        time.format(new Date(act.at)),
        coders.get(act.coderId)?.name ?? act.coderName ?? '',
        [actWithMark(words, shownAct), act.undone === 'no' ? '' : `(${t(`history:undone_${act.undone}`)})`]
          .filter(Boolean)
          .join(' '),
        facts,
        act.reason?.text ?? '',
      ]);
  }
  const column = (name: string) => ({ name, align: 'start' as const });
  return {
    title: t('shell:screen_history'),
    about: [about, ...(areAll ? [] : [t('history:printed_newest', { count: acts.length })])],
    columns: [
      column(t('exports:codebook.changed_on')),
      column(t('exports:codebook.changed_by')),
      column(t('exports:codebook.changed_what')),
      column(''),
      column(t('history:reason')),
    ],
    groups: days,
    notes: [],
  };
}
