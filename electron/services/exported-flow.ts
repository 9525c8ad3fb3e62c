// What became of the sources, as a file: numbers for scripts or people, or a figure.
import * as z from 'zod';
import { flowTable } from '#core/exports/flow-rows.ts';
import { flowOf } from '#core/triage/flow.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import { drawnFlow, writeFlowCsv, writeFlowJson } from '#formats/writing/flow-files.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { flowFigure, flowMethod } from '#words/flow-figure.ts';
import type { Words } from '#words/words.ts';
import type { ReadingContext } from './context.ts';
import { figureInput } from './figure-input.ts';
import { projectRow } from './project.ts';
import { flowRequest } from './triage.ts';

export const flowExport = {
  format: z.enum(['csv', 'xlsx', 'json', ...figureFiles]),
  request: flowRequest.default({}),
  figure: figureInput.default({}),
};

/** The file. */
export async function writtenFlow(
  context: ReadingContext,
  { format, request, figure: asked }: z.output<z.ZodObject<typeof flowExport>>,
  words: Words,
  csv: CsvOptions,
): Promise<Uint8Array> {
  const flow = flowOf(context.counting.corpus, context.counting.codings, request);
  const { notice } = projectRow(context.db);
  const origin = { words, notice };
  switch (format) {
    case 'csv':
      return writeFlowCsv(flow, origin, csv);
    case 'json':
      return writeFlowJson(flow, origin);
    case 'svg':
    case 'pdf':
      return await figureBytes(drawnFlow(flow, origin, asked), format, context.now());
    case 'xlsx': {
      const table = flowTable(flow, { method: flowMethod(words, flow), notice });
      return await writeTableXlsx(table, flowFigure(words, flow).title, context.now());
    }
  }
}
