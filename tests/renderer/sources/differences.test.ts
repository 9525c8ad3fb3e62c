import { describe, expect, it } from 'vitest';
import { textParts } from '#electron/text-parts.ts';
import { facingLines, folded, type FacingLines, type Piece } from '#renderer/common/sources/differences.ts';

/** A side as text, with its own words in brackets. */
function written(pieces: readonly Piece[]): string {
  return pieces.map(({ text, own }) => (own ? `[${text}]` : text)).join('');
}

function sides(rows: readonly FacingLines[]): [string, string][] {
  return rows.map(({ first, second }) => [written(first), written(second)]);
}

describe('facing lines', () => {
  it('stand line against line, with the words that only one side has', () => {
    const rows = facingLines([
      { in: 'both', text: 'The pilot opens' },
      { in: 'first', text: ' today' },
      { in: 'second', text: ' tomorrow' },
      { in: 'both', text: '.\nAll firms may come.' },
    ]);

    expect(sides(rows)).toEqual([
      ['The pilot opens[ today].', 'The pilot opens[ tomorrow].'],
      ['All firms may come.', 'All firms may come.'],
    ]);
    expect(rows.map(({ same }) => same)).toEqual([false, true]);
  });

  it('keep a line that only one side has in its own column', () => {
    const rows = facingLines([
      { in: 'both', text: 'One.\n' },
      { in: 'second', text: 'By our correspondent.\n' },
      { in: 'both', text: 'Two.' },
    ]);

    expect(sides(rows)).toEqual([
      ['One.', 'One.'],
      ['Two.', '[By our correspondent.\n]Two.'],
    ]);
  });

  it('contain all the words of both texts, however they are divided', () => {
    const first = 'Members met in spring.\nThe ministry sent two people.\n\n两家供应商后来成了客户。';
    const second = 'Members met in autumn.\nThe ministry sent two people.\n两家供应商成了客户。\nMore.';

    const rows = facingLines(textParts(first, second));
    const said = (side: 'first' | 'second') =>
      rows
        .map((row) => row[side].map(({ text }) => text).join(''))
        .join('')
        .replaceAll('\n', '');

    expect(said('first')).toBe(first.replaceAll('\n', ''));
    expect(said('second')).toBe(second.replaceAll('\n', ''));
  });
});

describe('equal lines', () => {
  const line = (text: string, same = true): FacingLines => ({
    first: [{ text, own: !same }],
    second: [{ text, own: !same }],
    same,
  });

  it('are folded except beside a difference', () => {
    const rows = [line('a'), line('b'), line('c'), line('d', false), line('e'), line('f'), line('😀g')];

    const stretches = folded(rows);

    expect(stretches.map(({ kind }) => kind)).toEqual(['alike', 'lines', 'lines', 'lines', 'alike']);
    expect(stretches[4]).toMatchObject({ characters: 3 });
  });

  it('are left open when only one line would be folded', () => {
    const rows = [line('a'), line('b'), line('c', false)];

    expect(folded(rows).map(({ kind }) => kind)).toEqual(['lines', 'lines', 'lines']);
  });
});
