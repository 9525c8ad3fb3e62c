// A reconciliation as tables: one row for each theme, and one for each source on which the sheet and the
// project differ.
import { writtenPath } from '../exports/written-names.ts';
import type { Cell, Column, Table } from '../exports/table.ts';
import { isCountedOtherwise } from './agreement.ts';
import type { Reconciliation, Side } from './reconciliation.ts';

const kinds = ['document', 'interview'] as const;

const tallyColumns: readonly Column[] = [
  { key: 'theme', kind: 'text' },
  { key: 'code', kind: 'text' },
  { key: 'ticks', kind: 'number' },
  { key: 'sum_of_numbers', kind: 'number' },
  { key: 'stated_total', kind: 'number' },
  { key: 'stated_total_agrees_with', kind: 'text' },
  { key: 'ticks_without_source', kind: 'number' },
  { key: 'ticks_repeated', kind: 'number' },
  { key: 'cells_unclear', kind: 'number' },
  ...kinds.flatMap((kind): Column[] => [
    { key: `${kind}s_ticked`, kind: 'number' },
    { key: `${kind}s_coded`, kind: 'number' },
    { key: `${kind}s_with_passage`, kind: 'number' },
  ]),
  { key: 'sources_that_differ', kind: 'number' },
  { key: 'sources_without_passage', kind: 'number' },
  { key: 'sources_coded_outside_of_sheet', kind: 'number' },
];

const differenceColumns: readonly Column[] = [
  { key: 'theme', kind: 'text' },
  { key: 'code', kind: 'text' },
  { key: 'source', kind: 'long' },
  { key: 'kind', kind: 'text' },
  { key: 'difference', kind: 'text' },
  { key: 'because', kind: 'text' },
  { key: 'in_the_sheet', kind: 'text' },
  { key: 'rows', kind: 'text' },
  { key: 'source_id', kind: 'text' },
];

/** For each theme, the numbers of the sheet and those of the project. A code that does not exist has no counts. */
export function tallyTable({ themes }: Reconciliation): Table {
  return {
    columns: tallyColumns,
    rows: themes.map(({ codeId, path, sides, differences, ...theme }): Cell[] => [
      theme.name,
      writtenPath(path),
      theme.ticks,
      theme.numbers,
      theme.stated,
      theme.agreement ?? '',
      theme.withoutSource,
      theme.again,
      theme.unclear,
      ...kinds.flatMap((kind) =>
        numbersOf(
          sides.find((side) => side.kind === kind),
          codeId !== null,
        ),
      ),
      codeId === null ? null : differences.filter(isCountedOtherwise).length,
      codeId === null ? null : differences.filter(({ what }) => what === 'no_passage').length,
      codeId === null ? null : theme.outside,
    ]),
  };
}

/** The differences, source by source. */
export function differenceTable({ themes }: Reconciliation): Table {
  return {
    columns: differenceColumns,
    rows: themes.flatMap(({ name, path, differences }) =>
      differences.map((each): Cell[] => [
        name,
        writtenPath(path),
        each.title,
        each.kind,
        each.what,
        each.because ?? '',
        each.unclear ?? '',
        each.rows.join('; '),
        each.sourceId,
      ]),
    ),
  };
}

function numbersOf(side: Side | undefined, isHere: boolean): Cell[] {
  if (!side) return [null, null, null];
  return [side.ticked, isHere ? side.coded : null, isHere ? side.withPassage : null];
}
