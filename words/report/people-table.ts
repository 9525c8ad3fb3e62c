// Who was interviewed, attribute by attribute, as a table of a report.
import type { LaidCell, LaidColumn, LaidRow } from '#core/kept-tables/laid-table.ts';
import type { ReportTable } from '#core/report/report.ts';
import { tableOneOf } from '#core/respondents/table-one-of-corpus.ts';
import type { TableOneBlock } from '#core/respondents/table-one.ts';
import { inNumbers, shareInWords, spreadInWords, valueOfPeople } from '../table-one.ts';
import type { Pen } from './telling.ts';

/** The command that writes the same table: no verb prints it. */
const command = {
  verb: 'call',
  named: ['exports.tableOne', JSON.stringify({ to: 'table-1.csv', format: 'csv' })],
  options: [],
};

/** The table of all respondents; null without respondents or attributes of them. */
export function peopleTable(pen: Pen): ReportTable | null {
  const { n, blocks } = tableOneOf(pen.telling.corpus);
  if (n === 0 || blocks.length === 0) return null;
  const { t } = pen.words;
  const column = (key: string, name: string): LaidColumn => ({
    key,
    name,
    note: '',
    align: 'end',
    under: null,
    format: 'count',
    shareOf: null,
  });
  return {
    kind: 'table',
    id: 'material.people',
    number: '',
    label: '',
    keptId: null,
    command,
    table: {
      caption: t('respondents:table_one_caption', { count: n }),
      rowHead: '',
      columns: [column('n', t('respondents:n')), column('share', '%')],
      rows: blocks.flatMap((block) => rowsOf(pen, block, n)),
      notes: [],
    },
  };
}

function rowsOf(pen: Pen, { attribute, values, numbers, missing }: TableOneBlock, n: number): LaidRow[] {
  const { words } = pen;
  const row = (key: string, name: string, cells: readonly LaidCell[]): LaidRow => ({
    key: `${attribute.id}: ${key}`,
    name,
    depth: 1,
    look: 'plain',
    cells,
  });
  const people = (key: string, name: string, held: number): LaidRow =>
    row(key, name, [{ text: inNumbers(words, held), value: held }, { text: shareInWords(words, held, n) }]);
  return [
    { key: attribute.id, name: pen.written(attribute.name), depth: 0, look: 'heading', cells: [] },
    ...values.map((each) =>
      people(`value ${each.value}`, pen.written(valueOfPeople(words, attribute.type, each.value)), each.n),
    ),
    ...(numbers === null
      ? []
      : [
          row('median', words.t('respondents:median'), [
            { text: inNumbers(words, numbers.median) },
            { text: '' },
          ]),
          row('range', words.t('respondents:range'), [{ text: spreadInWords(words, numbers) }, { text: '' }]),
        ]),
    ...(missing === 0 ? [] : [people('missing', words.t('respondents:no_value'), missing)]),
  ];
}
