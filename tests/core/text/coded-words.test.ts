// Where coded words stand after their text was replaced by a corrected one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedWords } from '#core/text/coded-words.ts';
import { isSpanOf } from '#core/span.ts';
import { textChange } from '#core/text/text-change.ts';
import { spanOf } from '../../helpers/marked.ts';

/** What became of the words, and the words that the coding has now. */
function carried(before: string, after: string, words: string): [fate: string, now: string | null] {
  const { fate, span } = carriedWords(textChange(before, after), before, after, spanOf(before, words));
  return [fate, span && after.slice(span.start, span.end)];
}

describe('coded words in a corrected text', () => {
  it.each([
    ['the same words in the same place', 'One. Two three.', 'One. Two three. Four.', 'Two', ['same', 'Two']],
    ['the same words further on', 'One. Two three.', 'New. One. Two three.', 'Two', ['moved', 'Two']],
    [
      'the same words with a typo corrected',
      'Sees teh association as a window on policy.',
      'Sees the association as a window on policy.',
      'teh association as a window',
      ['changed', 'the association as a window'],
    ],
    [
      'the same words with others inserted',
      'Members trust the association.',
      'Members trust and respect the association.',
      'trust the association',
      ['changed', 'trust and respect the association'],
    ],
    [
      'a correction in Chinese',
      '会员企业信认协会的判断。',
      '会员企业信任协会的判断。',
      '信认协会',
      ['changed', '信任协会'],
    ],
    [
      'the words that replaced them',
      'They came for advice.\nThe rest left early.',
      'They came for lunch and music.\nThe rest left early.',
      'advice',
      ['slipped', 'lunch and music'],
    ],
    ['gone when they were removed', 'One.\nTwo three.\nFour.', 'One.\nFour.', 'Two three.', ['gone', null]],
  ])('are %s', (_, before, after, words, expected) => {
    expect(carried(before, after, words)).toEqual(expected);
  });

  it('are not put on half a word when nothing tells where they went', () => {
    const before = 'One.\nThe fee is high.\nNobody knew who paid.';
    const after = 'One.\nThe fee is modest, they say.';

    expect(carried(before, after, 'Nobody knew')).toEqual(['slipped', 'modest, they']);
  });

  it('are found where a paragraph was moved past others', () => {
    const paragraphs = [
      'The association opens doors.',
      'Prices rose in spring.',
      'Members meet twice a year.',
    ];
    const [first, second, third] = paragraphs;

    const found = carried(paragraphs.join('\n'), [second, third, first].join('\n'), 'The association opens');

    expect(found).toEqual(['moved', 'The association opens']);
  });

  it('are not matched with the same words elsewhere when these occur more than once', () => {
    const before = 'They meet every spring.\nMiddle.\nThey meet every spring.\nEnd.';
    const after = 'Middle.\nEnd.\nThey meet every spring.\nThey meet every spring.';
    const start = before.lastIndexOf('They meet every spring.');

    const { fate } = carriedWords(textChange(before, after), before, after, { start, end: start + 23 });

    expect(['slipped', 'gone']).toContain(fate);
  });

  it('are a span of the new text or gone, whatever happened to the text', () => {
    const anyText = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '中', '😀'), { minLength: 2, maxLength: 30 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(anyText, anyText, fc.nat(), fc.nat(), (before, after, one, other) => {
        const [start = 0, end = 0] = [one % before.length, other % (before.length + 1)].toSorted(
          (a, b) => a - b,
        );
        fc.pre(isSpanOf(before, { start, end }));

        const { fate, span } = carriedWords(textChange(before, after), before, after, { start, end });

        const isWhere = span === null ? fate === 'gone' : fate !== 'gone' && isSpanOf(after, span);
        const isOnThem = fate !== 'same' && fate !== 'moved';
        expect([isWhere, isOnThem || after.slice(span?.start, span?.end)]).toEqual([
          true,
          isOnThem || before.slice(start, end),
        ]);
      }),
    );
  });
});
