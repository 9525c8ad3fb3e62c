import { describe, expect, it } from 'vitest';
import { meantPassage } from '#renderer/common/codes/passage-to-code.ts';

const text = 'He left. She stayed on.\n🎓 went.';

function meant(start: number, end: number, reach?: 'sentence' | 'paragraph') {
  const passage = meantPassage(text, { start, end }, reach);
  return passage && { quote: text.slice(passage.span.start, passage.span.end), reach: passage.reach };
}

describe('the passage that a key codes', () => {
  it('is the selection, without the white space at its ends', () => {
    expect(meant(8, 16)).toEqual({ quote: 'She sta', reach: 'selection' });
  });

  it('is the sentence at the caret, or its paragraph', () => {
    expect(meant(12, 12)).toEqual({ quote: 'She stayed on.', reach: 'sentence' });
    expect(meant(12, 12, 'paragraph')).toEqual({ quote: 'He left. She stayed on.', reach: 'paragraph' });
  });

  it('never splits a character', () => {
    expect(meant(text.indexOf('🎓') + 1, text.length)).toEqual({ quote: '🎓 went.', reach: 'selection' });
  });

  it('is none when only white space is selected', () => {
    expect(meant(8, 9)).toBeNull();
  });
});
