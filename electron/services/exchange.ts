import * as z from 'zod';
import { get, getText } from '#db/write.ts';
import { job, query } from './context.ts';
import { openForImport } from './exchange-file.ts';
import { bringInExchange, type ExchangeReport } from './exchange-import.ts';
import { chosenFile } from './import-files.ts';

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

  /** The kept report of a file that was brought in. */
  report: query(
    z.strictObject({ exchangeId: z.string() }),
    ({ db }, { exchangeId }) =>
      // Written by an import alone.
      JSON.parse(getText(db, get(db, 'exchange', exchangeId).reportHash)) as ExchangeReport,
  ),
};
