// Codings that were made elsewhere, by a program or by a person with other means, from a table. Concord calls nothing: it
// takes a file.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { columnsOf } from '#core/machine-codings/columns.ts';
import { planRows, type CodingPlan } from '#core/machine-codings/plan.ts';
import { originOf, withFile } from '#core/program-origin.ts';
import { sourcesCalled } from '#core/machine-codings/sources-called.ts';
import { AppError } from '#core/errors.ts';
import type { CoderRecord } from '#core/records.ts';
import { codeMatcher } from '#core/ticks/match-codes.ts';
import type { ReadDb } from '#db/handles.ts';
import { readWhole } from '#db/own-files.ts';
import { teamOf } from '#db/team/team-of.ts';
import { all, get, getText, hashOf, insert, update } from '#db/write.ts';
import type { ReadNote } from '#formats/reading/result.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { refusedTable } from '#words/exports/refused-rows.ts';
import { languages } from '#words/words.ts';
import { inSlices } from '../engines/in-slices.ts';
import { writeWhole } from '../write-file.ts';
import { applyCode } from './applying-codes.ts';
import { job, type CommandContext, type JobContext } from './context.ts';
import { foldedName } from './folded-name.ts';
import { chosenSheet, readTable } from './imports/chosen-sheet.ts';
import { isMember } from './team-members.ts';

const sheetInput = {
  ...chosenSheet,
  /** The name of the coder whose codings these are; they are added where nobody has that name. */
  coder: z.string().trim().min(1).max(100),
  /** Whether a program made them: they are then outside every count until their layer is chosen. */
  machine: z.boolean().default(false),
  /** How they were made: the program's name, its version, its instruction. Only for those of a program. */
  note: z.string().trim().min(1).max(1_000_000).nullable().default(null),
};
const sheetObject = z.strictObject(sheetInput);
type SheetInput = z.output<typeof sheetObject>;

/** What importing a table of codings would do, or did. */
export interface CodingSheet extends Pick<CodingPlan, 'already' | 'repeated' | 'refused'> {
  readonly name: string;
  readonly coder: string;
  readonly kind: CoderRecord['kind'];
  /** Whether the coder is not here yet. */
  readonly isNewCoder: boolean;
  /** The sheet that was read, of a workbook with these sheets; null and none for csv. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  /** Headings that mean nothing here; their columns are not imported. */
  readonly otherColumns: readonly string[];
  /** Rows that are not empty. */
  readonly rows: number;
  readonly added: number;
  /** In how many sources and of how many codes the added codings are. */
  readonly sources: number;
  readonly codes: number;
  /** Identifies the plan: equal for the same file, choices and project. */
  readonly basis: string;
}

interface Planned {
  readonly told: CodingSheet;
  readonly plan: CodingPlan;
  readonly coder: CoderRecord | null;
  readonly sha256: string;
}

export const codingSheet = {
  /** Previews the import of a table of codings, row by row. Throws as `run`. */
  preview: job(sheetObject, async (context, input) => (await planned(context, input)).told),

  /**
   * Imports a table of codings as those of one coder, in one act. What has no single source, code or place is listed, the
   * rest is added; codings that the coder has already are not doubled. With the `basis` of a preview, throws `conflict` if
   * the result would differ now. Throws `invalid` for a table without the columns it needs and `conflict` for a coder of
   * another kind.
   */
  run: job(
    z.strictObject({ ...sheetInput, basis: z.string().nullable().default(null) }),
    async (context, { basis, ...input }): Promise<CodingSheet> => {
      // Fails here, before the file is read, if the project is read-only.
      context.transact(() => undefined);
      const found = await planned(context, input);
      if (basis !== null && basis !== found.told.basis)
        throw new AppError('conflict', 'coding_sheet:changed_meanwhile', { name: input.file.name });
      if (found.plan.codings.length > 0 || isNewNote(found, input))
        context.transact((command) => write(command, found, input));
      context.files.release?.(input.file.reference);
      return found.told;
    },
  ),

  /** Writes the rows of a table that become no coding, with the reasons, as csv. */
  exportRefused: job(
    z.strictObject({
      ...sheetInput,
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      language: z.enum(languages).optional(),
      byteOrderMark: z.boolean().default(false),
    }),
    async (context, { to, language, byteOrderMark, ...input }) => {
      const { told } = await planned(context, input);
      const table = refusedTable(context.words(language), told.refused);
      context.signal.throwIfAborted();
      writeWhole(context.files.output(to), writeCsv(table, { byteOrderMark }));
    },
  ),
};

