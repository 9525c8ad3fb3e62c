// The terminal, as the verbs of the command line use it.
import type { ErrorValue } from '#core/errors.ts';
import { errorSentence } from '#words/error-sentence.ts';
import type { Language, Words } from '#words/words.ts';

/** What a verb needs of the command line program. */
export interface Terminal {
  readonly words: Words;
  readonly language: Language;
  /** Who asks, by name or id, as the person said with `--as`; undefined where they did not. */
  as?: string | undefined;
  print(text: string): void;
  /** Shows a line that the next report replaces, where the terminal can. */
  report(text: string): void;
}

/** Prints a line on standard error, which scripts do not read. */
export function tell(text: string): void {
  process.stderr.write(`${harmless(text)}\n`);
}

/**
 * Shows a line on standard error that the next one replaces; only in a terminal, since a file would keep every line.
 */
export function report(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${harmless(text)}`);
}

/** How many bytes are done, out of how many, in whole megabytes. */
export function megabytesOf(done: number, total: number): string {
  return `${Math.ceil(done / MEGABYTE)} / ${Math.ceil(total / MEGABYTE)} MB`;
}

const MEGABYTE = 1_000_000;

/**
 * Replaces control characters other than line ends with visible signs: texts and names may hold anything, and a
 * terminal would obey them.
 */
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

/** Errors whose remedy is a button on a screen, but a command here. */
const spokenHere: Readonly<Record<string, string>> = { 'reading:database': 'command_line:database' };

/** An error as one sentence in the person's language. */
export function sentence(words: Words, error: ErrorValue): string {
  return errorSentence(words, { ...error, key: spokenHere[error.key] ?? error.key });
}
