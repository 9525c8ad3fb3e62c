// The agreement of coders as a table of a report: all codes together, then one by one.
import type { AgreementOn } from '#core/agreement/agreement.ts';
import type { MeasureKey } from '#core/agreement/measures.ts';
import type { LaidCell, LaidColumn, LaidRow } from '#core/kept-tables/laid-table.ts';
import type { ReportTable } from '#core/report/report.ts';
import { agreementMethod } from '../agreement-method.ts';
import { coefficientInWords } from '../coefficient.ts';
import { countInWords, percentInWords } from '../numbers.ts';
import { atSentenceStart } from '../sentences.ts';
import type { Pen } from './telling.ts';

/** The table; null where nothing was compared. */
export function agreementTable(pen: Pen): ReportTable | null {
  const { agreement } = pen.telling.counts;
  const made = pen.telling.numbers.get('agreement.n');
  if (!agreement || !made) return null;
  const { words } = pen;
  const { found } = agreement;
  const several: MeasureKey = found.coderIds.length > 2 ? 'fleiss' : 'cohen';
  const measures: readonly MeasureKey[] = ['percent', several, 'alpha'];
  const column = (key: string, name: string, format: LaidColumn['format'] = 'count'): LaidColumn => ({
    key,
    name,
    note: '',
    align: 'end',
    under: null,
    format,
    shareOf: null,
  });
  const cells = (on: AgreementOn): LaidCell[] => [
    count(pen, on.counts.n),
    ...found.coderIds.map((_, coder) => count(pen, on.counts.used[coder] ?? 0)),
    count(pen, on.counts.both),
    ...measures.map((key) => coefficient(pen, key, on.measures[key])),
    { text: ends(pen, on) },
  ];
  const row = (key: string, name: string, on: AgreementOn): LaidRow => ({
    key,
    name,
    depth: 0,
    look: 'plain',
    cells: cells(on),
  });
  return {
    kind: 'table',
    id: 'coders.table',
    label: '',
    keptId: null,
    command: made.command,
    table: {
      caption: words.t('report:agreement.caption'),
      rowHead: atSentenceStart(words, words.t('agreement:column.code')),
      columns: [
        column('n', words.t('agreement:column.n')),
        ...found.coderIds.map((id) =>
          column(id, pen.written(pen.telling.corpus.tables.coder.get(id)?.name ?? id)),
        ),
        column('both', words.t('agreement:column.both')),
        ...measures.map((key) => column(key, words.t(`agreement:column.${key}`), 'decimal')),
        column(
          'interval',
          words.t('agreement:column.interval', { of: words.t('agreement:column.alpha') }),
          'text',
        ),
      ],
      rows: [
        row('pooled', words.t('agreement:pooled'), found.pooled),
        ...found.rows.map((each) => row(each.codeId, pen.codeName(each.codeId), each)),
      ],
      notes: [pen.written(agreementMethod(words, found.facts))],
    },
  };
}

function count(pen: Pen, value: number): LaidCell {
  return { text: countInWords(pen.words, value), value };
}

function coefficient({ words }: Pen, key: MeasureKey, measure: unknown): LaidCell {
  if (typeof measure !== 'number') return { text: '–' };
  const text = key === 'percent' ? percentInWords(words, measure) : coefficientInWords(words, measure);
  return { text, value: measure };
}

function ends(pen: Pen, { intervals }: AgreementOn): string {
  const { alpha } = intervals;
  if (!Array.isArray(alpha)) return '–';
  return alpha.map((end) => coefficientInWords(pen.words, Number(end))).join('–');
}
