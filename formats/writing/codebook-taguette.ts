// The codebook as the csv that Taguette imports: for each code a tag with its description. Taguette refuses a file with
// more than one of the columns `tag`, `name` and `path` (`import_codebook.list_tags_csv`).
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import type { Words } from '#words/words.ts';
import { memoInWords } from './codebook-memo.ts';
import { writeCsv } from './csv.ts';

/** The file as bytes, without a byte-order mark. Its headings are Taguette's, in every language. */
export function writeCodebookTaguette({ codes }: CodebookDocument, words: Words): Uint8Array {
  const columns = [
    { key: 'tag', kind: 'text' as const },
    { key: 'description', kind: 'long' as const },
  ];
  const rows = codes.map((entry) => [entry.path, memoInWords(entry, words)]);
  return writeCsv({ columns, rows }, { byteOrderMark: false });
}
