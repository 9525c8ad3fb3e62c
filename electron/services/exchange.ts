import { byMoment } from '#core/by-moment.ts';
import * as z from 'zod';
import { tables } from '#core/tables/all.ts';
import { all, count, get } from '#db/write.ts';
import { languages } from '#words/words.ts';
import { query, readingJob, stagingJob, type ReadingContext } from './context.ts';
import { importExchange } from './exchange/import-exchange.ts';
import type { OpenedExchange } from './exchange/file.ts';
import { lossesOf } from './exchange/losses.ts';
import { withOpened } from './exchange/open.ts';
import { previewExchange } from './exchange/preview.ts';
import { reportOf, type ExchangeReport } from './exchange/report.ts';
import { outgoingOf, writeExchange } from './exchange/write.ts';
import { chosenFile, type ChosenFile } from './imports/files.ts';

const unit = z.enum(tables.exchange.columns.unit.values);
const choice = {
  /** Whether to match the file with what is here and update it; otherwise the file is imported beside it. */
  merge: z.boolean().default(true),
  /** Which side wins where both have changed something. */
  conflicts: z.enum(['ours', 'theirs']).default('ours'),
  /** The conflicts of the preview, by `key`, in which the other side wins. */
  except: z.array(z.string()).max(100_000).default([]),
  /**
   * Whether coders with the same name are one person. `as-named`: yes, except for names that programs give by default.
   */
  coders: z.enum(['as-named', 'together', 'apart']).default('as-named'),
};

const word = {
  /** Further Word documents to import with the first, as one project: two that name the same code mean one code. */
  also: z.array(chosenFile).max(10_000).default([]),
  /** Whether highlighted passages of Word documents become codings, one code for each colour. */
  highlights: z.boolean().default(true),
};

interface Asked {
  readonly file: ChosenFile;
  readonly also: readonly ChosenFile[];
  readonly highlights: boolean;
}

/** Opens the file, passes it to `use` and closes it. */
function opened<T>(
  context: ReadingContext,
  { file, also, highlights }: Asked,
  use: (found: OpenedExchange) => Promise<T> | T,
): Promise<T> {
  const pathed = ({ reference, name }: ChosenFile) => ({ path: context.files.input(reference), name });
  return withOpened(context, pathed(file), { also: also.map(pathed), highlights }, use);
}

export const exchange = {
  /** What is in a project file of another program, without importing it. */
  look: readingJob(z.strictObject({ file: chosenFile, ...word }), (context, asked) =>
    opened(context, asked, async ({ file, counts, convention }) => {
      const { name, origin, description } = file.project;
      return { name, origin, description, counts, convention: await convention() };
    }),
  ),

  /** Previews an import row by row: new, changed, changed on both sides, and only here. */
  preview: readingJob(z.strictObject({ file: chosenFile, ...choice, ...word }), (context, asked) =>
    opened(context, asked, (found) =>
      previewExchange(context, found, { ...asked, except: new Set(asked.except) }),
    ),
  ),

  /**
   * Imports a project file (REFI-QDA `.qdpx` or `.qde`) of another program or of Concord into this project, as one act;
   * or a project of Taguette, QualCoder or MAXQDA in its own format, or Word documents coded by hand. Updates what is
   * here already and removes nothing. If it fails or is cancelled, the project stays as it was.
   */
  bringIn: stagingJob(
    z.strictObject({ file: chosenFile, ...choice, ...word }),
    async (context, asked): Promise<ExchangeReport> => {
      const report = await opened(context, asked, (found) =>
        importExchange(context, found, asked.file.name, { ...asked, except: new Set(asked.except) }),
      );
      for (const { reference } of [asked.file, ...asked.also]) context.files.release?.(reference);
      return report;
    },
  ),

  /** What of this project a file of the exchange standard could not hold, item by item. */
  losses: readingJob(
    z.strictObject({ unit: unit.default('code-point') }),
    async (context, asked) =>
      await lossesOf(context, outgoingOf(context.db, asked.unit, context.words()), asked.unit),
  ),

  /**
   * Exports the project as a REFI-QDA `.qdpx` for other programs, whole or not at all; returns what the file could not
   * hold. Positions are counted in code points, as the standard demands, or in UTF-16 units for NVivo.
   */
  write: readingJob(
    z.strictObject({
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      unit: unit.default('code-point'),
      language: z.enum(languages).optional(),
    }),
    async (context, { to, ...options }) => {
      context.wrote(count(context.db, 'coding', {}));
      const losses = await writeExchange(context, context.files.output(to), {
        language: undefined,
        ...options,
      });
      return { losses };
    },
  ),

  /** The imported project files, newest first. */
  list: query(z.strictObject({}), ({ db }) =>
    all(db, 'exchange')
      .map(({ id, name, origin, coderId, at }) => ({ id, name, origin, coderId, at }))
      .toSorted(byMoment('at'))
      .toReversed(),
  ),

  /** The stored report of an imported project file. */
  report: query(z.strictObject({ exchangeId: z.string() }), ({ db }, { exchangeId }): ExchangeReport => {
    const {
      histories: _,
      passedOn: _passedOn,
      ...report
    } = reportOf(db, get(db, 'exchange', exchangeId).reportHash);
    // Only an import writes this text.
    return report as ExchangeReport;
  }),
};
