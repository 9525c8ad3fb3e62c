// A passage in an HTML file, with its language marked, so that it is read aloud and set correctly.
import type { Excerpt } from '#core/exports/excerpt.ts';
import type { Words } from '#words/words.ts';
import { excerptInWords } from '#words/exports/codebook.ts';
import { element, paragraphs, text } from './html-page.ts';

/** The quotation with its citation, one paragraph for each line. */
export function quotation(excerpt: Excerpt, words: Words): string {
  const sentence = excerptInWords(excerpt, words);
  const own = excerpt.text ?? '';
  const lines = own.split('\n').filter((line) => line.trim() !== '');
  const at = sentence.indexOf(own);
  // A sentence may drop a space at the edge of the words; then their place in it is unknown.
  if (excerpt.language === null || lines.length === 0 || at < 0)
    return element('blockquote', {}, paragraphs(sentence));
  const [before, after] = [sentence.slice(0, at), sentence.slice(at + own.length)];
  const lang = excerpt.language;
  return element(
    'blockquote',
    {},
    ...lines.map((line, index) =>
      element(
        'p',
        {},
        index === 0 ? text(before) : '',
        element('span', { lang }, text(line)),
        index === lines.length - 1 ? text(after) : '',
      ),
    ),
  );
}
