// The single text in which Taguette and MAXQDA store the meaning of a code.
import type { CodebookEntry } from '#core/exports/codebook-document.ts';
import type { Words } from '#words/words.ts';
import { looksComposed } from '../reading/codebook-description.ts';
import { markedHeadings } from '../reading/heading-lines.ts';
import { definitionsOf } from '#words/exports/codebook.ts';

/**
 * The full definition unchanged if it is the only field; otherwise each field under its heading, memos last, so that an
 * import can split them again.
 */
export function memoInWords(entry: CodebookEntry, words: Words): string {
  const memos = entry.memos.map(({ title, body }) => [title, body].filter((text) => text !== '').join('\n'));
  const fields = [
    ...definitionsOf(entry, words),
    ...(memos.length === 0 ? [] : [{ label: words.t('exports:field.memos'), text: memos.join('\n\n') }]),
  ];
  const { fullDefinition } = entry;
  if (fields.length === 1 && fullDefinition.trim() !== '' && !looksComposed(fullDefinition, 'memo'))
    return fullDefinition;
  return fields.map(({ label, text }) => `${label}\n${markedHeadings(text)}`).join('\n\n');
}
