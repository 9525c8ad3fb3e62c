// The flow of the sources as csv and json for scripts, and as a figure.
import { flowJson, flowTable } from '#core/exports/flow-rows.ts';
import type { Flow } from '#core/triage/flow.ts';
import { flow as drawFlow } from '#figures/flow.ts';
import { flowFigure, flowMethod } from '#words/flow-figure.ts';
import type { Words } from '#words/words.ts';
import { writeCsv, type CsvOptions } from './csv.ts';
import { drawnFigure, type AskedFigure } from './figure-files.ts';

/** What the flow's files need: the person's words, and the notice of every export. */
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

/** The flow as a figure with its printed size; `figureBytes` makes it a file. */
export function drawnFlow(flow: Flow, { words, notice }: FlowOrigin, asked: AskedFigure): string {
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) => flowFigure(its, flow),
    draw: drawFlow,
  });
}
