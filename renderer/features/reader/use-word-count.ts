import { useEffect, useState } from 'react';
import { wordsIn } from '#core/text/word-count.ts';
import type { SourceSession } from './source-session.ts';

/** How long to wait before counting words, in milliseconds, so that the text is painted first. */
const COUNT_AFTER_MS = 400;
/** The longest text whose words are counted, in UTF-16 units; counting a longer one would cause a noticeable delay. */
const MAX_COUNTED_LENGTH = 1_000_000;

/** The number of words of the stored text: null until counted, and for a very long text. */
export function useWordCount(session: SourceSession): number | null {
  const { textHash } = session;
  const [counted, setCounted] = useState<{ readonly of: string; readonly words: number } | null>(null);
  useEffect(() => {
    const waiting = setTimeout(() => {
      const { text } = session;
      if (text.length <= MAX_COUNTED_LENGTH) setCounted({ of: textHash, words: wordsIn(text) });
    }, COUNT_AFTER_MS);
    return () => clearTimeout(waiting);
  }, [session, textHash]);
  return counted?.of === textHash ? counted.words : null;
}
