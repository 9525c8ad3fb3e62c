import { describe, expect, it } from 'vitest';
import { whereWritingBegins } from '#renderer/features/reader/use-opening.ts';

describe('writing begins', () => {
  it('under the first heading of an outline, not in it', () => {
    expect(whereWritingBegins('Background\n\nChallenges\n')).toBe('Background\n'.length);
  });

  it('under the heading of an outline with one heading', () => {
    expect(whereWritingBegins('Background\n')).toBe('Background\n'.length);
  });

  it('at the beginning of a note with text, and of an empty one', () => {
    expect(whereWritingBegins('Background\nA member since 2018.')).toBe(0);
    expect(whereWritingBegins('')).toBe(0);
  });
});
