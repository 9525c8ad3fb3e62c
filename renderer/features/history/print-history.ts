import type { PrintedGroup } from '#core/exports/printed-table.ts';
import { printTable } from '#renderer/features/printing/printing.ts';
import { projectStore } from '#renderer/state/project.ts';
import { actAside, actWithMark } from '#words/act-sentence.ts';
import type { Words } from '#words/words.ts';
import { countsInWords, dayInWords, dayOf } from './history-words.ts';
import type { NewestActs } from './use-history.ts';

/** More rows than these, some hundred sheets, nobody prints, and the window would stand still over them. */
export const MOST_ON_PAPER = 5_000;

/** Prints changes as they are listed, day by day, and says where there are more. */
export function printHistory(words: Words, { acts, areAll }: NewestActs, about: string): Promise<void> {
  const { t, language } = words;
  const coders = projectStore.getState().tables.coder;
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    hour: '2-digit',
    minute: '2-digit',
  });
  const days: (PrintedGroup & { readonly rows: string[][] })[] = [];
  let day = '';
  for (const act of acts) {
    const said = { ...act, method: act.ofMethod ?? act.method };
    if (dayOf(act.at) !== day) {
      day = dayOf(act.at);
      days.push({ heading: dayInWords(day, Date.now(), words), rows: [] });
    }
    const facts = [actAside(words, said), countsInWords(act.counts, words)].filter(Boolean).join(' · ');
    days
      .at(-1)
      ?.rows.push([
        time.format(new Date(act.at)),
        coders.get(act.coderId)?.name ?? act.coderName ?? '',
        [actWithMark(words, said), act.undone ? `(${t('history:undone')})` : ''].filter(Boolean).join(' '),
        facts,
        act.reason?.text ?? '',
      ]);
  }
  const column = (name: string) => ({ name, align: 'start' as const });
  return printTable(words, {
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
  });
}
