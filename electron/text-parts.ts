// Cuts two texts into common and differing parts, to be read side by side.
import { diffArrays } from 'diff';

/** A part of both texts, or of only the first or the second. */
export interface TextPart {
  readonly in: 'both' | 'first' | 'second';
  readonly text: string;
}

/** How many differences between paragraphs are looked for; beyond that the whole texts are one difference. */
const MAX_PARAGRAPH_EDITS = 2_000;
/** How many differences are looked for within one run of changed paragraphs, and within all of them together. */
const MAX_WORD_EDITS = 3_000;
const MAX_TOTAL_WORD_EDITS = 6_000;

/**
 * Cuts two texts into parts, in reading order. All parts except those of the second make up the first text, and all
 * except those of the first make up the second. The work is bounded: texts with little in common yield large parts.
 */
export function textParts(first: string, second: string): TextPart[] {
  const parts: TextPart[] = [];
  const add = (where: TextPart['in'], text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.in === where) parts[parts.length - 1] = { in: where, text: last.text + text };
    else parts.push({ in: where, text });
  };
  let edits = MAX_TOTAL_WORD_EDITS;
  let only = { first: '', second: '' };
  const settle = (): void => {
    const most = Math.min(MAX_WORD_EDITS, edits);
    const isBothSided = only.first !== '' && only.second !== '';
    const found = isBothSided ? difference(words(only.first), words(only.second), most) : null;
    if (isBothSided) edits -= found ? found.filter(({ in: where }) => where !== 'both').length : most;
    for (const { in: where, text } of found ?? apart(only.first, only.second)) add(where, text);
    only = { first: '', second: '' };
  };
  const found = difference(paragraphs(first), paragraphs(second), MAX_PARAGRAPH_EDITS);
  for (const { in: where, text } of found ?? apart(first, second)) {
    if (where === 'both') {
      settle();
      add(where, text);
    } else only[where] += text;
  }
  settle();
  return parts;
}

/** The shortest difference (E. Myers, An O(ND) difference algorithm, 1986), or null beyond this many edits. */
function difference(first: string[], second: string[], most: number): TextPart[] | null {
  const changes = diffArrays(first, second, { maxEditLength: most });
  return (
    changes?.map(({ added, removed, value }) => ({
      in: added ? 'second' : removed ? 'first' : 'both',
      text: value.join(''),
    })) ?? null
  );
}

function apart(first: string, second: string): TextPart[] {
  return [
    { in: 'first', text: first },
    { in: 'second', text: second },
  ];
}

/** Paragraphs with their line ends. */
function paragraphs(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words, ideographs and kana, numbers, punctuation and spaces, one by one. */
function words(text: string): string[] {
  return (
    text.match(
      /[\p{Ideo}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Ideo}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+|\s+|[^\p{L}\p{M}\p{N}\s]/gu,
    ) ?? []
  );
}
