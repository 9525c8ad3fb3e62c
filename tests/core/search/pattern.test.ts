import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { HitList, spansOf } from '#core/search/hits.ts';
import { findPattern, readPattern } from '#core/search/pattern.ts';

function wordsFound(text: string, pattern: string, matchCase = false): string[] {
  const hits = new HitList();
  findPattern(readPattern({ text: pattern, matching: 'pattern', matchCase }), text, hits);
  return spansOf(hits.take()).map(({ start, end }) => text.slice(start, end));
}

function refusal(pattern: string): { key: string; position: unknown } {
  try {
    readPattern({ text: pattern, matching: 'pattern' });
  } catch (error) {
    if (error instanceof AppError) return { key: error.key, position: error.parameters['position'] };
    throw error;
  }
  throw new Error(`“${pattern}” was taken`);
}

describe('a regular expression', () => {
  test.each<[string, string, string[]]>([
    ['co-operate, cooperation', 'co-?operat\\w+', ['co-operate', 'cooperation']],
    ['供应商与供需', '供(应|需)', ['供应', '供需']],
    ['one\ntwo', '^\\w+$', ['one', 'two']],
    ['😀😀', '.', ['😀', '😀']],
    ['Iso ISO', 'iso', ['Iso', 'ISO']],
  ])('in “%s”: %s', (text, pattern, expected) => {
    const words = wordsFound(text, pattern);

    expect(words).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['cafés, café and CAFÉ', '\\bcafé\\b', ['café', 'CAFÉ']],
    ['Über über überall', '\\büber\\b', ['Über', 'über']],
    ['naïve façade', '\\w+', ['naïve', 'façade']],
    ['ação, não', '[\\w]+ão', ['ação', 'não']],
    ['née!', '\\W', ['!']],
    ['née, été', '[^\\W,]+', ['née', 'été']],
    ['é-è', '[-\\W]', ['-']],
    ['élan, élans', 'élan\\B', ['élan']],
    ['привет мир', '\\bмир\\b', ['мир']],
    ['cafe\u0301s cafe\u0301', '\\bcafe\u0301\\b', ['cafe\u0301']],
    ['采用AI技术', '\\bAI\\b', ['AI']],
    ['供应商', '\\b供应\\b', ['供应']],
    ['a\\b [\\w]', '\\\\b|\\[\\\\w', ['\\b', '[\\w']],
  ])('knows letters beyond ASCII in “%s”: %s', (text, pattern, expected) => {
    expect(wordsFound(text, pattern)).toEqual(expected);
  });

  test('tells capitals apart when asked', () => {
    expect(wordsFound('Iso ISO', 'ISO', true)).toEqual(['ISO']);
  });

  test('that matches the empty string finds no hits and comes to an end', () => {
    expect(wordsFound('a😀b', 'x*')).toEqual([]);
    expect(wordsFound('aab', 'a*')).toEqual(['aa']);
  });

  test.each([
    ['a(b', 'errors:pattern_open_group', 2],
    ['(a)(b', 'errors:pattern_open_group', 4],
    ['ab)', 'errors:pattern_closed_group', 3],
    ['a**', 'errors:pattern_nothing_to_repeat', 3],
    ['x[ab', 'errors:pattern_open_class', 2],
    ['[z-a]', 'errors:pattern_range', 4],
    ['a{', 'errors:pattern_brackets', 2],
    ['a{3,1}', 'errors:pattern_quantifier', 6],
    ['ab\\', 'errors:pattern_backslash', 3],
    ['\\p{L}\\p{Hans}', 'errors:pattern_property', 7],
    ['a\\_', 'errors:pattern_escape', 3],
    ['(?<a>b)(?<1>a)', 'errors:pattern_group_name', 10],
    ['(?:x)(?a)', 'errors:pattern_group', 7],
  ])('%s is refused with its reason and place', (pattern, key, position) => {
    expect(refusal(pattern)).toEqual({ key, position });
  });

  test('a script named as a kind of character is refused with the right spelling', () => {
    expect(() => readPattern({ text: '\\d\\p{Han}+', matching: 'pattern' })).toThrow(
      expect.objectContaining({
        key: 'errors:pattern_script',
        parameters: expect.objectContaining({ written: '\\p{Han}', instead: '\\p{Script=Han}' }) as object,
      }),
    );
  });
});
