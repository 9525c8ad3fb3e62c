// What is said in a conversation, again and again and at the edges of pages too: a speaker's name and words, a
// question, a sentence. None of it is a header, unless its type is small.
import type { Line } from './pdf-lines.ts';

const label = /^((?:\p{L}[\p{L}.'’-]*\s?){1,4})[:：](.*)$/u;
const question = /[?？]["”’)）]?$/u;
const sentence = /^(?:\S+\s+){7,}\S+[.!。！]["”’)）]?$|^[^\s]{20,}[。！]$/u;

/** Lines that are said rather than printed at the edges of pages. */
export interface TurnsOfText {
  readonly has: (line: Line) => boolean;
}

/** The turns of a text: `lines` are all of it, `edges` those that may be running lines. */
export function turnsOf(lines: readonly Line[], edges: ReadonlySet<Line>): TurnsOfText {
  const saidBy = new Map<string, Set<string>>();
  const within = new Map<string, number>();
  for (const line of lines) {
    if (!edges.has(line)) within.set(line.text, (within.get(line.text) ?? 0) + 1);
    const [, name, words = ''] = label.exec(line.text) ?? [];
    if (name === undefined) continue;
    const said = saidBy.get(name) ?? new Set();
    saidBy.set(name, said);
    // Two are enough to tell.
    if (said.size < 2) said.add(words.replaceAll(/\d+/g, '#'));
  }
  return {
    has: ({ text }) => {
      const name = label.exec(text)?.[1];
      if (name !== undefined && (saidBy.get(name)?.size ?? 0) >= 2) return true;
      return question.test(text) || sentence.test(text) || (within.get(text) ?? 0) >= 2;
    },
  };
}