async function planned(context: JobContext, input: SheetInput): Promise<Planned> {
  const { db, counting, signal, progress } = context;
  const { name, reference } = input.file;
  if (input.note !== null && !input.machine) throw new AppError('invalid', 'coding_sheet:note_of_person');
  const coder = coderCalled(db, input);
  if (coder) refuseOtherMember(context.whole, coder);
  // Empty rows are kept, so that lines have the numbers of a spreadsheet.
  const read = await readTable(context, { ...input, isTally: true }, 'coding_sheet:not_a_table');
  const { columns, others } = columnsOf(read.columns, name);
  const fold = foldedName();
  const plan = await inSlices(counting, signal, function* () {
    const { codebook, sourcesInOrder } = counting.corpus;
    const steps = planRows(read.rows, columns, read.above + 2, {
      codebook,
      sourcesCalled: sourcesCalled(sourcesInOrder, fold),
      codeCalled: codeMatcher(codebook, fold),
      textOf: ({ textHash }) => getText(db, textHash),
      codingsOf: (sourceId) => (coder === null ? [] : all(db, 'coding', { sourceId, coderId: coder.id })),
    });
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      progress({ ...step.value, name });
      yield;
    }
  });
  const { codings, already, repeated, refused } = plan;
  const sha256 = createHash('sha256')
    .update(readWhole(context.files.input(reference)))
    .digest('hex');
  const { sheet, sheets, encoding } = read;
  const told = {
    name,
    coder: coder?.name ?? input.coder,
    kind: kindOf(input),
    isNewCoder: coder === null,
    sheet,
    sheets,
    encoding,
    // Here the headings are known: a first row that looks like data has none of them.
    notes: read.notes.filter(({ key }) => key !== 'reading:header_like_data'),
    otherColumns: others,
    rows: codings.length + already + repeated + refused.length,
    added: codings.length,
    already,
    repeated,
    refused,
    sources: new Set(codings.map(({ sourceId }) => sourceId)).size,
    codes: new Set(codings.map(({ codeId }) => codeId)).size,
    basis: hashOf(JSON.stringify([plan, coder?.id ?? null])),
  };
  return { told, plan, coder, sha256 };
}

function kindOf({ machine }: Pick<SheetInput, 'machine'>): 'machine' | 'person' {
  return machine ? 'machine' : 'person';
}

/** The coder of that name; null if there is none. Throws `conflict` for one of another kind. */
function coderCalled(db: ReadDb, input: Pick<SheetInput, 'coder' | 'machine'>): CoderRecord | null {
  const [coder] = all(db, 'coder', { name: input.coder });
  if (!coder || coder.kind === kindOf(input)) return coder ?? null;
  const key =
    coder.kind === 'machine' ? 'coder_is_machine' : input.machine ? 'coder_is_no_machine' : 'coder_is_layer';
  throw new AppError('conflict', `coding_sheet:${key}`, { name: coder.name });
}

/** Throws `invalid` for a coder who, in a team, works in a file of somebody else: nobody codes in another's name. */
function refuseOtherMember(db: ReadDb, coder: CoderRecord): void {
  if (coder.id !== teamOf(db)?.personId && isMember(db, coder))
    throw new AppError('invalid', 'errors:team_other_acts', { name: coder.name });
}

/** Whether the file says something of the program that is not kept yet. */
function isNewNote({ coder, sha256 }: Planned, { note, machine, file }: SheetInput): boolean {
  if (!machine || coder === null || note === null) return false;
  const origin = originOf(coder);
  return withFile(origin, { name: file.name, sha256, at: '', note }) !== origin;
}

function write(command: CommandContext, { plan, coder, sha256 }: Planned, input: SheetInput): void {
  const { db, newId, now } = command;
  const made =
    coder ??
    insert(db, 'coder', {
      id: newId(),
      name: input.coder,
      kind: kindOf(input),
      personId: null,
      createdAt: now(),
      program: null,
    });
  if (input.machine) {
    const file = { name: input.file.name, sha256, at: now(), note: input.note };
    update(db, 'coder', made.id, { program: JSON.stringify(withFile(originOf(made), file)) });
  }
  const { codebook } = command.counting.corpus;
  const acting = { ...command, coderId: made.id };
  for (const [sourceId, codings] of Map.groupBy(plan.codings, (coding) => coding.sourceId)) {
    const source = get(db, 'source', sourceId);
    const text = getText(db, source.textHash);
    for (const { codeId, span, rationale, confidence } of codings)
      applyCode(acting, source, text, get(db, 'code', codeId), span, { rationale, confidence }, codebook);
  }
}
