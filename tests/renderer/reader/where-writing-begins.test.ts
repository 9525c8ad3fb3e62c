import { describe, expect, it } from 'vitest';
import { whereWritingBegins } from '#renderer/features/reader/use-opening.ts';

describe('writing begins', () => {
  it('under the first heading of an outline, not in it', () => {
    expect(whereWritingBegins('Background\n\nChallenges\n')).toBe('Background\n'.length);
  });

  it('under the heading of an outline of one', () => {
    expect(whereWritingBegins('Background\n')).toBe('Background\n'.length);
  });

  it('at the beginning of a note that is written already, and of an empty one', () => {
    expect(whereWritingBegins('Background\nA member since 2018.')).toBe(0);
    expect(whereWritingBegins('')).toBe(0);
  });
});
