// How a list of words was counted, in sentences to paste into a paper.
import type { WordListFacts } from '#core/wordlist/facts.ts';
import { languageName } from './language-name.ts';
import { countInWords } from './numbers.ts';
import { scopeSentences } from './scope-sentences.ts';
import { paragraphOf } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** The sentences as one paragraph. */
export function wordListMethod(words: Words, facts: WordListFacts): string {
  const { t } = words;
  const { sources, singleCharacters, stopWords, terms, otherLanguages } = facts;
  const language = languageName(words.language, facts.language);
  const others = otherLanguages > 0 ? [t('wordlists:other_languages', { count: otherLanguages })] : [];
  const count = sources.sources.counted;
  if (count === 0)
    return paragraphOf(words, [
      t('wordlists:none', { language }),
      ...others,
      ...scopeSentences(words, sources),
    ]);
  const units = unitsOf(words, sources, count);
  return paragraphOf(words, [
    t('wordlists:base', { count, units, language, words: countInWords(words, facts.words) }),
    ...others,
    ...scopeSentences(words, sources),
    ...leftOutSentence(words, facts),
    ...formSentences(words, facts),
    t('wordlists:boundaries', { icu: facts.icu }),
    ...(terms > 0 ? [t('wordlists:terms', { count: terms })] : []),
    ...(stopWords > 0 ? [t('wordlists:stop_words', { count: stopWords })] : []),
    ...leastSentence(words, facts),
    ...(singleCharacters > 0 ? [t('wordlists:single_characters', { count: singleCharacters })] : []),
    ...(sources.groups.some(({ kind, counted }) => kind === 'interview' && counted > 0)
      ? [t('wordlists:interviews')]
      : []),
    t('wordlists:dispersion'),
    ...(facts.hasOneRespondent ? [t('wordlists:one_respondent')] : []),
    ...(facts.isCompared ? [t('wordlists:compared')] : []),
  ]);
}

function formSentences({ t }: Words, { language, joined }: WordListFacts): string[] {
  const isChinese = language.startsWith('zh');
  const apart = joined === null ? 'forms' : 'case_alone';
  return [
    ...(joined === null ? [] : [t('wordlists:joined', { ...joined })]),
    // Chinese has no capitals and hardly any forms of a word.
    t(isChinese ? 'wordlists:forms_without_case' : `wordlists:${apart}`),
  ];
}

function leastSentence(words: Words, { minCount, minSources, rare }: WordListFacts): string[] {
  if (minCount === 1 && minSources === 1) return [];
  const { t } = words;
  return [
    t('wordlists:least', {
      times: t('wordlists:times', { count: minCount }),
      sources: t('wordlists:in_sources', { count: minSources }),
      rare: countInWords(words, rare),
    }),
  ];
}

function leftOutSentence({ t }: Words, { withoutHeadings, withoutRemarks }: WordListFacts): string[] {
  if (withoutHeadings && withoutRemarks) return [t('wordlists:headings_and_remarks')];
  if (withoutHeadings) return [t('wordlists:headings')];
  return withoutRemarks ? [t('wordlists:remarks')] : [];
}
