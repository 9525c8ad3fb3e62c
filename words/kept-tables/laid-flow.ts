// The flow of the sources as a table of a paper: each step, and below it what leaves the flow there.
import type { LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Flow, FlowBox } from '#core/triage/flow.ts';
import { flowMethod, flowNumberInWords, flowSteps, partsListed, type FlowNumber } from '../flow-figure.ts';
import { countInWords } from '../numbers.ts';
import type { Words } from '../words.ts';
import { plainCell } from './laid-counts.ts';

/** The flow in words. */
export function laidFlow(words: Words, flow: Flow): LaidTable {
  const { t } = words;
  const row = (number: FlowNumber, count: number, depth: number): LaidRow => ({
    key: number.reason === undefined ? number.box : `${number.box}: ${number.reason ?? ''}`,
    name: flowNumberInWords(words, number),
    depth,
    look: depth === 0 ? 'plain' : 'quiet',
    cells: [plainCell(words, count)],
  });
  const box = (name: FlowBox, depth: number): LaidRow[] => [
    row({ box: name }, flow.counts[name], depth),
    ...partsListed(flow, name).map(({ count, ...number }) => row(number, count, depth + 1)),
  ];
  return {
    caption: t(`figures:flow.title.${flow.scope.kind ?? 'all'}`),
    rowHead: t('kept_tables:flow_step'),
    columns: [
      {
        key: 'sources',
        name: t(`kept_tables:flow_of.${flow.scope.kind ?? 'all'}`),
        note: '',
        align: 'end',
        under: null,
        format: 'count',
        shareOf: null,
      },
    ],
    rows: flowSteps.flatMap(([step, leaving]) => [
      ...box(step, 0),
      ...(leaving === null ? [] : box(leaving, 1)),
    ]),
    notes: [flowMethod(words, flow)],
  };
}

/** What a flow counts: `3,104 documents`. */
export function flowBase(words: Words, { counts, scope }: Flow): string {
  return words.t(`kept_tables:flow_found.${scope.kind ?? 'all'}`, {
    count: counts.found,
    n: countInWords(words, counts.found),
  });
}
