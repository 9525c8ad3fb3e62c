import { useState } from 'react';

/** What has happened on the page last, and the line that says so. */
export function useLog() {
  const [text, setText] = useState('');
  return {
    say: (...words: readonly unknown[]) => setText(words.map(String).join(' ')),
    line: (
      <output data-testid="log" style={{ padding: '4px 14px', color: 'var(--ink-quiet)' }}>
        {text}
      </output>
    ),
  };
}
