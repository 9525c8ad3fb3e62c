import { useState } from 'react';

/** The last event on the page, and the line that shows it. */
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
