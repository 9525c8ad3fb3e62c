import { describe, expect, it } from 'vitest';
import { nextPassageEdge, nextWordEdge, snapToWord, wholeWords } from '#renderer/editor/word-edges.ts';

const english = 'The policy comes down.';
const chinese = '协会传达政策';

describe('edges of words', () => {
  it('lead out of a passage to the far side of the next word', () => {
    const end = english.indexOf(' comes');

    expect(english.slice(0, nextWordEdge(english, end, 'forward'))).toBe('The policy comes');
    expect(english.slice(nextWordEdge(english, 4, 'backward'))).toBe(english);
  });

  it('extend a selection to all of the words that it touches', () => {
    expect(wholeWords("It's a PR piece.", { start: 2, end: 8 })).toEqual({ start: 0, end: 9 });
    expect(wholeWords(english, { start: 4, end: 10 })).toEqual({ start: 4, end: 10 });
    expect(wholeWords(chinese, { start: 1, end: 3 })).toEqual({ start: 0, end: 4 });
  });

  it('are those of the dictionary in Chinese', () => {
    expect(chinese.slice(0, nextWordEdge(chinese, 0, 'forward'))).toBe('协会');
  });

  it('move a point within a word to the nearer edge', () => {
    expect(snapToWord(english, 5)).toBe(4);
    expect(snapToWord(english, 9)).toBe(10);
    expect(snapToWord(english, 3)).toBe(3);
  });

  it('end with the text', () => {
    expect(nextWordEdge('word', 4, 'forward')).toBe(4);
    expect(nextWordEdge('word', 0, 'backward')).toBe(0);
  });
});

const quoted = 'He said: “It exists.” (Once, in 2016.) 联盟成立，会员很多。';

/** The ends, or beginnings, of a passage as it is moved step by step through the text. */
function walked(edge: 'start' | 'end', direction: 'forward' | 'backward'): number[] {
  const places: number[] = [];
  let at = direction === 'forward' ? 0 : quoted.length;
  for (;;) {
    const next = nextPassageEdge(quoted, at, edge, direction);
    if (next === at) return places;
    places.push(next);
    at = next;
  }
}

describe('steps of the edges of a passage', () => {
  it('end with a word or with the punctuation that closes it', () => {
    expect(walked('end', 'forward').map((end) => quoted.slice(0, end))).toEqual([
      'He',
      'He said',
      'He said:',
      'He said: “It',
      'He said: “It exists',
      'He said: “It exists.”',
      'He said: “It exists.” (Once',
      'He said: “It exists.” (Once,',
      'He said: “It exists.” (Once, in',
      'He said: “It exists.” (Once, in 2016',
      'He said: “It exists.” (Once, in 2016.)',
      'He said: “It exists.” (Once, in 2016.) 联盟',
      'He said: “It exists.” (Once, in 2016.) 联盟成立',
      'He said: “It exists.” (Once, in 2016.) 联盟成立，',
      'He said: “It exists.” (Once, in 2016.) 联盟成立，会员',
      'He said: “It exists.” (Once, in 2016.) 联盟成立，会员很多',
      quoted,
    ]);
  });

  it('begin with a word or with the punctuation that opens it', () => {
    expect(walked('start', 'backward').map((start) => quoted.slice(start).slice(0, 6))).toEqual([
      '很多。',
      '会员很多。',
      '成立，会员很',
      '联盟成立，会',
      '2016.)',
      'in 201',
      'Once, ',
      '(Once,',
      'exists',
      'It exi',
      '“It ex',
      'said: ',
      'He sai',
    ]);
  });

  it('lead back the way they came', () => {
    for (const edge of ['start', 'end'] as const)
      for (const place of walked(edge, 'forward').slice(0, -1))
        expect(
          nextPassageEdge(quoted, nextPassageEdge(quoted, place, edge, 'forward'), edge, 'backward'),
        ).toBe(place);
  });
});
