import * as z from 'zod';
import { tables } from '#core/tables/all.ts';
import { all, count, get } from '#db/write.ts';
import { languages } from '#words/words.ts';
import { query, readingJob, stagingJob, type ReadingContext } from './context.ts';
import { bringInExchange } from './exchange/bring-in.ts';
import type { OpenedExchange } from './exchange/file.ts';
import { lossesOf } from './exchange/losses.ts';
import { withOpened } from './exchange/open.ts';
import { previewExchange } from './exchange/preview.ts';
import { reportOf, type ExchangeReport } from './exchange/report.ts';
import { outgoingOf, writeExchange } from './exchange/write.ts';
import { chosenFile, type ChosenFile } from './imports/files.ts';

const unit = z.enum(tables.exchange.columns.unit.values);
const choice = {
  /** Whether what is here already is found again and brought up to date; else the file comes in beside it. */
  merge: z.boolean().default(true),
  /** Whose word stands where both sides changed something. */
  conflicts: z.enum(['ours', 'theirs']).default('ours'),
  /** Of these conflicts of the preview, by their `key`, the other side's word stands. */
  except: z.array(z.string()).max(100_000).default([]),
  /** Whether coders of one name are one person; as named, those are not who have but the name that programs begin with. */
  coders: z.enum(['as-named', 'together', 'apart']).default('as-named'),
};

const word = {
  /** Further Word documents that come in with the first: a code that two of them name is one. */
  also: z.array(chosenFile).max(10_000).default([]),
  /** Whether passages that are highlighted in Word documents are coded by their colours. */
  highlights: z.boolean().default(true),
};

interface Asked {
  readonly file: ChosenFile;
  readonly also: readonly ChosenFile[];
  readonly highlights: boolean;
}

/** Opens what was asked for, and closes it after `use`. */
function opened<T>(
  context: ReadingContext,
  { file, also, highlights }: Asked,
  use: (found: OpenedExchange) => Promise<T> | T,
): Promise<T> {
  const pathed = ({ reference, name }: ChosenFile) => ({ path: context.files.input(reference), name });
  return withOpened(context, pathed(file), { also: also.map(pathed), highlights }, use);
}

export const exchange = {
  /** What is in a project file of another program, without bringing it in. */
  look: readingJob(z.strictObject({ file: chosenFile, ...word }), (context, asked) =>
    opened(context, asked, ({ file, counts, convention }) => {
      const { name, origin, description } = file.project;
      return { name, origin, description, counts, convention };
    }),
  ),

  /** What bringing it in would do, row by row: what is new, changed, changed on both sides, and only here. */
  preview: readingJob(z.strictObject({ file: chosenFile, ...choice, ...word }), (context, asked) =>
    opened(context, asked, (found) =>
      previewExchange(context, found, { ...asked, except: new Set(asked.except) }),
    ),
  ),

  /**
   * Brings a project file (REFI-QDA `.qdpx` or `.qde`) of another program, or of Concord, into this project, as one act;
   * or a project of Taguette, QualCoder or MAXQDA as it is, or Word documents that were coded by hand.
   * What is here already is brought up to date, and nothing is removed. What fails or is cancelled leaves the project as
   * it was.
   */
  bringIn: stagingJob(
    z.strictObject({ file: chosenFile, ...choice, ...word }),
    async (context, asked): Promise<ExchangeReport> => {
      const report = await opened(context, asked, (found) =>
        bringInExchange(context, found, asked.file.name, { ...asked, except: new Set(asked.except) }),
      );
      for (const { reference } of [asked.file, ...asked.also]) context.files.release?.(reference);
      return report;
    },
  ),

  /** What a file of the exchange standard could not say of this project, item by item. */
  losses: readingJob(
    z.strictObject({ unit: unit.default('code-point') }),
    async (context, asked) =>
      await lossesOf(context, outgoingOf(context.db, asked.unit, context.words()), asked.unit),
  ),

  /**
   * Writes the project as a REFI-QDA `.qdpx` for other programs, whole or not at all; returns what it could not say.
   * Positions are counted in code points as the standard has it, or in UTF-16 units for NVivo.
   */
  write: readingJob(
    z.strictObject({
      /** Where to write: what the host's dialog gave. */
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

  /** The files that were brought in, newest first. */
  list: query(z.strictObject({}), ({ db }) =>
    all(db, 'exchange')
      .map(({ id, name, origin, coderId, at }) => ({ id, name, origin, coderId, at }))
      .toSorted((a, b) => b.at.localeCompare(a.at)),
  ),

  /** The kept report of a file that was brought in. */
  report: query(z.strictObject({ exchangeId: z.string() }), ({ db }, { exchangeId }): ExchangeReport => {
    const {
      histories: _,
      passedOn: _passedOn,
      ...report
    } = reportOf(db, get(db, 'exchange', exchangeId).reportHash);
    // Written by an import alone.
    return report as ExchangeReport;
  }),
};
