// Typing in a list goes to the line that begins with what was typed.

/** What has been typed so far, and when the last key came, in milliseconds. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const nothingTyped: Typed = { text: '', at: -Infinity };

/** A pause longer than this begins anew. */
const pause = 700;

/** Alone it finds nothing: it begins the keys that lead to a screen, and a line it chose would open on the way. */
const leader = /^g$/iu;

/** Whether a line is to be found for what has been typed. */
export function isSought(text: string): boolean {
  return !leader.test(text);
}

/** Adds one character typed at time `at`. */
export function typed(before: Typed, character: string, at: number): Typed {
  return { text: at - before.at > pause ? character : before.text + character, at };
}

/**
 * The first line at or after `from`, going round, that begins with `text`, or -1. One letter alone, or
 * repeated, goes to the next line that begins with it.
 */
export function found(texts: readonly string[], text: string, from: number): number {
  const wanted = text.toLocaleLowerCase();
  const repeated = /^(.)\1*$/u.test(wanted);
  const start = repeated ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < texts.length; step += 1) {
    const index = (start + step) % texts.length;
    const candidate = texts[index]?.toLocaleLowerCase() ?? '';
    if (candidate.startsWith(repeated ? (wanted[0] ?? '') : wanted)) return index;
  }
  return -1;
}

/** Whether a key writes a letter or a digit and nothing else; other characters are left to shortcuts. */
export function isCharacter(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}
