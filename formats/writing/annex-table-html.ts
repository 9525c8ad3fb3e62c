// A table of a paper in an annex: as it is printed, with the numbers marked that the page makes open.
import { spansOf, type LaidColumn, type LaidRow, type LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Words } from '#words/words.ts';
import { annexDifferingHtml, type DifferingPart } from './annex-differing-html.ts';
import { element, text } from './html-page.ts';

/** A number that can be opened. */
export interface AnnexNumber {
  /** The number of the cell in the file. */
  readonly cell: number;
  readonly isPartlyWithheld: boolean;
  /** Of two numbers in one cell what this one is of, and its word in addresses; null where it stands alone. */
  readonly side: { readonly name: string; readonly address: string } | null;
}

export interface AnnexTable {
  /** `table-1`: its name in addresses. */
  readonly key: string;
  /** `Table 1` */
  readonly label: string;
  /** What it counts, and out of how many. */
  readonly base: string;
  readonly table: LaidTable;
  /** The name of each row in addresses. */
  readonly rowAddresses: readonly string[];
  /** The numbers of a cell, by the keys of its row and its column: one, or those of two sides. */
  readonly numbersAt: (row: string, column: string) => readonly AnnexNumber[];
  /** Whether its numbers open passages. */
  readonly opens: boolean;
  /** Where coders differ, under a table of agreement; null under others. */
  readonly differing: DifferingPart | null;
}

/** What separates the numbers of two sides in one cell. */
const BETWEEN = ' · ';

/** The section of a table; `place` is its number among the tables of the file. */
export function annexTableHtml(
  words: Words,
  { key, label, base, table, rowAddresses, numbersAt, opens, differing }: AnnexTable,
  { id, place }: { readonly id: string; readonly place: number },
): string {
  const { t } = words;
  const title = t('kept_tables:titled', { label, title: table.caption });
  const { columns } = table;
  let isMarked = false;
  const numberHtml = (number: AnnexNumber, written: string): string => {
    isMarked ||= number.isPartlyWithheld;
    const { side } = number;
    const values = {
      'data-cell': String(number.cell),
      'data-name': side?.name,
      'data-address': side?.address,
    };
    return element('span', values, text(written)) + (number.isPartlyWithheld ? element('sup', {}, '*') : '');
  };
  const cellHtml = (row: LaidRow, column: number): string => {
    const { key: columnKey = '', align = 'start' } = columns[column] ?? {};
    const written = row.cells[column]?.text ?? '';
    const numbers = numbersAt(row.key, columnKey);
    const values = { class: align === 'end' ? 'number' : 'text' };
    const [alone] = numbers;
    if (!alone) return element('td', values, text(written));
    if (alone.side === null) return element('td', values, numberHtml(alone, written));
    const parts = written.split(BETWEEN).map((part, side) => {
      const own = numbers.find((number) => number.side?.address === SIDES[side]);
      return own ? numberHtml(own, part) : text(part);
    });
    return element('td', values, parts.join(BETWEEN));
  };
  const rows = table.rows.map((row, index) => {
    const values = {
      class: [
        row.look === 'heading' ? 'heading' : row.look === 'quiet' ? 'dim' : '',
        `d${Math.min(row.depth, 3)}`,
      ]
        .filter((each) => each !== '')
        .join(' '),
      'data-row': rowAddresses[index],
    };
    if (row.cells.length === 0)
      return element(
        'tr',
        values,
        element('th', { scope: 'rowgroup', colspan: String(columns.length + 1) }, text(row.name)),
      );
    return element(
      'tr',
      values,
      element('th', { scope: 'row' }, text(row.name)),
      ...columns.map((_, column) => cellHtml(row, column)),
    );
  });
  const notes = [
    ...table.notes,
    ...(isMarked ? [t('annex:withheld_mark')] : []),
    ...(opens ? [] : [t('annex:closed_table')]),
  ];
  return element(
    'section',
    { id, 'data-key': key, 'data-table': String(place) },
    element('h2', {}, text(title)),
    base === '' ? '' : element('p', { class: 'quiet' }, text(base)),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('annex:table_scroll', { title }) },
      element('table', {}, headsHtml(table), element('tbody', {}, ...rows)),
    ),
    ...notes.map((note) => element('p', { class: 'note' }, text(note))),
    differing === null ? '' : annexDifferingHtml(words, differing),
  );
}

/** The words of the two sides of a comparison in addresses. */
const SIDES = ['a', 'b'] as const;

function headsHtml({ columns, rowHead }: LaidTable): string {
  const isHeaded = columns.some(({ under }) => under !== null);
  const head = (
    { name, note, align }: Pick<LaidColumn, 'name' | 'note' | 'align'>,
    more: Readonly<Record<string, string | undefined>>,
  ): string =>
    element(
      'th',
      { class: align === 'end' ? 'number' : undefined, ...more },
      text(name),
      note === '' ? '' : element('small', {}, text(note)),
    );
  const corner = element('th', { scope: 'col', rowspan: isHeaded ? '2' : undefined }, text(rowHead));
  const columnHead = (column: LaidColumn, rowspan?: string): string =>
    head(column, { scope: 'col', rowspan });
  if (!isHeaded)
    return element('thead', {}, element('tr', {}, corner, ...columns.map((column) => columnHead(column))));
  const above = spansOf(columns).map(({ head: over, from, count }) =>
    over
      ? head({ ...over, align: 'end' }, { scope: 'colgroup', colspan: String(count) })
      : columnHead(columns[from]!, '2'),
  );
  const below = columns.filter(({ under }) => under !== null).map((column) => columnHead(column));
  return element('thead', {}, element('tr', {}, corner, ...above), element('tr', {}, ...below));
}
