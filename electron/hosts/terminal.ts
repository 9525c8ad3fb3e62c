// The terminal as the verbs of the command line know it.
import type { ErrorValue } from '#core/errors.ts';
import type { Language, Words } from '#words/words.ts';

/** What a verb needs of the program around it. */
export interface Terminal {
  readonly words: Words;
  readonly language: Language;
  print(text: string): void;
  /** A line that is replaced by the next, where the terminal can. */
  report(text: string): void;
}

/** Says a line on standard error, which no script reads. */
export function tell(text: string): void {
  process.stderr.write(`${harmless(text)}\n`);
}

/** Shows on standard error a line that the next one replaces; in a terminal alone, since a file would keep them all. */
export function report(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${harmless(text)}`);
}

/** How many bytes of how many are done, in whole megabytes. */
export function megabytesOf(done: number, total: number): string {
  return `${Math.ceil(done / MEGABYTE)} / ${Math.ceil(total / MEGABYTE)} MB`;
}

const MEGABYTE = 1_000_000;

/** What a terminal would obey is shown as a sign for it, line ends apart: texts and names may hold anything. */
export function harmless(text: string): string {
  // Control characters are what this is about.
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/\r(?!\n)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(PICTURES + code);
    return code === 0x7f ? '\u2421' : '\uFFFD';
  });
}

/** ␀, the first of the signs that Unicode has for control characters. */
const PICTURES = 0x2400;

/** Errors whose remedy is a button elsewhere, and a command here. */
const spokenHere: Readonly<Record<string, string>> = { 'reading:database': 'command_line:database' };

/** One sentence for an error, in the person's language. */
export function sentence(words: Words, error: ErrorValue): string {
  return words.t(spokenHere[error.key] ?? error.key, { ...error.parameters });
}
