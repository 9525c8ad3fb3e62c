import * as z from 'zod';
import { get, getText } from '#db/write.ts';
import { job, query } from './context.ts';
import { lossesOf, writeExchange } from './exchange-export.ts';
import { openForImport } from './exchange-file.ts';
import { bringInExchange, type ExchangeReport } from './exchange-import.ts';
import { chosenFile } from './import-files.ts';

const unit = z.enum(['code-point', 'utf-16']);

export const exchange = {
  /** What is in a project file of another program, without bringing it in. */
  look: job(z.strictObject({ file: chosenFile }), async (context, { file }) => {
    const opened = await openForImport(context, context.files.input(file.reference), file.name);
    try {
      const { counts, convention } = opened;
      const { name, origin, description } = opened.file.project;
      return { name, origin, description, counts, convention };
    } finally {
      opened.file.close();
    }
  }),

  /**
   * Brings a project file of another program (REFI-QDA `.qdpx` or `.qde`) into this project, as one act. What fails or
   * is cancelled leaves the project as it was.
   */
  bringIn: job(z.strictObject({ file: chosenFile }), async (context, { file }): Promise<ExchangeReport> => {
    const report = await bringInExchange(context, context.files.input(file.reference), file.name);
    context.files.release?.(file.reference);
    return report;
  }),

  /** What a file of the exchange standard could not say of this project, item by item. */
  losses: query(z.strictObject({ unit: unit.default('code-point') }), ({ db }, asked) =>
    lossesOf(db, asked.unit),
  ),

  /**
   * Writes the project as a REFI-QDA `.qdpx` for other programs, whole or not at all; returns what it could not say.
   * Positions are counted in code points as the standard has it, or in UTF-16 units for NVivo.
   */
  write: job(
    z.strictObject({
      /** Where to write: what the host's dialog gave. */
      to: z.string().min(1),
      unit: unit.default('code-point'),
      language: z.enum(['en', 'zh-CN']).optional(),
    }),
    async (context, { to, ...options }) => ({
      losses: await writeExchange(context, context.files.output(to), { language: undefined, ...options }),
    }),
  ),

  /** The kept report of a file that was brought in. */
  report: query(
    z.strictObject({ exchangeId: z.string() }),
    ({ db }, { exchangeId }) =>
      // Written by an import alone.
      JSON.parse(getText(db, get(db, 'exchange', exchangeId).reportHash)) as ExchangeReport,
  ),
};
