import { expect, test } from 'vitest';
import { offsetOf, placeAt } from '#core/reading-place.ts';

const text = ['What we do', 'We meet on Mondays.', 'Nobody writes minutes.', '会议没有记录。'].join('\n');
const at = (words: string, within = text) => within.indexOf(words);

test.each([text, '\nabc', '\n\n'])('a place is found where it was, also in %j', (read) => {
  for (let offset = 0; offset <= read.length; offset += 1) {
    const place = placeAt(read, offset);
    expect(place.within).toBeGreaterThanOrEqual(0);
    expect(offsetOf(read, place)).toBe(offset);
  }
});

test('a place stays with its paragraph when text before it was corrected', () => {
  const place = placeAt(text, at('writes'));
  const corrected = `A new heading\n${text.replace('Mondays', 'the first Monday of each month')}`;

  expect(offsetOf(corrected, place)).toBe(at('writes', corrected));
});

test('where its paragraph was rewritten a place is the beginning of what stands there now', () => {
  const place = placeAt(text, at('writes'));
  const corrected = text.replace('Nobody writes minutes.', 'Minutes are written by nobody.');

  expect(offsetOf(corrected, place)).toBe(at('Minutes', corrected));
});

test('of equal paragraphs the nearest is meant', () => {
  const repeated = ['I: And?', 'R: Yes.', 'I: And?', 'R: No.', 'I: And?'].join('\n');
  const second = repeated.indexOf('I: And?', 1);
  const place = placeAt(repeated, second);

  expect(offsetOf(`Hm.\n${repeated}`, place)).toBe(second + 'Hm.\n'.length);
});

test('a place after the end of a shortened text is its last paragraph', () => {
  expect(offsetOf('Short.\nVery short.', placeAt(text, text.length))).toBe('Short.\n'.length);
});

test('a text with nothing in it has one place', () => {
  expect(placeAt('', 0)).toMatchObject({ start: 0, within: 0 });
  expect(offsetOf('', placeAt(text, 40))).toBe(0);
});
