// A table of a screen as an HTML page for printing: the headings on every sheet, no row split.
import type { PrintedColumn, PrintedGroup, PrintedTable } from '#core/exports/printed-table.ts';
import type { Words } from '#words/words.ts';
import { element, htmlPage, paragraphs, text } from './html-page.ts';

/** A table with more columns than these is printed in landscape. */
const MAX_PORTRAIT_COLUMNS = 6;
/**
 * A table with more columns than these is split into several below each other, each with the first column, so that it
 * fits the sheet.
 */
const MAX_LANDSCAPE_COLUMNS = 13;

/** The file as bytes; `notice` is the notice of every file of the project. */
export function writeTableHtml(table: PrintedTable, notice: string | null, words: Words): Uint8Array {
  const { title, about, columns, groups, notes } = table;
  return htmlPage(
    {
      title,
      notice,
      style: columns.length > MAX_PORTRAIT_COLUMNS ? `${style}${across}` : style,
      body: [
        element(
          'header',
          {},
          element('h1', {}, text(title)),
          ...about.map((line) => element('p', { class: 'quiet' }, text(line))),
        ),
        ...partsOf(columns).map((places) => {
          const shown = places.flatMap((place) => columns[place] ?? []);
          return element(
            'table',
            {},
            element('thead', {}, element('tr', {}, ...shown.map(headOf))),
            ...groups.map((group) => bodyOf(group, shown, places)),
          );
        }),
        element('footer', { class: 'quiet' }, ...notes.map((note) => paragraphs(note))),
      ],
    },
    words,
  );
}

/** Which columns make one table: all of them, or the first and as many others as fit. */
function partsOf(columns: readonly PrintedColumn[]): number[][] {
  const [first = 0, ...others] = columns.keys();
  if (columns.length <= MAX_LANDSCAPE_COLUMNS) return [[first, ...others]];
  const parts: number[][] = [];
  for (let from = 0; from < others.length; from += MAX_LANDSCAPE_COLUMNS - 1)
    parts.push([first, ...others.slice(from, from + MAX_LANDSCAPE_COLUMNS - 1)]);
  return parts;
}

function headOf({ name, note = '', align }: PrintedColumn): string {
  return element(
    'th',
    { scope: 'col', class: classOf(align) },
    text(name),
    note === '' ? '' : element('span', { class: 'note' }, text(note)),
  );
}

function bodyOf(
  { heading, rows }: PrintedGroup,
  columns: readonly PrintedColumn[],
  places: readonly number[],
): string {
  const group =
    heading === null
      ? ''
      : element(
          'tr',
          { class: 'group' },
          element('th', { scope: 'rowgroup', colspan: String(columns.length) }, text(heading)),
        );
  const cells = rows.map((row) =>
    element(
      'tr',
      {},
      ...columns.map(({ align }, place) =>
        element('td', { class: classOf(align) }, text(row[places[place] ?? -1] ?? '')),
      ),
    ),
  );
  return element('tbody', {}, group, ...cells);
}

function classOf(align: PrintedColumn['align']): string | undefined {
  return align === 'end' ? 'number' : undefined;
}

const style = `
table { margin-top: 1.2rem; }
th, td { overflow-wrap: break-word; }
td { white-space: pre-line; }
.note { display: block; font-weight: 400; }
.group th { color: var(--ink); background: none; padding-top: 1rem; }
footer { margin-top: 1.2rem; }
@media print { table { font-size: 9pt; } th, td { padding: 2pt 4pt; } .group { break-after: avoid; } }
`;
const across = `
@media print { @page { size: landscape; } }
`;
