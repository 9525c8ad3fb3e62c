// Checks all visible sentences against the glossary, `docs/words.md`: no sentence contains a word that its column *Not*
// forbids.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues } from '#words/words.ts';

type Tree = { readonly [key: string]: string | Tree };

const glossary = readFileSync(new URL('../../docs/words.md', import.meta.url), 'utf8');

/** The forbidden words: those in code marks in the last column of each row. */
const struck = glossary
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .flatMap((line) =>
    Array.from((line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g), ([, word = '']) => word),
  );

const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word);
/** The languages of the glossary. */
const glossed = ['en', 'zh-CN'] as const;
const wordsOf: Record<(typeof glossed)[number], readonly string[]> = {
  en: struck.filter((word) => !isChinese(word)),
  'zh-CN': struck.filter(isChinese),
};

/** Exceptions: column labels by which older codebooks are read again, and synonyms that people bring from elsewhere. */
const kept = /^(?:synonyms|exports\.(?:field|codebookColumn))\./;

function sentences(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : sentences(value, `${prefix}${key}.`),
  );
}

function found(language: (typeof glossed)[number], word: string): string[] {
  const edge = isChinese(word) ? '' : '\\b';
  const pattern = new RegExp(`${edge}${word}${edge}`, 'iu');
  return sentences(catalogues[language])
    .filter(([key, text]) => !kept.test(key) && pattern.test(text.replaceAll(/\{\{[^}]*\}\}/g, '')))
    .map(([key]) => key);
}

describe.each(glossed)('in %s', (language) => {
  it('the glossary forbids some words', () => {
    expect(wordsOf[language].length).toBeGreaterThan(5);
  });

  it.each(wordsOf[language])('no sentence says “%s”', (word) => {
    expect(found(language, word)).toEqual([]);
  });
});

it('no English sentence has a space before “…”', () => {
  const spaced = sentences(catalogues.en).filter(([, text]) => /\S …/.test(text));

  expect(spaced.map(([key]) => key)).toEqual([]);
});

it('no English sentence names a thing by what it is not', () => {
  const clumsy = sentences(catalogues.en).filter(([, text]) =>
    /(?<!there|There) (?:is|are) no (?!longer|standard|overall|chi|estimate)\w/.test(text),
  );

  expect(clumsy.map(([key]) => key)).toEqual([]);
});

/** The Chinese sentences without their parameters, and without the synonyms that people bring. */
const chinese = sentences(catalogues['zh-CN'])
  .filter(([key]) => !key.startsWith('synonyms.'))
  .map(([key, text]): [string, string] => [key, text.replaceAll(/\{\{[^}]*\}\}/g, '\u0000')]);

it('every Chinese sentence has a space between Han characters and Latin letters or digits', () => {
  const tight = chinese.filter(([, text]) =>
    /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d%]\p{Script=Han}/u.test(text),
  );

  expect(tight.map(([key]) => key)).toEqual([]);
});

it('no Chinese sentence has the half of an ellipsis, unless it speaks of the sign', () => {
  const halved = chinese.filter(([, text]) => /(?<![…“])…(?!…)/u.test(text));

  expect(halved.map(([key]) => key)).toEqual([]);
});

describe.each(glossed)('on a screen with verdicts and stances, in %s', (language) => {
  it('no stance of a passage has the name of a verdict', () => {
    const told = sentences(catalogues[language]);
    const called = (name: RegExp): string[] => told.flatMap(([key, text]) => (name.test(key) ? [text] : []));
    const verdicts = new Set(called(/^comparison\.verdict\.(?:converges|complements|contradicts|silent)$/));
    const stances = called(
      /\bstance_?\.?(?:supports|qualifies|contradicts)$|^compare\.(?:contradicting|qualifying)$/,
    );

    expect(verdicts.size).toBe(4);
    expect(stances.length).toBeGreaterThan(12);
    expect(stances.filter((word) => verdicts.has(word))).toEqual([]);
  });
});
