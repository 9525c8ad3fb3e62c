// How a kept item stands against its last export.
import { AppError, type ErrorValue } from '#core/errors.ts';
import {
  changesSince,
  isUnchanged,
  printedValues,
  printedValuesFrom,
  type PrintedChanges,
  type PrintedValues,
} from '#core/kept-tables/printed-values.ts';
import type { KeptTableRecord, TableExportRecord } from '#core/records.ts';
import { all } from '#db/write.ts';
import { languages, type Language, type Words } from '#words/words.ts';
import type { JobContext } from '../context.ts';
import type { Made, PrintedInterviews } from './kinds/kind.ts';
import { prepareKept, type Counted } from './make.ts';

/** Whether a kept item prints what it printed, and if it cannot be made, why. */
export type KeptState =
  | { readonly what: 'never'; readonly at: null }
  | { readonly what: 'same'; readonly at: string }
  | { readonly what: 'changed'; readonly at: string; readonly changes: PrintedChanges }
  | { readonly what: 'cannot'; readonly at: string | null; readonly error: ErrorValue };

/** A kept item that was made again, or the reason why it could not be. */
export interface Remade {
  readonly state: KeptState;
  readonly made: Made | null;
  readonly counted: Counted | null;
}

interface Manner {
  /** Lets others have their turn between the steps; only where the context counts a state that stands still. */
  readonly giveWay?: () => Promise<void>;
  /** How interviews are cited whose words are printed; by default none are. */
  readonly interviews?: PrintedInterviews | null;
}

/** Makes a kept item in these words, and compares it with its last export in the words of that. */
export async function remade(
  context: JobContext,
  kept: KeptTableRecord,
  words: Words,
  { giveWay = () => Promise.resolve(), interviews = null }: Manner = {},
): Promise<Remade> {
  const [exported] = all(context.db, 'tableExport', { tableId: kept.id });
  try {
    const counted = await prepareKept(context, kept);
    await giveWay();
    const made = counted.inWords(words, interviews);
    await giveWay();
    return { counted, made, state: stateOf(context, counted, exported) };
  } catch (error) {
    // The item stays in the list with the reason; a cancelled job does not.
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return {
      counted: null,
      made: null,
      state: { what: 'cannot', at: exported?.at ?? null, error: error.value },
    };
  }
}

function stateOf(context: JobContext, counted: Counted, exported: TableExportRecord | undefined): KeptState {
  const then = exported && printedValuesFrom(exported.printed);
  if (!exported || !then) return { what: 'never', at: null };
  const changes = changesSince(then, printedIn(context, counted, then));
  return isUnchanged(changes)
    ? { what: 'same', at: exported.at }
    : { what: 'changed', at: exported.at, changes };
}

/** What the item prints in the languages of its last export. */
function printedIn(context: JobContext, { inWords }: Counted, then: PrintedValues): PrintedValues {
  const words = context.words(known(then.language), known(then.codebookLanguage));
  return printedValues(inWords(words).table, words);
}

function known(language: string): Language | undefined {
  return languages.find((each) => each === language);
}
