// The agreement of coders as a table of a report.
import { withTexts } from '#core/annex/with-texts.ts';
import type { ReportTable } from '#core/report/report.ts';
import { laidAgreement } from '../kept-tables/laid-agreement.ts';
import type { Pen } from './telling.ts';

/** The table; null where nothing was compared. */
export function agreementTable(pen: Pen): ReportTable | null {
  const { agreement } = pen.telling.counts;
  const made = pen.telling.numbers.get('agreement.n');
  if (!agreement || !made) return null;
  const written = (text: string): string => pen.written(text);
  const laid = laidAgreement(pen.words, agreement.found, (id) => pen.codeName(id));
  const table = withTexts(laid, { written, called: written });
  return { kind: 'table', id: 'coders.table', label: '', keptId: null, command: made.command, table };
}
