import { expect, test } from 'vitest';
import { offsetOf, placeAt } from '#core/reading-place.ts';

const text = ['What we do', 'We meet on Mondays.', 'Nobody writes minutes.', '会议没有记录。'].join('\n');
const at = (words: string, within = text) => within.indexOf(words);

test.each([text, '\nabc', '\n\n'])('a place is found again where it was, also in %j', (read) => {
  for (let offset = 0; offset <= read.length; offset += 1) {
    const place = placeAt(read, offset);
    expect(place.within).toBeGreaterThanOrEqual(0);
    expect(offsetOf(read, place)).toBe(offset);
  }
});

test('a place stays with its paragraph when text before it is corrected', () => {
  const place = placeAt(text, at('writes'));
  const corrected = `A new heading\n${text.replace('Mondays', 'the first Monday of each month')}`;

  expect(offsetOf(corrected, place)).toBe(at('writes', corrected));
});

test('when its paragraph was rewritten, a place moves to the beginning of the new paragraph', () => {
  const place = placeAt(text, at('writes'));
  const corrected = text.replace('Nobody writes minutes.', 'Minutes are written by nobody.');

  expect(offsetOf(corrected, place)).toBe(at('Minutes', corrected));
});

test('among equal paragraphs the nearest is taken', () => {
  const repeated = ['I: And?', 'R: Yes.', 'I: And?', 'R: No.', 'I: And?'].join('\n');
  const second = repeated.indexOf('I: And?', 1);
  const place = placeAt(repeated, second);

  expect(offsetOf(`Hm.\n${repeated}`, place)).toBe(second + 'Hm.\n'.length);
});

test('a place behind the end of a shortened text moves to its last paragraph', () => {
  expect(offsetOf('Short.\nVery short.', placeAt(text, text.length))).toBe('Short.\n'.length);
});

test('an empty text has one place', () => {
  expect(placeAt('', 0)).toMatchObject({ start: 0, within: 0 });
  expect(offsetOf('', placeAt(text, 40))).toBe(0);
});
