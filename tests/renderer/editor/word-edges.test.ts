import { describe, expect, it } from 'vitest';
import { innerWordEdge, nextWordEdge, snapToWord } from '#renderer/editor/word-edges.ts';

const english = 'The policy comes down.';
const chinese = '协会传达政策';

describe('edges of words', () => {
  it('lead out of a passage to the far side of the next word', () => {
    const end = english.indexOf(' comes');

    expect(english.slice(0, nextWordEdge(english, end, 'forward'))).toBe('The policy comes');
    expect(english.slice(nextWordEdge(english, 4, 'backward'))).toBe(english);
  });

  it('lead into a passage to the near side of the next word', () => {
    expect(english.slice(0, innerWordEdge(english, english.length - 1, 'backward'))).toBe('The policy comes');
    expect(english.slice(innerWordEdge(english, 0, 'forward'))).toBe('policy comes down.');
  });

  it('are those of the dictionary in Chinese', () => {
    expect(chinese.slice(0, nextWordEdge(chinese, 0, 'forward'))).toBe('协会');
  });

  it('draw a point within a word to the nearer edge', () => {
    expect(snapToWord(english, 5)).toBe(4);
    expect(snapToWord(english, 9)).toBe(10);
    expect(snapToWord(english, 3)).toBe(3);
  });

  it('end with the text', () => {
    expect(nextWordEdge('word', 4, 'forward')).toBe(4);
    expect(nextWordEdge('word', 0, 'backward')).toBe(0);
  });
});
