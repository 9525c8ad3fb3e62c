// Where a row of codings made elsewhere is in its text, and every way in which it has no place.
import { describe, expect, test } from 'vitest';
import { placeOf, type PlaceCells } from '#core/machine-codings/place.ts';
import { astralPositions } from '#core/text/plain-text.ts';

const TEXT = 'Two 😀 firms met.\nThe firms   met again 😀😀 at once.';

function placed(cells: Partial<PlaceCells>, text = TEXT) {
  const found = placeOf({ text, astral: astralPositions(text) }, { start: '', end: '', quote: '', ...cells });
  return found !== null && 'start' in found ? text.slice(found.start, found.end) : found;
}

describe('a row has a place', () => {
  test.each<[string, Partial<PlaceCells>, unknown]>([
    ['the whole source where nothing is said', {}, null],
    ['the whole source where a cell has spaces only', { quote: '  ' }, null],
    ['positions before an astral character', { start: '0', end: '3' }, 'Two'],
    ['positions in code points, behind an astral character', { start: '6', end: '11' }, 'firms'],
    ['positions around astral characters', { start: '39', end: '41' }, '😀😀'],
    ['positions as a spreadsheet writes them', { start: '6.0', end: '11.00' }, 'firms'],
    ['the end of the text', { start: '49', end: '50' }, '.'],
    ['words that stand once', { quote: 'met again' }, 'met again'],
    ['words with other white space', { quote: 'The firms met  again' }, 'The firms   met again'],
    ['words over a line break', { quote: 'met. The firms met' }, 'met.\nThe firms   met'],
    ['words with the line ends of Windows', { quote: 'met.\r\nThe' }, 'met.\nThe'],
    [
      'words with signs that mean something to patterns',
      { quote: 'again 😀😀 at once.' },
      'again 😀😀 at once.',
    ],
    ['words that stand twice, and positions', { quote: 'firms', start: '6', end: '11' }, 'firms'],
  ])('%s', (_, cells, words) => {
    expect(placed(cells)).toEqual(words);
  });
});

describe('a row has no place', () => {
  test.each<[string, Partial<PlaceCells>, object]>([
    ['with one end only', { start: '3' }, { problem: 'half_place', value: 'end' }],
    ['with the other end only', { end: '3' }, { problem: 'half_place', value: 'start' }],
    ['with a word for a number', { start: 'three', end: '9' }, { problem: 'no_number', value: 'three' }],
    ['with a part of a character', { start: '1', end: '2.5' }, { problem: 'no_number', value: '2.5' }],
    ['below 0', { start: '-1', end: '4' }, { problem: 'negative' }],
    ['backwards', { start: '9', end: '4' }, { problem: 'backwards' }],
    ['without characters', { start: '4', end: '4' }, { problem: 'empty_place' }],
    [
      'beyond the text, counted in code points',
      { start: '4', end: '51' },
      { problem: 'beyond_text', count: 50 },
    ],
    ['where its words do not stand', { quote: 'three firms' }, { problem: 'quote_missing' }],
    ['where its words have other letters', { quote: 'two 😀 firms' }, { problem: 'quote_missing' }],
    ['where its words stand twice', { quote: 'firms' }, { problem: 'quote_repeated', count: 2 }],
    [
      'where the text has other words',
      { quote: 'firms', start: '0', end: '3' },
      { problem: 'quote_elsewhere', value: 'Two' },
    ],
  ])('%s', (_, cells, problem) => {
    expect(placed(cells)).toEqual(problem);
  });

  test('where its words stand twice because they overlap', () => {
    expect(placed({ quote: 'anana' }, 'bananana')).toEqual({ problem: 'quote_repeated', count: 2 });
  });
});
