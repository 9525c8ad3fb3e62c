// The flow of the sources as data: one row for each number, with the number that it is part of, so that a
// script can check the sums.
import { flowBoxes, type Flow, type FlowBox } from '../triage/flow.ts';
import type { Cell, Column, Table } from './table.ts';

/** The box that each box is part of; null for what was found. */
const partOf: Readonly<Record<FlowBox, FlowBox | null>> = {
  found: null,
  duplicates: 'found',
  single: 'found',
  excluded: 'single',
  kept: 'single',
  new: 'kept',
  'second-look': 'kept',
  included: 'kept',
  reviewed: 'kept',
  unreviewed: 'kept',
  coded: 'reviewed',
  uncoded: 'reviewed',
  begun: 'unreviewed',
  untouched: 'unreviewed',
};

const columns: readonly Column[] = [
  { key: 'box', kind: 'text' },
  { key: 'reason', kind: 'text' },
  { key: 'sources', kind: 'number' },
  { key: 'part_of', kind: 'text' },
  { key: 'kind', kind: 'text' },
  { key: 'coder', kind: 'text' },
  { key: 'method', kind: 'long' },
];

/**
 * One row for each box, and below `excluded` one for each reason, whose `reason` is empty where none was
 * given; `part_of` distinguishes such a row from its box. Facts about the whole table are repeated on every
 * row.
 */
export function flowTable(flow: Flow, { method, notice }: { method: string; notice: string | null }): Table {
  const repeated: Cell[] = [flow.scope.kind, flow.coder, method, ...(notice === null ? [] : [notice])];
  return {
    columns: [...columns, ...(notice === null ? [] : [{ key: 'notice', kind: 'long' } as const])],
    rows: flowBoxes.flatMap((box): Cell[][] => [
      [box, null, flow.counts[box], partOf[box], ...repeated],
      ...(box === 'excluded'
        ? flow.reasons.map(({ reason, count }) => [box, reason, count, 'excluded', ...repeated])
        : []),
    ]),
  };
}

/** The flow in the form that scripts read: the JSON of the command line. */
export interface FlowJson {
  readonly counts: Flow['counts'];
  readonly reasons: Flow['reasons'];
  readonly kind: Flow['scope']['kind'];
  /** Null: not restricted to classes. Null in the list: sources without one. */
  readonly classes: Flow['scope']['classes'];
  readonly coder: string | null;
  /** What the numbers mean, in words. */
  readonly method: string;
  readonly notice: string | null;
}

/** The flow in the form that scripts read, without the ids of its sources. */
export function flowJson(
  { counts, reasons, scope, coder }: Flow,
  { method, notice }: { method: string; notice: string | null },
): FlowJson {
  return { counts, reasons, ...scope, coder, method, notice };
}
