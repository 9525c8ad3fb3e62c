// The flow of the sources as csv and json for scripts, and as a figure.
import { flowJson, flowTable } from '#core/exports/flow-rows.ts';
import type { Flow } from '#core/triage/flow.ts';
import type { Theme } from '#core/colours.ts';
import { flow as drawFlow } from '#figures/flow.ts';
import { flowFigure, flowMethod } from '#words/flow-figure.ts';
import type { Words } from '#words/words.ts';
import { writeCsv, type CsvOptions } from './csv.ts';

/** What the flow is written with: the person's words, and what every export of the project repeats. */
export interface FlowOrigin {
  readonly words: Words;
  readonly notice: string | null;
}

/** The flow as csv; see `flowTable`. */
export function writeFlowCsv(
  flow: Flow,
  { words, notice }: FlowOrigin,
  options: CsvOptions = {},
): Uint8Array {
  return writeCsv(flowTable(flow, { method: flowMethod(words, flow), notice }), options);
}

/** The flow as json, as scripts read it; see `flowJson`. */
export function writeFlowJson(flow: Flow, { words, notice }: FlowOrigin): Uint8Array {
  const json = flowJson(flow, { method: flowMethod(words, flow), notice });
  return new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`);
}

/** The flow as a standalone figure. */
export function writeFlowSvg(flow: Flow, { words, notice }: FlowOrigin, theme: Theme): Uint8Array {
  return new TextEncoder().encode(drawFlow(flowFigure(words, flow, { notice }), { theme }));
}
