// Reads subtitles (srt, WebVTT) as speech: without numbers, times, positions and styles. Cues are short for the
// screen's sake; the turns of a speaker and running sentences are put together again.
import { AppError } from '#core/errors.ts';
import { blocksOfHtml, type HtmlBlocks } from './html.ts';
import type { ReadNote } from './result.ts';

const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s.*)?$`);

/** After how many characters a turn continues in a new paragraph: long speech of one voice needs paragraphs, too. */
const PARAGRAPH_CHARACTERS = 1000;

/** What one voice says within one cue, as HTML, since the tags of WebVTT and srt are those of HTML. */
interface Utterance {
  readonly speaker: string | null;
  readonly words: string;
}

/** Reads subtitles. Throws `invalid` if they have no cue. */
export function blocksOfSubtitles(text: string, name: string, format: 'srt' | 'vtt'): HtmlBlocks {
  const lines = text.split('\n');
  const starts = [...lines.keys()].filter((index) => timing.test(lines[index] ?? ''));
  const isSigned = format === 'srt' || /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '');
  if (starts.length === 0 || !isSigned)
    throw new AppError('invalid', 'reading:broken', { name, ending: format });

  const paragraphs: Utterance[] = [];
  let joined = 0;
  const payloads = starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length + 1;
    return payloadOf(lines.slice(start + 1, end), format, end > lines.length);
  });
  for (const payload of withoutRolling(payloads)) {
    for (const [number, utterance] of voicesOf(payload).entries()) {
      const last = paragraphs.at(-1);
      if (number === 0 && last && continues(last, utterance)) {
        paragraphs[paragraphs.length - 1] = { ...last, words: `${last.words}\n${utterance.words}` };
        joined += 1;
      } else paragraphs.push(utterance);
    }
  }
  const html = paragraphs.map(
    ({ speaker, words }) => `<p>${speaker === null ? '' : `${speaker}: `}${words}</p>`,
  );
  const { blocks, notes } = blocksOfHtml(html.join('\n'), name);
  const left: ReadNote[] = [{ key: 'reading:times_left_out', parameters: { count: starts.length } }];
  if (joined > 0) left.push({ key: 'reading:cues_joined', parameters: { count: joined } });
  return { blocks, notes: [...left, ...notes] };
}

/**
 * Captions made by machines roll: each cue repeats the previous line above its own. If most cues do so, repetitions are
 * removed.
 */
function withoutRolling(payloads: readonly (readonly string[])[]): string[][] {
  const bare = (line: string | undefined): string => (line ?? '').replaceAll(/<[^<>]*>/g, '').trim();
  const shown = payloads.map((lines) => lines.filter((line) => bare(line) !== ''));
  let before: readonly string[] | undefined;
  const repeats = shown.map((lines) => {
    if (lines.length === 0) return false;
    const isAgain = before !== undefined && bare(lines[0]) === bare(before.at(-1));
    before = lines;
    return isAgain;
  });
  const cues = shown.filter((lines) => lines.length > 0).length;
  const again = repeats.filter(Boolean).length;
  // Someone may say the same repeatedly; only rolling captions repeat it above something new.
  const above = shown.filter((lines, index) => repeats[index] && lines.length > 1).length;
  const rolls = cues > 2 && again * 2 >= cues && above * 3 >= again;
  return shown.map((lines, index) => (rolls && repeats[index] ? lines.slice(1) : lines));
}

/** The lines of a cue, between its times and the next cue's number or name. */
function payloadOf(lines: readonly string[], format: 'srt' | 'vtt', isLast: boolean): string[] {
  if (format === 'vtt') {
    // A cue ends at its first empty line; a comment, a style or the next cue's name follows.
    const end = lines.indexOf('');
    return lines.slice(0, end < 0 ? lines.length : end);
  }
  const written = lines.filter((line) => line.trim() !== '');
  return isLast || !/^\s*\d+\s*$/.test(written.at(-1) ?? '') ? written : written.slice(0, -1);
}

/** Who says what in a cue: by WebVTT's voices, or by dashes at the beginning of each line of a dialogue. */
function voicesOf(lines: readonly string[]): Utterance[] {
  const words = lines
    .join('\n')
    .replaceAll(/\{\\[^{}]*\}/g, '')
    .replaceAll(/<\/?(?:c|lang|\d)(?:[\s.:\d][^<>]*)?>|<\/v>/g, '');
  const [before = '', ...voices] = words.split(/<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]*)>/);
  const utterances: Utterance[] = dialogue(before).map((line) => ({ speaker: null, words: line }));
  for (let index = 0; index < voices.length; index += 2) {
    utterances.push({ speaker: (voices[index] ?? '').trim() || null, words: voices[index + 1] ?? '' });
  }
  return utterances.filter((part) => part.words.trim() !== '');
}

function dialogue(words: string): string[] {
  return words.split(/\n(?=\s*[-–—]\s*\S)/);
}

/** Whether speech continues the paragraph before: the same voice, or an unfinished sentence. */
function continues(last: Utterance, next: Utterance): boolean {
  if (last.speaker !== next.speaker || last.words.length >= PARAGRAPH_CHARACTERS) return false;
  if (next.speaker !== null) return true;
  const before = last.words.replaceAll(/<[^<>]*>/g, '').trimEnd();
  const after = next.words.replaceAll(/<[^<>]*>/g, '').trimStart();
  return /[^.!?…。！？:：]["'”’)\]]*$/u.test(before) && /^\p{Ll}/u.test(after);
}
