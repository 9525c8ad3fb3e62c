import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { reconcile } from '#core/ticks/reconcile.ts';
import type { Reconciliation } from '#core/ticks/reconciliation.ts';
import { differenceTable, tallyTable } from '#core/ticks/reconciliation-tables.ts';
import { leftTable } from '#core/ticks/left-table.ts';
import type { TickPlan, TickWrites } from '#core/ticks/tick-plan.ts';
import type { Shape } from '#core/ticks/sheet.ts';
import { get } from '#db/write.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { tableSheet } from '#formats/writing/table-xlsx.ts';
import { aboutSheet, writeXlsx } from '#formats/writing/xlsx.ts';
import { dateInWords } from '#words/citation.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { languages, type Words } from '#words/words.ts';
import { writeCodebook } from './codebook-write.ts';
import { applyCode } from './applying-codes.ts';
import { job, readingJob, type CommandContext, type ReadingContext } from './context.ts';
import { countingRequest } from './counting-input.ts';
import { projectRow } from './project.ts';
import { readCodebook } from './read-codebook.ts';
import { sheetInput } from './ticks-input.ts';
import { plannedSheet, type PlannedSheet } from './ticks-plan.ts';
import { writeWhole } from '../write-file.ts';

/** What importing a sheet of ticks would do, or did. */
export interface TicksImport extends Omit<PlannedSheet, 'read' | 'plan'>, Omit<TickPlan, 'writes'> {
  /** The number of rows with sums. */
  readonly sums: number;
  /** Rows with ticks that name no source, numbered as a spreadsheet does. */
  readonly nameless: readonly number[];
}

const counted = {
  ...sheetInput,
  /**
   * Count the sources of the sheet, or all in scope; by default the sheet's, but all in scope if the sheet is a list,
   * which names only ticked sources.
   */
  within: z.enum(['sheet', 'project']).nullable().default(null),
  /** How Concord counts; by default out of all sources. */
  request: countingRequest.default({}),
};
const countedObject = z.strictObject(counted);

/** A sheet compared with the project. */
export interface TicksReconciliation extends Reconciliation {
  readonly name: string;
  readonly shape: Shape;
  /** How many rows the sheet has, and how many of them have a source here. */
  readonly rows: number;
  readonly matched: number;
}

export const ticks = {
  /**
   * Previews a sheet of ticks: which rows are which sources, which columns are which codes, and what is unclear. With
   * `anyway`, shows a sheet without ticks if the analyst can say what its columns are.
   */
  preview: readingJob(
    z.strictObject({ ...sheetInput, anyway: z.boolean().default(false) }),
    async (context, { anyway, ...input }) => toldOf(await plannedSheet(context, input, anyway)),
  ),

  /**
   * Makes the ticks whole-source codings by the acting coder, as one act; existing ones are not doubled. With the
   * `basis` of a preview, throws `conflict` if the result would differ now.
   */
  run: job(
    z.strictObject({
      ...sheetInput,
      basis: z.string().nullable().default(null),
      /** Whether new codes become themes. */
      asThemes: z.boolean().default(true),
    }),
    async (context, { basis, asThemes, ...input }): Promise<TicksImport> => {
      // Fails here, before the file is read, if the project is read-only.
      context.transact(() => undefined);
      const planned = await plannedSheet(context, input);
      if (basis !== null && basis !== planned.basis)
        throw new AppError('conflict', 'ticks:changed_meanwhile', { name: input.file.name });
      const { writes } = planned.plan;
      if (writes.codes.length + writes.codings.length > 0)
        context.transact((command) => writeTicks(command, writes, asThemes));
      return toldOf(planned);
    },
  ),

  /** Compares the sheet's tally with Concord's, theme by theme, and names the sources on which they differ. */
  reconcile: readingJob(countedObject, async (context, input) =>
    reconciled(context, await plannedSheet(context, input), input),
  ),

  /** Exports a reconciliation: as a workbook with both tables and what is left out, or one of the tables as csv. */
  export: readingJob(
    z.strictObject({
      ...counted,
      /** Which table the csv contains. */
      table: z.enum(['themes', 'differences']).default('differences'),
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(languages).optional(),
      byteOrderMark: z.boolean().default(false),
    }),
    async (context, { table, to, format, language, byteOrderMark, ...input }) => {
      const planned = await plannedSheet(context, input);
      const found = reconciled(context, planned, input);
      const bytes =
        format === 'xlsx'
          ? await workbookOf(context, planned, found, context.words(language))
          : writeCsv(table === 'themes' ? tallyTable(found) : differenceTable(found), { byteOrderMark });
      context.signal.throwIfAborted();
      writeWhole(context.files.output(to), bytes);
    },
  ),
};

function toldOf({ plan, read, ...sheet }: PlannedSheet): TicksImport {
  const { themes, rows, unclear, held, removed, recoded, counts } = plan;
  const { sums, nameless } = read;
  return { ...sheet, themes, rows, unclear, held, removed, recoded, counts, sums, nameless };
}

/** Writes new codes first, then the codings. */
function writeTicks(command: CommandContext, { codes, codings }: TickWrites, asThemes: boolean): void {
  const { db, newId } = command;
  const before = readCodebook(db);
  const ids = new Map(codes.map(({ place }) => [place, newId()]));
  writeCodebook(command, {
    added: codes.map(({ place, parentId, name }, index) => ({
      key: `+${place}`,
      id: ids.get(place) ?? null,
      parent: parentId,
      name: name.slice(0, 200),
      position:
        Math.max(0, ...(before.children.get(parentId) ?? []).map(({ position }) => position)) + 1 + index,
      values: { isTheme: asThemes },
    })),
    changed: [],
    linked: [],
    unlinked: [],
  });
  const codebook = readCodebook(db);
  for (const { sourceId, codeId, place } of codings) {
    const code = get(db, 'code', codeId ?? ids.get(place) ?? '');
    applyCode(command, get(db, 'source', sourceId), '', code, null, {}, codebook);
  }
}

function reconciled(
  context: ReadingContext,
  { read, plan, shape }: PlannedSheet,
  { file, within: asked, request }: Pick<z.output<typeof countedObject>, 'file' | 'within' | 'request'>,
): TicksReconciliation {
  const within = asked ?? (shape === 'list' ? 'project' : 'sheet');
  const { corpus, codings } = context.counting;
  const { rows, matched } = plan.counts;
  const found = reconcile(read, plan, corpus, codings, { denominator: 'all', ...request }, within);
  return { name: file.name, shape, rows, matched, ...found };
}

async function workbookOf(
  context: ReadingContext,
  { left, read, plan }: PlannedSheet,
  found: TicksReconciliation,
  words: Words,
): Promise<Uint8Array> {
  const { t } = words;
  const project = projectRow(context.db);
  const date = context.now();
  const about = aboutSheet(t('exports:about.sheet'), t('ticks:report'), [
    { label: t('exports:about.project'), text: project.name },
    { label: t('ticks:sheet'), text: found.name },
    { label: t('exports:about.date'), text: dateInWords(words, date) },
    { label: t('exports:about.method'), text: methodSentence(words, found.facts) },
    ...(project.notice === null ? [] : [{ label: t('exports:notice'), text: project.notice }]),
  ]);
  return await writeXlsx(
    [
      tableSheet(tallyTable(found), t('ticks:themes_sheet')),
      tableSheet(differenceTable(found), t('ticks:differences_sheet')),
      tableSheet(leftTable(left, read.nameless, plan), t('ticks:left_sheet')),
      about,
    ],
    date,
  );
}
