// A table of a paper as HTML: caption above, heads in one row or two, notes below.
import { spansOf, type LaidColumn, type LaidRow, type LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Words } from '#words/words.ts';
import { element, paragraphs, text } from './html-page.ts';

/** The table under a caption that begins with its label; with `href` the caption leads there. */
export function laidTableHtml(
  label: string,
  table: LaidTable,
  words: Words,
  { href, ...attributes }: Readonly<Record<string, string | undefined>> = {},
): string {
  const { t } = words;
  const caption = t('kept_tables:titled', { label, title: table.caption });
  const [first = '', ...others] = table.notes;
  return element(
    'figure',
    { class: 'table', ...attributes },
    element(
      'table',
      {},
      element('caption', {}, linkedHtml(text([caption, table.secondCaption ?? []].flat().join('\n')), href)),
      headOf(table),
      element('tbody', {}, ...table.rows.map((row) => rowOf(row, table.columns))),
    ),
    first === ''
      ? ''
      : element(
          'figcaption',
          {},
          paragraphs(`${t('kept_tables:note')} ${first}`),
          ...others.map((note) => paragraphs(note)),
        ),
  );
}

/** A caption of a report, which leads to how what it names was made. */
export function linkedHtml(html: string, href: string | undefined): string {
  return href === undefined ? html : element('a', { class: 'n', href }, html);
}

function headOf({ columns, rowHead }: LaidTable): string {
  const isTwofold = columns.some(({ under }) => under !== null);
  const corner = element('th', { scope: 'col', rowspan: isTwofold ? '2' : undefined }, text(rowHead));
  const head = ({ name, note }: Pick<LaidColumn, 'name' | 'note'>): string =>
    text(name) + (note === '' ? '' : element('small', {}, text(note)));
  if (!isTwofold)
    return element(
      'thead',
      {},
      element(
        'tr',
        {},
        corner,
        ...columns.map((each) => element('th', { scope: 'col', class: sideOf(each) }, head(each))),
      ),
    );
  const spans = spansOf(columns);
  const above = spans.map((span) =>
    span.head
      ? element('th', { scope: 'colgroup', colspan: String(span.count), class: 'number' }, head(span.head))
      : element(
          'th',
          { scope: 'col', rowspan: '2', class: sideOf(columns[span.from]!) },
          head(columns[span.from]!),
        ),
  );
  const below = columns.flatMap((each) =>
    each.under === null ? [] : [element('th', { scope: 'col', class: sideOf(each) }, head(each))],
  );
  return element('thead', {}, element('tr', {}, corner, ...above), element('tr', {}, ...below));
}

function rowOf({ name, depth, look, cells }: LaidRow, columns: readonly LaidColumn[]): string {
  const indent = depth > 0 ? `padding-left: ${0.6 + depth * 1.1}em` : undefined;
  if (look === 'heading')
    return element(
      'tr',
      { class: 'group' },
      element('th', { scope: 'rowgroup', colspan: String(columns.length + 1) }, text(name)),
    );
  return element(
    'tr',
    { class: look === 'quiet' ? 'quiet' : undefined },
    element('th', { scope: 'row', style: indent }, text(name)),
    ...columns.map((column, place) =>
      element('td', { class: sideOf(column) }, text(cells[place]?.text ?? '')),
    ),
  );
}

function sideOf({ align, format }: Pick<LaidColumn, 'align' | 'format'>): string | undefined {
  return align === 'end' && format !== 'text' ? 'number' : align === 'end' ? 'end' : undefined;
}
