import { describe, expect, it } from 'vitest';
import { adjoining, neighbourCoding } from '#renderer/features/reader/coding-order.ts';

const codings = [
  { id: 'late', start: 40, end: 50 },
  { id: 'inner', start: 10, end: 15 },
  { id: 'outer', start: 10, end: 30 },
];

describe('walking from coding to coding', () => {
  it('goes in text order, outer codings first', () => {
    const path = ['outer', 'inner', 'late'].map((id) => neighbourCoding(codings, id, 0, false)?.id);

    expect(path).toEqual(['inner', 'late', undefined]);
  });

  it('goes back the same way', () => {
    expect(neighbourCoding(codings, 'late', 0, true)?.id).toBe('inner');
    expect(neighbourCoding(codings, 'outer', 0, true)).toBeNull();
  });

  it('begins at the caret when none is in focus', () => {
    expect(neighbourCoding(codings, null, 20, false)?.id).toBe('late');
    expect(neighbourCoding(codings, null, 20, true)?.id).toBe('inner');
  });
});

describe('adjoining codings', () => {
  const text = 'One two three. Four five. Six.';
  const one = { id: 'one', start: 0, end: 7 };
  const two = { id: 'two', start: 7, end: 14 };
  const four = { id: 'four', start: 15, end: 25 };
  const six = { id: 'six', start: 27, end: 29 };

  it('are those that touch, directly or through one another, or with white space between', () => {
    expect(adjoining([six, four, one, two], one, text).map(({ id }) => id)).toEqual(['one', 'two', 'four']);
  });

  it('are only the coding itself when words lie between', () => {
    expect(adjoining([one, six], six, text).map(({ id }) => id)).toEqual(['six']);
  });
});
