import { useEffect, useState } from 'react';
import { wordsIn } from '#core/text/word-count.ts';
import type { SourceSession } from './source-session.ts';

/** The text is painted before its words are counted, in milliseconds. */
const AFTER = 400;
/** Of longer texts, in UTF-16 units, to count would be felt. */
const MOST = 1_000_000;

/** How many words the stored text has: null until they are counted, and of a very long text. */
export function useWordCount(session: SourceSession): number | null {
  const { textHash } = session;
  const [counted, setCounted] = useState<{ readonly of: string; readonly words: number } | null>(null);
  useEffect(() => {
    const waiting = setTimeout(() => {
      const { text } = session;
      if (text.length <= MOST) setCounted({ of: textHash, words: wordsIn(text) });
    }, AFTER);
    return () => clearTimeout(waiting);
  }, [session, textHash]);
  return counted?.of === textHash ? counted.words : null;
}
