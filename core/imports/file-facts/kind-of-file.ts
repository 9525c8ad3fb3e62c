// Whether a file is likely an interview: from its name, and from how its text begins.
import type { SourceKind } from '../../records.ts';
import { baseName } from './date-in-name.ts';

/** Words that name an interview, and a label such as `N9.2`. */
const NAMED = /(?<!\p{L})(?:interview(?:s|ee)?|transcripts?)(?!\p{L})|访谈|受访|口述/iu;
/** What asks or prepares interviews is none. */
const ABOUT =
  /(?<!\p{L})(?:guide|outline|protocol|questions|schedule|consent)(?!\p{L})|提纲|大纲|问卷|同意书/iu;
const LABEL = /^\p{Lu}{1,2}\d{1,3}(?:[. -]\d{1,2})?$/u;

/** A line that begins with who speaks: `Interviewer:`, `N9：`, `问：`. */
const SPEAKER = /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?([\p{L}][\p{L}\d .]{0,19})\s?[:：]/u;

/** So many lines tell enough; so many of them must be spoken, by two to so many people, each more than once. */
const LINES = 60;
const SPOKEN = 4;
const SPEAKERS = 6;

/**
 * The kind that a file has most likely, from its name with its folders, and the beginning of its text where that is known.
 * A guess, to be shown to whoever imports it.
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
    .slice(0, LINES);
  const turns = new Map<string, number>();
  for (const line of lines) {
    const speaker = SPEAKER.exec(line)?.[1]?.trim().toLowerCase();
    if (speaker !== undefined) turns.set(speaker, (turns.get(speaker) ?? 0) + 1);
  }
  const speaking = [...turns.values()].filter((count) => count > 1);
  const spoken = speaking.reduce((sum, count) => sum + count, 0);
  return (
    speaking.length >= 2 && speaking.length <= SPEAKERS && spoken >= SPOKEN && spoken * 3 >= lines.length
  );
}
