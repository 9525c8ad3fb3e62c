// What the code palette finds, from one character on: in names in either language, aliases, pinyin and the
// path above the code. Pinyin is passed in as a function, since its table is too large for `core/`.
import type { Span } from '../span.ts';

/** A code as the palette offers it. */
export interface CodeEntry {
  readonly id: string;
  readonly name: string;
  readonly name2: string | null;
  readonly aliases: readonly string[];
  /** Names of the codes above it, the root first. */
  readonly above: readonly string[];
}

export type CodeField = 'name' | 'name2' | 'alias' | 'above';

/** The found part of one field; `index` counts aliases and the codes above. */
export interface CodeHighlight extends Span {
  readonly field: CodeField;
  readonly index: number;
}

/** A code that matches, and what to print in bold. A lower `rank` is a better match. */
export interface CodeMatch {
  readonly id: string;
  readonly rank: number;
  readonly highlights: readonly CodeHighlight[];
}

/** The syllables of a Chinese text without tones, one for each UTF-16 unit; null where it has none. */
export type Syllables = (text: string) => readonly (string | null)[];

interface Hit {
  readonly quality: number;
  readonly span: Span;
}

/** How much worse a match in each field ranks than one in the name. */
const FIELD_COST: Readonly<Record<CodeField, number>> = { name: 0, name2: 1, alias: 2, above: 10 };
const WHOLE = 0;
const BEGINNING = 1;
const WORD = 3;
const INSIDE = 5;
/** Pinyin guesses what is meant, so it ranks behind matches of what was typed. */
const PINYIN = 2;

/**
 * The codes in which every word of `query` is found, best first; equal matches keep their order. An empty
 * query finds all. `>`, `›` and `/` separate words like a space, so that a path may be typed.
 */
export function filterCodes(
  query: string,
  entries: readonly CodeEntry[],
  syllablesOf: Syllables = () => [],
): CodeMatch[] {
  const words = query
    .split(/[\s>›/]+/)
    .map(folded)
    .filter((word) => word !== '');
  const found: CodeMatch[] = [];
  for (const entry of entries) {
    const match = matchOf(entry, words, syllablesOf);
    if (match) found.push(match);
  }
  return found.sort((a, b) => a.rank - b.rank);
}

function matchOf(entry: CodeEntry, words: readonly string[], syllablesOf: Syllables): CodeMatch | null {
  const fields: (readonly [CodeField, number, string])[] = [
    ['name', 0, entry.name],
    ...(entry.name2 ? [['name2', 0, entry.name2] as const] : []),
    ...entry.aliases.map((alias, index) => ['alias', index, alias] as const),
    ...entry.above.map((name, index) => ['above', index, name] as const),
  ];
  let rank = 0;
  let ownWord = words.length === 0;
  const highlights: CodeHighlight[] = [];
  for (const word of words) {
    let best: { rank: number; highlight: CodeHighlight } | null = null;
    for (const [field, index, text] of fields) {
      const hit = find(word, text, syllablesOf);
      if (!hit) continue;
      const cost = FIELD_COST[field] + hit.quality;
      if (!best || cost < best.rank) best = { rank: cost, highlight: { field, index, ...hit.span } };
    }
    if (!best) return null;
    if (best.highlight.field !== 'above') ownWord = true;
    rank += best.rank;
    highlights.push(best.highlight);
  }
  // A code found only through the codes above it comes after all those found by their own fields.
  return { id: entry.id, rank: ownWord ? rank : rank + 100, highlights };
}

function find(word: string, text: string, syllablesOf: Syllables): Hit | null {
  const written = findWritten(word, folded(text));
  if (written) return written;
  return /^[a-z]+$/.test(word) ? findPinyin(word, syllablesOf(text)) : null;
}

function findWritten(word: string, text: string): Hit | null {
  let first = -1;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const span = { start: at, end: at + word.length };
    if (at === 0) return { quality: word.length === text.length ? WHOLE : BEGINNING, span };
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return { quality: WORD, span };
    if (first === -1) first = at;
  }
  return first === -1 ? null : { quality: INSIDE, span: { start: first, end: first + word.length } };
}

/** Finds `px`, `peixun`, `peix` or `pxun` in 培训: each syllable matches by its first letters or all of them. */
function findPinyin(word: string, syllables: readonly (string | null)[]): Hit | null {
  for (let start = 0; start < syllables.length; start += 1) {
    const end = spelt(word, syllables, start);
    if (end === null) continue;
    const whole = start === 0 && end === syllables.length;
    const quality = PINYIN + (whole ? WHOLE : start === 0 ? BEGINNING : WORD);
    return { quality, span: { start, end } };
  }
  return null;
}

/** The position after the last syllable that `word` spells from `at` on; null when it does not. */
function spelt(word: string, syllables: readonly (string | null)[], at: number): number | null {
  if (word === '') return at;
  const syllable = syllables[at];
  if (!syllable) return null;
  for (let letters = Math.min(syllable.length, word.length); letters > 0; letters -= 1) {
    if (!syllable.startsWith(word.slice(0, letters))) continue;
    const end = spelt(word.slice(letters), syllables, at + 1);
    if (end !== null) return end;
  }
  return null;
}

/** The text in lower case and without accents, with the same length: positions in it are positions in the text. */
function folded(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const plain = unit.normalize('NFD').charAt(0).toLowerCase();
    result += plain.length === 1 ? plain : unit;
  }
  return result;
}
