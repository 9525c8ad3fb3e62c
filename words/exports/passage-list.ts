// The words of every exported list of passages: its head, and the details of an excerpt.
import type { PassageEntry, PassageList } from '#core/exports/passage-list.ts';
import { citationInWords, dateInWords } from '../citation.ts';
import type { Words } from '../words.ts';
import { excerptInWords, pathInWords, type Fact } from './codebook.ts';

/** The title of the file. */
export function passageListTitle({ project }: Pick<PassageList, 'project'>, words: Words): string {
  return words.t('exports:passages.subtitle', { project });
}

/** The head: project, program, date, content, which codings these are, and which excerpts are included. */
export function aboutPassageList(list: PassageList, words: Words): Fact[] {
  const { t } = words;
  const about = (key: string, text: string): Fact => ({ label: t(`exports:about.${key}`), text });
  return [
    about('project', list.project),
    about('program', list.program),
    about('date', dateInWords(words, list.date)),
    { label: t('exports:passages.contents'), text: heldInWords(list, words) },
    {
      label: t(`exports:passages.${list.size.found === undefined ? 'choice' : 'found_choice'}`),
      text: list.choice,
    },
    about('excerpts', t(`exports:codebook.${list.interviewExcerpts ? 'excerptsAll' : 'excerptsDocuments'}`)),
  ];
}

/** "12 codings on 5 sources", with what one entry is. */
function heldInWords({ size }: Pick<PassageList, 'size'>, words: Words): string {
  const { found } = size;
  if (found !== undefined)
    return words.t('exports:passages.found', {
      passages: words.t('exports:passages.passages', { count: found }),
      sources: words.t('exports:passages.sources', { count: size.sources }),
    });
  return words.t('exports:passages.held', {
    codings: words.t('exports:passages.codings', { count: size.codings }),
    sources: words.t('exports:passages.sources', { count: size.sources }),
  });
}

/** The words of an entry with their citation, or a sentence in place of them with their place. */
export function wordsOfEntry(
  {
    excerpt,
    isWithheld,
    heldBack,
    place,
  }: Pick<PassageEntry, 'excerpt' | 'isWithheld' | 'heldBack' | 'place'>,
  words: Words,
): string {
  if (!isWithheld || !place) return excerptInWords(excerpt, words);
  const citation = citationInWords(words, excerpt.citation, excerpt.voice);
  const key = heldBack === null ? 'withheld' : (`held_${heldBack}` as const);
  return words.t(`exports:passages.${key}`, { citation, from: place.from, to: place.to });
}

/** The attributes of the source and its respondents in one line; empty without any. */
export function attributesOfEntry({ attributes }: PassageEntry, words: Words): string {
  const { t } = words;
  return attributes
    .map(({ name, value }) => {
      const text = typeof value === 'boolean' ? t(value ? 'exports:yes' : 'exports:no') : String(value);
      return t('exports:about.listed', { label: name, text });
    })
    .join(' · ');
}

/** The codes if it stands under none, the coder, the speaker, and the weight and stance if set. */
export function detailsOfEntry(entry: PassageEntry, words: Words): string[] {
  const { t } = words;
  const { codes = [], coders, speaker, weight, stance } = entry;
  const separator = t('exports:list.separator');
  return [
    ...(codes.length === 0 ? [] : [codes.map(pathInWords).join(separator)]),
    ...(coders.length === 0
      ? []
      : [coders.map(({ kind, name }) => t(`exports:coder.${kind}`, { name })).join(separator)]),
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
