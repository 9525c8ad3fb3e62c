// Recognises the turns of a conversation: a speaker's name and words, a question, a sentence. They recur, also at the
// edges of pages, without being headers, unless their type is small; and each begins a paragraph.
import type { Line } from './pdf-lines.ts';

/** A speaker's name before the words; the line may begin with the time. */
const label =
  /^(?:[[(（]?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?[\])）]?\s*)?(\p{L}[\p{L}\d.'’-]{0,30}(?:\s[\p{L}\d.'’-]{1,30}){0,3})\s?[:：](.*)$/u;
const time = /^[[(（]\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?[\])）]/u;

/** The fewest lines that begin with a speaker's name. */
const MIN_TURNS = 3;

/** In Chinese, prose reports speech with a colon, too. */
const telling = /.[说道示问答称]$/u;

const question = /[?？]["”’)）]?$/u;
const sentence = /^(?:\S+\s+){7,}\S+[.!。！]["”’)）]?$|^[^\s]{20,}[。！]$/u;

/** Lines that somebody says, as opposed to headers and footers. */
export interface TurnsOfText {
  readonly has: (line: Line) => boolean;
}

/** The turns of a text: `lines` are all lines, `edges` those that may be headers or footers. */
export function turnsOf(lines: readonly Line[], edges: ReadonlySet<Line>): TurnsOfText {
  const saidBy = new Map<string, Set<string>>();
  const within = new Map<string, number>();
  for (const line of lines) {
    if (!edges.has(line)) within.set(line.text, (within.get(line.text) ?? 0) + 1);
    const [, name, words = ''] = label.exec(line.text) ?? [];
    if (name === undefined) continue;
    const wordings = saidBy.get(name) ?? new Set();
    saidBy.set(name, wordings);
    // Two different ones are enough to tell.
    if (wordings.size < 2) wordings.add(words.replaceAll(/\d+/g, '#'));
  }
  return {
    has: ({ text }) => {
      const name = label.exec(text)?.[1];
      if (name !== undefined && (saidBy.get(name)?.size ?? 0) >= 2) return true;
      return question.test(text) || sentence.test(text) || (within.get(text) ?? 0) >= 2;
    },
  };
}

/** Returns which lines begin a turn: with the time, or with a name that begins other lines. */
export function turnStartsOf(lines: readonly Line[]): (line: Line) => boolean {
  const turns = new Map<string, number>();
  for (const { text } of lines) {
    const name = label.exec(text)?.[1];
    if (name !== undefined && !telling.test(name)) turns.set(name, (turns.get(name) ?? 0) + 1);
  }
  return ({ text }) => time.test(text) || (turns.get(label.exec(text)?.[1] ?? '') ?? 0) >= MIN_TURNS;
}
