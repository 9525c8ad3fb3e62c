// What every written list of passages says in words: its head, and what stands beside an excerpt.
import type { PassageEntry, PassageList } from '#core/exports/passage-list.ts';
import { citationInWords, dateInWords } from '../citation.ts';
import type { Words } from '../words.ts';
import { excerptInWords, type Fact } from './codebook.ts';

/** What the file is, as its title says it. */
export function passageListTitle({ project }: Pick<PassageList, 'project'>, words: Words): string {
  return words.t('exports:passages.subtitle', { project });
}

/** The head: project, program, date, what is in it, which codings these are, which excerpts are here. */
export function aboutPassageList(list: PassageList, words: Words): Fact[] {
  const { t } = words;
  const about = (key: string, text: string): Fact => ({ label: t(`exports:about.${key}`), text });
  return [
    about('project', list.project),
    about('program', list.program),
    about('date', dateInWords(words, list.date)),
    { label: t('exports:passages.contents'), text: heldInWords(list, words) },
    { label: t('exports:passages.choice'), text: list.choice },
    about('excerpts', t(`exports:codebook.${list.interviewExcerpts ? 'excerptsAll' : 'excerptsDocuments'}`)),
  ];
}

/** "12 codings on 5 sources", with what one entry is. */
function heldInWords({ size }: Pick<PassageList, 'size'>, words: Words): string {
  return words.t('exports:passages.held', {
    codings: words.t('exports:passages.codings', { count: size.codings }),
    sources: words.t('exports:passages.sources', { count: size.sources }),
  });
}

/** The words of an entry with their citation, or a sentence in their place and where they stand. */
export function wordsOfEntry({ excerpt, isWithheld, place }: PassageEntry, words: Words): string {
  if (!isWithheld || !place) return excerptInWords(excerpt, words);
  const citation = citationInWords(words, excerpt.citation, excerpt.voice);
  return words.t('exports:passages.withheld', { citation, from: place.from, to: place.to });
}

/** The attributes of the source and of its people, in one line; empty where there are none. */
export function attributesOfEntry({ attributes }: PassageEntry, words: Words): string {
  const { t } = words;
  return attributes
    .map(({ name, value }) => {
      const text = typeof value === 'boolean' ? t(value ? 'exports:yes' : 'exports:no') : String(value);
      return t('exports:about.listed', { label: name, text });
    })
    .join(' · ');
}

/** Who coded it and whom it names; its weight and stance where it has any. */
export function besideEntry(entry: PassageEntry, words: Words): string[] {
  const { t } = words;
  const { coders, speaker, weight, stance } = entry;
  return [
    coders.map(({ kind, name }) => t(`exports:coder.${kind}`, { name })).join(t('exports:list.separator')),
    ...(speaker === null ? [] : [t('exports:passages.speaker', { name: speaker })]),
    ...(weight === null ? [] : [t('exports:passages.weight', { weight })]),
    ...(stance === null ? [] : [t(`exports:passages.stance.${stance}`)]),
  ];
}

/** The translation and the memos of an entry. */
export function notesOf({ translation, memos }: PassageEntry, words: Words): Fact[] {
  const { t } = words;
  return [
    ...(translation === null || translation.trim() === ''
      ? []
      : [{ label: t('exports:passages.translation'), text: translation }]),
    ...memos
      .filter((memo) => memo.trim() !== '')
      .map((memo) => ({ label: t('exports:passages.memo'), text: memo })),
  ];
}
