// The turns of a conversation: a speaker's name and words, a question, a sentence. They come again and again, at
// the edges of pages too, and are no headers, unless their type is small; and each begins a paragraph.
import type { Line } from './pdf-lines.ts';

/** The name of a speaker before the words; the line may begin with the time. */
const label =
  /^(?:[[(（]?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?[\])）]?\s*)?(\p{L}[\p{L}\d.'’-]{0,30}(?:\s[\p{L}\d.'’-]{1,30}){0,3})\s?[:：](.*)$/u;
const time = /^[[(（]\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?[\])）]/u;

/** A name begins so many lines at least. */
const fewestTurns = 3;

/** What was said is told of in Chinese, too, with a colon. */
const telling = /.[说道示问答称]$/u;

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

/** Tells which lines begin a turn: with the time, or with a name that begins others. */
export function turnStartsOf(lines: readonly Line[]): (line: Line) => boolean {
  const turns = new Map<string, number>();
  for (const { text } of lines) {
    const name = label.exec(text)?.[1];
    if (name !== undefined && !telling.test(name)) turns.set(name, (turns.get(name) ?? 0) + 1);
  }
  return ({ text }) => time.test(text) || (turns.get(label.exec(text)?.[1] ?? '') ?? 0) >= fewestTurns;
}
