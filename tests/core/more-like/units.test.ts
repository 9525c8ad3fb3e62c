import { expect, it } from 'vitest';
import { unitsOf } from '#core/more-like/units.ts';

const wordsOf = (text: string): string[] => unitsOf(text).map(({ start, end }) => text.slice(start, end));

it('takes paragraphs without the white space around them', () => {
  expect(wordsOf(' One. Two.\n\n\t二。三。 \n')).toEqual(['One. Two.', '二。三。']);
});

it('cuts a long paragraph into whole sentences, and no sentence', () => {
  const sentence = `Word ${'word '.repeat(98)}end.`;
  const endless = `${'字'.repeat(1_500)}。`;

  expect(wordsOf([sentence, sentence, sentence].join(' '))).toEqual([`${sentence} ${sentence}`, sentence]);
  expect(wordsOf(`前。${endless}后。`)).toEqual(['前。', endless, '后。']);
});

it('finds nothing in a text without letters of any kind to read', () => {
  expect(wordsOf('')).toEqual([]);
  expect(wordsOf('\n \n')).toEqual([]);
});
