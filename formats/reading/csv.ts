// Comma-, semicolon- and tab-separated tables.
import Papa from 'papaparse';
import { AppError } from '#core/errors.ts';
import { wholeTable, type TableParts } from './table-parts.ts';

/** Reads a decoded csv or tsv. Throws `invalid` for a quotation mark that is never closed. */
export function tableOfCsv(text: string, name: string, isTally = false): TableParts {
  // A first line such as `sep=;` tells Excel the separator; it is no row.
  const separatorLine = /^\uFEFF?"?sep=([^\r\n])"?\r?\n/i.exec(text);
  const cells = separatorLine ? text.slice(separatorLine[0].length) : text;
  const guessing = { delimitersToGuess: [',', ';', '\t', '|', '，'], skipEmptyLines: 'greedy' as const };
  const parsed = isTally
    ? Papa.parse<string[]>(cells, {
        // Guess on non-empty lines only: an empty line would count as a row with one cell.
        delimiter:
          separatorLine?.[1] ?? Papa.parse<string[]>(cells, { ...guessing, preview: 20 }).meta.delimiter,
      })
    : Papa.parse<string[]>(cells, { ...guessing, delimiter: separatorLine?.[1] ?? '' });
  const open = parsed.errors.find((error) => error.code === 'MissingQuotes');
  if (open) {
    // papaparse counts rows from 0 and skips empty ones; people count lines from 1.
    throw new AppError('invalid', 'reading:quote_not_closed', { name, row: (open.row ?? 0) + 1 });
  }
  return wholeTable(parsed.data, name, isTally);
}
