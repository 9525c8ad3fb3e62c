// Compares the reasons for dashes and the sentences on bases and samples with those of the specification.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues } from '#words/words.ts';

type InBothLanguages = Readonly<Record<string, Readonly<Record<'en' | 'zh-CN', string>>>>;

const file = new URL('../../fixtures/methods/analysis.json', import.meta.url);
const specified = JSON.parse(readFileSync(file, 'utf8')) as {
  reasons: InBothLanguages;
  templates: InBothLanguages;
};

/** The specification writes `{n}` where the catalogues write `{{n}}`. */
function worded(sentences: InBothLanguages, language: 'en' | 'zh-CN'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sentences).map(([key, said]) => [key, said[language].replaceAll(/\{(\w+)\}/g, '{{$1}}')]),
  );
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  it('every reason for a dash is worded as specified', () => {
    expect(Object.keys(specified.reasons)).toHaveLength(38);
    expect(catalogues[language].reasons).toEqual(worded(specified.reasons, language));
  });

  it('every sentence on bases, samples and estimates is worded as specified', () => {
    const { units: _, one: __, ...statements } = catalogues[language].statements;

    expect(Object.keys(specified.templates)).toHaveLength(24);
    expect(statements).toEqual(worded(specified.templates, language));
  });
});
