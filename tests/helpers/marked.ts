// Text with named places, so that tests need no bare numbers: `marked('I <a>felt lost<b> then')`.

export interface Marked {
  readonly text: string;
  /** UTF-16 positions by name. */
  readonly at: Readonly<Record<string, number>>;
}

/** Takes the `<name>` marks out of a text and returns where they stood. */
export function marked(template: string): Marked {
  const at: Record<string, number> = {};
  let text = '';
  let last = 0;
  for (const match of template.matchAll(/<(\w+)>/g)) {
    text += template.slice(last, match.index);
    at[match[1] ?? ''] = text.length;
    last = match.index + match[0].length;
  }
  return { text: text + template.slice(last), at };
}

/** The span of the words. Throws unless they stand exactly once in the text. */
export function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0 || text.indexOf(words, start + 1) >= 0)
    throw new Error(`“${words}” does not stand once in the text`);
  return { start, end: start + words.length };
}
