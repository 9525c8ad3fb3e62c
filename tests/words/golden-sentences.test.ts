// The sentences about numbers as a reader meets them, in both languages. A person reads them whenever the file changes;
// `npm run sentences` writes it.
import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { rulesOf, type ComparisonSettings } from '#core/comparison/settings.ts';
import { tally } from '#core/counting/tally.ts';
import { comparisonMethodParagraphs } from '#words/comparison-method.ts';
import { ranksInWords, themeClaim } from '#words/comparison-sentence.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import { createWords, languages, type Words } from '#words/words.ts';
import type { Study } from '../core/counting/study.ts';
import {
  comparedSettings,
  countedSettings,
  sampledSettings,
  sampledSides,
  goldenStudy,
} from './golden-settings.ts';
import { sampledStudy } from './sampled-study.ts';

const { corpus, table } = goldenStudy();

/** Every setting with its sentences, one paragraph each. */
function written(words: Words): { readonly heading: string; readonly paragraphs: readonly string[] }[] {
  const counted = Object.entries(countedSettings).map(([about, request]) => ({
    heading: `Counted: ${about}`,
    paragraphs: [methodSentence(words, tally(corpus, table, request).facts)],
  }));
  const compared = Object.entries(comparedSettings).map(([about, settings]) =>
    comparedIn(words, goldenStudy(), about, settings),
  );
  const sampled = Object.entries(sampledSettings).map(([about, [request, drawing]]) => {
    const study = sampledStudy(drawing);
    const told = tally(study.corpus, study.table, request);
    return {
      heading: `Sampled: ${about}`,
      paragraphs: [methodSentence(words, told.facts), ...themeSentences(words, told).values()],
    };
  });
  const sides = Object.entries(sampledSides).map(([about, settings]) =>
    comparedIn(words, sampledStudy(), about, settings),
  );
  return [...counted, ...compared, ...sampled, ...sides];
}

function comparedIn(
  words: Words,
  study: Study,
  about: string,
  settings: ComparisonSettings,
): { readonly heading: string; readonly paragraphs: readonly string[] } {
  const { counts, facts } = comparisonInput(study.corpus, study.table, settings);
  const comparison = compare(counts, rulesOf(settings));
  const names = namesOfSides(words, facts);
  return {
    heading: `Compared: ${about}`,
    paragraphs: [
      ...comparisonMethodParagraphs(words, comparison, facts, names),
      ...comparison.themes.map((theme) =>
        themeClaim(words, comparison, facts, theme, theme.path.at(-1) ?? '', { names, withStatistics: true }),
      ),
      ranksInWords(words, comparison, facts, names),
    ],
  };
}
describe('the sentences about numbers', () => {
  it('cover eighty settings, and samples besides', () => {
    expect(Object.keys({ ...countedSettings }).length + Object.keys(comparedSettings).length).toBe(80);
  });

  it.each(languages)('in %s equal the stored ones, which a person has read', async (language) => {
    const sections = written(createWords(language)).map(
      ({ heading, paragraphs }, place) => `## ${place + 1}. ${heading}\n\n${paragraphs.join('\n\n')}\n`,
    );

    await expect(sections.join('\n')).toMatchFileSnapshot(`./golden-sentences.${language}.md`);
  });

  it.each(languages)('in %s have words for every part, and claim too much nowhere', (language) => {
    const text = written(createWords(language))
      .flatMap(({ paragraphs }) => paragraphs)
      .join('\n');

    expect(text).not.toMatch(/[{}]|undefined|NaN|null|\b[a-z]+_[a-z]+\b|  /);
    expect(text).not.toMatch(/significant|confidence that|prove|显著(?!度)|100 %/);
  });

  it('have no base of sources for parts of text', () => {
    const words = createWords('en');
    const ofText = Object.values(countedSettings).filter(({ unit }) =>
      ['passages', 'codings', 'characters'].includes(unit ?? ''),
    );

    expect(ofText.length).toBeGreaterThan(5);
    for (const request of ofText) {
      expect(methodSentence(words, tally(corpus, table, request).facts)).not.toMatch(
        /out of .* (sources|documents)/i,
      );
    }
  });
});
