import { describe, expect, it } from 'vitest';
import { shortenedQuote, textAfter } from '#renderer/features/passages/surroundings.ts';

describe('the text around a passage', () => {
  it('stays within its paragraph', () => {
    expect(textAfter(' on policy.\nFirms meet')).toBe(' on policy.');
  });

  it('is empty when the passage is its whole paragraph', () => {
    expect(textAfter('\nFirms meet')).toBe('');
  });

  it('is cut between words, and shows that it is cut', () => {
    expect(textAfter(' one association after another', 14)).toBe(' one…');
  });

  it('is cut between Chinese characters, which have no spaces', () => {
    expect(textAfter('协会早期提出了许多新概念', 4)).toBe('协会早期…');
  });

  it('never splits a surrogate pair', () => {
    expect(textAfter('😀😀😀😀', 2)).toBe('😀😀…');
  });
});

describe('a long quote', () => {
  it('shows its beginning and its end', () => {
    const quote = `${'word '.repeat(40)}the end.`;

    const shown = shortenedQuote(quote, 60);

    expect(shown).toMatch(/^word word .* … .*the end\.$/);
    expect(shown.length).toBeLessThanOrEqual(63);
  });

  it('is whole when it fits, with the spaces that separate it from the words around it', () => {
    expect(shortenedQuote(' a window on policy', 60)).toBe(' a window on policy');
  });
});
