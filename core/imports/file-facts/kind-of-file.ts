// Guesses whether a file is an interview: from its name, and from the beginning of its text.
import type { SourceKind } from '../../records.ts';
import { baseName } from './date-in-name.ts';

/** Words for an interview; labels such as `N9.2` are in `LABEL`. */
const NAMED = /(?<!\p{L})(?:interview(?:s|ee)?|transcripts?)(?!\p{L})|访谈|受访|口述/iu;
/** Words for documents about interviews, such as guides and consent forms. */
const ABOUT =
  /(?<!\p{L})(?:guide|outline|protocol|questions|schedule|consent)(?!\p{L})|提纲|大纲|问卷|同意书/iu;
const LABEL = /^\p{Lu}{1,2}\d{1,3}(?:[. -]\d{1,2})?$/u;

/** A line that begins with a speaker: `Interviewer:`, `N9：`, `问：`. */
const SPEAKER = /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?([\p{L}][\p{L}\d .]{0,19})\s?[:：]/u;

/**
 * How many lines are looked at; how many of them (and at least a third) must be spoken; and by how many
 * speakers at most, but at least two, each more than once.
 */
const MAX_LINES = 60;
const MIN_SPOKEN = 4;
const MAX_SPEAKERS = 6;

/**
 * The most likely kind of a file, from its name and folders, and from the beginning of its text where that is
 * known. A guess, shown to the person who imports it.
 */
export function kindOfFile(path: string, beginning: string | null): SourceKind {
  const name = baseName(path).replaceAll('_', ' ').normalize('NFKC');
  if (ABOUT.test(name)) return 'document';
  const isNamed = NAMED.test(name) || LABEL.test(name) || NAMED.test(path.split('/').slice(0, -1).join(' '));
  return isNamed || (beginning !== null && isSpoken(beginning)) ? 'interview' : 'document';
}

function isSpoken(text: string): boolean {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_LINES);
  const turns = new Map<string, number>();
  for (const line of lines) {
    const speaker = SPEAKER.exec(line)?.[1]?.trim().toLowerCase();
    if (speaker !== undefined) turns.set(speaker, (turns.get(speaker) ?? 0) + 1);
  }
  const speaking = [...turns.values()].filter((count) => count > 1);
  const spoken = speaking.reduce((sum, count) => sum + count, 0);
  return (
    speaking.length >= 2 &&
    speaking.length <= MAX_SPEAKERS &&
    spoken >= MIN_SPOKEN &&
    spoken * 3 >= lines.length
  );
}
