// What two texts have in common and what only one of them has, to be read side by side.
import { diffArrays } from 'diff';

/** A stretch of text in both texts, or only in the first or the second. */
export interface TextPart {
  readonly in: 'both' | 'first' | 'second';
  readonly text: string;
}

/** Differences looked for within changed paragraphs; beyond that the paragraphs stand against each other whole. */
const MOST_EDITS = 2_000;
/** Paragraphs are few: this is reached by texts that have nothing in common. */
const MOST_PARAGRAPH_EDITS = 20_000;

/**
 * Cuts two texts into stretches, in reading order. Those in both are written as the first has them. All parts but
 * those of the second make up the first text, and all but those of the first make up the second, but for case, width
 * and spaces within what both have.
 */
export function textParts(first: string, second: string): TextPart[] {
  const parts: TextPart[] = [];
  const add = (where: TextPart['in'], text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.in === where) parts[parts.length - 1] = { in: where, text: last.text + text };
    else parts.push({ in: where, text });
  };
  let only = { first: '', second: '' };
  const settle = (): void => {
    for (const { in: where, text } of wordParts(only.first, only.second)) add(where, text);
    only = { first: '', second: '' };
  };
  for (const { in: where, text } of partsOf(paragraphs(first), paragraphs(second), MOST_PARAGRAPH_EDITS)) {
    if (where === 'both') {
      settle();
      add(where, text);
    } else only[where] += text;
  }
  settle();
  return parts;
}

function wordParts(first: string, second: string): TextPart[] {
  return first === '' || second === ''
    ? apart(first, second)
    : partsOf(words(first), words(second), MOST_EDITS);
}

/** An O(ND) difference (E. Myers 1986). */
function partsOf(first: string[], second: string[], mostEdits: number): TextPart[] {
  const changes = diffArrays(first, second, {
    comparator: (a, b) => a === b || plain(a) === plain(b),
    maxEditLength: mostEdits,
  });
  if (!changes) return apart(first.join(''), second.join(''));
  let at = 0;
  return changes.map(({ added, removed, value, count }): TextPart => {
    if (added) return { in: 'second', text: value.join('') };
    const own = first.slice(at, at + count).join('');
    at += count;
    return { in: removed ? 'first' : 'both', text: own };
  });
}

function apart(first: string, second: string): TextPart[] {
  return [
    { in: 'first', text: first },
    { in: 'second', text: second },
  ];
}

function plain(piece: string): string {
  return piece.normalize('NFKC').trim().toLowerCase();
}

/** Paragraphs with their line ends. */
function paragraphs(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words, ideographs, numbers, signs and spaces, one by one. */
function words(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu,
    ) ?? []
  );
}
