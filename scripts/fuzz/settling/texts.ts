// Texts of the histories, which are their own hashes, and what their paragraphs go through.
import { carriedWords, codingOnWords } from '#core/text/coded-words.ts';
import { textChange } from '#core/text/text-change.ts';
import { removeCoding } from '#core/settling/twin-codings.ts';
import type { Draft } from '#core/settling/draft.ts';
import type { LooseRows, NewId } from '#core/settling/rows.ts';
import type { Texts } from '#core/settling/texts.ts';
import type { Chance } from '../../chance.ts';

/** The digest of a quote: the quote itself. */
export function digest(quote: string): string {
  return quote;
}

/** The fields by which a source describes its text. */
export function textFields(text: string) {
  const { length } = text;
  return { textHash: text, docHash: null, length, codePoints: length, astral: '[]' };
}

/** What settling knows of texts; `hashes`: those that the change refers to. */
export function textsOf(hashes: Texts['hashes']): Texts {
  return { hashes, of: (hash) => hash, digest, keep: textFields };
}

/** The text of every source, by its id. */
export function presentTexts(rows: LooseRows): Record<string, string> {
  return Object.fromEntries((rows.get('source') ?? []).map((row) => [row.id, String(row['textHash'])]));
}

/** Adds a paragraph, rewrites one or removes one. Codings go with their words, or with the paragraph. */
export function rewriteText(draft: Draft, by: Chance, newId: NewId): void {
  const source = by.of(draft.all('source'));
  const was = source.textHash;
  const paragraphs = was.split('\n');
  const fresh = [`${newId()}a ${newId()}b`];
  const at = by.below(paragraphs.length + 1);
  paragraphs.splice(at, by.below(3) === 0 ? 1 : 0, ...(by.below(3) === 0 ? [] : fresh));
  const is = paragraphs.join('\n');
  if (is === was || is.trim() === '') return;
  const change = textChange(was, is);
  for (const coding of draft.all('coding', { sourceId: source.id })) {
    const { start, end } = coding;
    if (start === null || end === null) continue;
    const words = carriedWords(change, was, is, { start, end });
    const moved = codingOnWords(coding, words, { was, is }, digest);
    if (moved) draft.update('coding', coding.id, moved);
    else removeCoding(draft, coding.id);
  }
  draft.update('source', source.id, textFields(is));
}

/** L3: a coding that is not on words of its text, or is not on its own words although they are there. */
export function slippedWrongly(rows: LooseRows): string | null {
  const texts = presentTexts(rows);
  const wrong = (rows.get('coding') ?? []).find(({ sourceId, start, end, quoteDigest }) => {
    if (typeof start !== 'number' || typeof end !== 'number') return false;
    const text = texts[String(sourceId)] ?? '';
    if (start >= end || end > text.length) return true;
    const words = text.slice(start, end);
    return words !== quoteDigest && isWhole(text, String(quoteDigest));
  });
  return wrong ? `L3 ${wrong.id}` : null;
}

/** Whether the words are in the text, and not only as part of a longer word. */
function isWhole(text: string, words: string): boolean {
  return text.split(/\s/).includes(words);
}
