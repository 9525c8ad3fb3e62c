// The agreement of coders as a table of a report, with the coefficients that fit on a page: the kept table has all.
import { withTexts } from '#core/annex/with-texts.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { ReportTable } from '#core/report/report.ts';
import { laidAgreement } from '../kept-tables/laid-agreement.ts';
import type { Pen } from './telling.ts';

/** The columns that a report leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'neither',
  'jaccard',
  'dice',
  'scott',
  'brennan_prediger',
  'ac1',
]);

/** The table; null where nothing was compared. */
export function agreementTable(pen: Pen): ReportTable | null {
  const { agreement } = pen.telling.counts;
  const made = pen.telling.numbers.get('agreement.n');
  if (!agreement || !made) return null;
  const written = (text: string): string => pen.written(text);
  const laid = laidAgreement(pen.words, agreement.found, (id) => pen.codeName(id));
  const other = agreement.found.coderIds.length > 2 ? 'cohen' : 'fleiss';
  const table = withTexts(withoutColumns(laid, new Set([...LEFT_OUT, other])), { written, called: written });
  return {
    kind: 'table',
    id: 'coders.table',
    number: '',
    label: '',
    keptId: null,
    command: made.command,
    table,
  };
}

function withoutColumns(table: LaidTable, keys: ReadonlySet<string>): LaidTable {
  const isKept = table.columns.map(({ key }) => !keys.has(key));
  return {
    ...table,
    columns: table.columns.filter((_, place) => isKept[place]),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, place) => isKept[place]) })),
  };
}
