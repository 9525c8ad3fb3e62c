// Subtitles (srt, WebVTT) as what was said: no numbers, times, positions or styles. A cue is as long as it is
// for the screen's sake; a speaker's turn is put together again, and so is a sentence that runs on.
import { AppError } from '#core/errors.ts';
import { blocksOfHtml, type HtmlBlocks } from './html.ts';
import type { ReadNote } from './result.ts';

const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s.*)?$`);

/** Characters after which a turn goes on in a new paragraph: a page of one voice wants paragraphs, too. */
const paragraphLength = 1000;

/** What one voice says within one cue: HTML, since WebVTT's and srt's tags are HTML's. */
interface Said {
  readonly speaker: string | null;
  readonly words: string;
}

/** Reads subtitles. Throws `invalid` where there is no cue in them. */
export function blocksOfSubtitles(text: string, name: string, format: 'srt' | 'vtt'): HtmlBlocks {
  const lines = text.split('\n');
  const starts = [...lines.keys()].filter((index) => timing.test(lines[index] ?? ''));
  const isSigned = format === 'srt' || /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '');
  if (starts.length === 0 || !isSigned)
    throw new AppError('invalid', 'reading:broken', { name, ending: format });

  const paragraphs: Said[] = [];
  let joined = 0;
  const payloads = starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length + 1;
    return payloadOf(lines.slice(start + 1, end), format, end > lines.length);
  });
  for (const payload of withoutRolling(payloads)) {
    for (const [number, said] of voicesOf(payload).entries()) {
      const last = paragraphs.at(-1);
      if (number === 0 && last && goesOn(last, said)) {
        paragraphs[paragraphs.length - 1] = { ...last, words: `${last.words}\n${said.words}` };
        joined += 1;
      } else paragraphs.push(said);
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
 * Captions made by machines roll: each cue shows the line before once more above its own. Where most cues do so, what
 * is repeated is left out.
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
  // Someone may say the same again and again; only what rolls says it above something new.
  const above = shown.filter((lines, index) => repeats[index] && lines.length > 1).length;
  const rolls = cues > 2 && again * 2 >= cues && above * 3 >= again;
  return shown.map((lines, index) => (rolls && repeats[index] ? lines.slice(1) : lines));
}

/** The lines of a cue, from below its times to above the next cue's number or name. */
function payloadOf(lines: readonly string[], format: 'srt' | 'vtt', isLast: boolean): string[] {
  if (format === 'vtt') {
    // A cue ends at its first empty line; what follows is a comment, a style or the next cue's name.
    const end = lines.indexOf('');
    return lines.slice(0, end < 0 ? lines.length : end);
  }
  const written = lines.filter((line) => line.trim() !== '');
  return isLast || !/^\s*\d+\s*$/.test(written.at(-1) ?? '') ? written : written.slice(0, -1);
}

/** Who says what in a cue: by WebVTT's voices, or by the dashes that begin each line of a dialogue. */
function voicesOf(lines: readonly string[]): Said[] {
  const words = lines
    .join('\n')
    .replaceAll(/\{\\[^{}]*\}/g, '')
    .replaceAll(/<\/?(?:c|lang|\d)(?:[\s.:\d][^<>]*)?>|<\/v>/g, '');
  const [before = '', ...voices] = words.split(/<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]*)>/);
  const said: Said[] = dialogue(before).map((line) => ({ speaker: null, words: line }));
  for (let index = 0; index < voices.length; index += 2) {
    said.push({ speaker: (voices[index] ?? '').trim() || null, words: voices[index + 1] ?? '' });
  }
  return said.filter((part) => part.words.trim() !== '');
}

function dialogue(words: string): string[] {
  return words.split(/\n(?=\s*[-–—]\s*\S)/);
}

/** Whether what is said belongs to the paragraph before: the same voice, or a sentence that has not ended. */
function goesOn(last: Said, next: Said): boolean {
  if (last.speaker !== next.speaker || last.words.length >= paragraphLength) return false;
  if (next.speaker !== null) return true;
  const before = last.words.replaceAll(/<[^<>]*>/g, '').trimEnd();
  const after = next.words.replaceAll(/<[^<>]*>/g, '').trimStart();
  return /[^.!?…。！？:：]["'”’)\]]*$/u.test(before) && /^\p{Ll}/u.test(after);
}
