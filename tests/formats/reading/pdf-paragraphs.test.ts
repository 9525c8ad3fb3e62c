import { describe, expect, it } from 'vitest';
import { wordsOf } from '#formats/reading/pdf-hyphens.ts';
import type { Line } from '#formats/reading/pdf-lines.ts';
import { paragraphsOfLines } from '#formats/reading/pdf-paragraphs.ts';
import { withoutRunningLines } from '#formats/reading/pdf-running-lines.ts';
import { withoutRadicals } from '#formats/reading/radicals.ts';
import { processorSeconds } from '../../helpers/processor-time.ts';

function lineAt(place: Pick<Line, 'text' | 'left' | 'right' | 'y'> & Partial<Line>): Line {
  return {
    page: 1,
    size: 10,
    turn: 0,
    pieces: [],
    startsRaised: false,
    endsBroken: false,
    textLeft: place.left,
    tag: null,
    isArtifact: false,
    cells: 1,
    cellLeft: place.left,
    column: '0',
    ...place,
  };
}

/** Lines in 10-point type in a column 300 points wide: `>` indents, `_` leaves a gap above, `$` ends a line early. */
function set(...texts: readonly string[]): Line[] {
  let y = 100;
  return texts.map((written) => {
    const text = written.replaceAll(/[>_$]/g, '');
    y += written.startsWith('_') ? 24 : 13;
    const left = written.includes('>') ? 65 : 50;
    return lineAt({ text, left, right: written.endsWith('$') ? 150 : 350, y });
  });
}

function paragraphsOf(lines: readonly Line[]) {
  return paragraphsOfLines(lines, wordsOf(lines));
}

function joined(...texts: readonly string[]): string[] {
  return paragraphsOf(set(...texts)).map((paragraph) => paragraph.text);
}

describe('the lines of a page', () => {
  it('are joined with a space in English and without one in Chinese', () => {
    expect(joined('the first line', 'goes on')).toEqual(['the first line goes on']);
    expect(joined('第一行还没有完', '第二行')).toEqual(['第一行还没有完第二行']);
  });

  it('end a paragraph at a gap, an indent, a line that ended early, or a list sign', () => {
    expect(joined('a full line', 'and another', '_after a gap', 'goes on')).toHaveLength(2);
    expect(joined('a full line', '>indented line')).toHaveLength(2);
    expect(joined('ended early$', 'a new beginning')).toHaveLength(2);
    expect(joined('a full line', '• an item', '2) an item', '（三）一项', '四、一项')).toHaveLength(5);
  });

  it('end a paragraph where the type size changes', () => {
    const [heading, text] = set('A heading that is full', 'text');
    const lines = [{ ...heading!, size: 14 }, text!];

    expect(paragraphsOf(lines)).toHaveLength(2);
  });

  it('lose the hyphen of a split word', () => {
    expect(joined('they had an agree-', 'ment on it')).toEqual(['they had an agreement on it']);
    expect(joined('they had an agree\u00AD', 'ment on it')).toEqual(['they had an agreement on it']);
  });

  it('keep the hyphen of a compound, as the rest of the text shows, and that of a name', () => {
    expect(joined('its decision-', 'making was slow, and decision-making costs')).toEqual([
      'its decision-making was slow, and decision-making costs',
    ]);
    expect(joined('the market is a state-', 'market, for the state')).toEqual([
      'the market is a state-market, for the state',
    ]);
    expect(joined('in the north of Nordrhein-', 'Westfalen it')).toEqual([
      'in the north of Nordrhein-Westfalen it',
    ]);
  });

  it('lose the hyphen between two syllables that are words of their own, if the whole word occurs', () => {
    expect(joined('not at all is it not-', 'able, but the rest is notable, if able')).toEqual([
      'not at all is it notable, but the rest is notable, if able',
    ]);
  });

  it('are joined without a space after a dash between numbers', () => {
    expect(joined('it took 60\u2013', '120 minutes')).toEqual(['it took 60\u2013120 minutes']);
  });

  it('lose a hyphen that was set apart, and keep their places', () => {
    const [paragraph] = paragraphsOf(set('they had an agree -', '-', 'ment on it, an agreement'));

    expect(paragraph?.lines.map(({ line, at, length }) => [line.text.slice(0, length), at])).toEqual([
      ['they had an agree', 0],
      ['', 17],
      ['ment on it, an agreement', 17],
    ]);
    expect(paragraph?.text).toBe('they had an agreement on it, an agreement');
  });

  it('are joined in bounded time, however many there are', () => {
    const lines = set(...Array.from({ length: 40_000 }, () => 'words that go on and on, and do not end'));
    const begun = processorSeconds();

    expect(paragraphsOf(lines)).toHaveLength(1);
    expect(processorSeconds() - begun).toBeLessThan(10);
  });

  it('continue across a page, and say where it begins', () => {
    const first = set('the first page ends');
    const second = set('in a sentence').map((line) => ({ ...line, page: 2 }));

    const [paragraph] = paragraphsOf([...first, ...second]);

    expect(paragraph?.text).toBe('the first page ends in a sentence');
    expect(paragraph?.lines.map(({ line, at }) => [line.page, at])).toEqual([
      [1, 0],
      [2, 20],
    ]);
  });
});

describe('running lines', () => {
  it('are removed, and a line that occurs once stays', () => {
    const page = (number: number): Line[] => [
      lineAt({ text: `Annual report ${number}`, page: number, left: 50, right: 150, y: 50, size: 8 }),
      ...set(
        `The text of page ${'abc'[number - 1]}`,
        'a second line',
        'a third line',
        `last of ${'xyz'[number - 1]}`,
      ).map((line) => ({
        ...line,
        page: number,
      })),
      lineAt({ text: String(number), page: number, left: 200, right: 205, y: 800, size: 8 }),
    ];

    const { pages, running } = withoutRunningLines(
      [page(1), page(2), page(3)].map((lines) => ({ width: 595, height: 842, lines })),
    );

    expect(running.flat()).toHaveLength(6);
    expect(pages.flat().map((line) => line.text)).not.toContain('2');
    expect(pages.flat().map((line) => line.text)).toContain('The text of page b');
  });
});

describe('withoutRadicals', () => {
  it('replaces radicals by the characters they stand for and leaves everything else alone', () => {
    expect(withoutRadicals('同⼀事件，很⼤，⻅⾯，⻓城，ﬁ ﹏ Å')).toBe('同一事件，很大，见面，长城，ﬁ ﹏ Å');
  });

  it('knows every radical of both blocks', () => {
    const all = Array.from({ length: 0x2fd6 - 0x2e80 }, (_, index) =>
      String.fromCharCode(0x2e80 + index),
    ).filter((character) => /\p{Script=Han}/u.test(character));

    const left = all.filter((radical) => withoutRadicals(radical) === radical);

    expect(all).toHaveLength(329);
    expect(left).toEqual(['\u2E80']);
  });
});
