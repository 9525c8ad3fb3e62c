// The numbers of a report: as they are printed, as the list of numbers tells of them, and as they are offered to be put into a
// text.
import { namedIn as inLanguage } from '#core/codes/code-names.ts';
import { keptNumbers } from '#core/report/kept-numbers.ts';
import { madeNumbers } from '#core/report/made-numbers.ts';
import {
  runsOf,
  type FixedNumber,
  type MadeNumber,
  type ReportNumber,
  type ReportSection,
} from '#core/report/report.ts';
import { numbersIn, type NumberRun } from '#core/report/runs.ts';
import { find } from '#db/write.ts';
import { numberLabel, type NamedInLabels } from '#words/report/number-label.ts';
import { reportNumberInWords } from '#words/report/phrase.ts';
import type { Language, Words } from '#words/words.ts';
import type { JobContext } from '../context.ts';
import { refuseBlind, reportCounts } from './counted.ts';
import { keptExhibits } from './exhibits.ts';
import { reportPeople } from './names.ts';

/** The number as it is printed here: as it is fixed, else as it is counted, else as it was when the paragraph was written. */
export function presentNumber(
  run: NumberRun,
  words: Words,
  made: MadeNumber | undefined,
  fixed: FixedNumber | undefined,
): NumberRun {
  const { isGone: _, ...own } = run;
  if (!made) return { ...own, isGone: true };
  const value = fixed?.value ?? made.value;
  return { ...own, text: reportNumberInWords(words, value, run.format ?? made.format) };
}

/** A number as the report tells of it, with what it was when this person last marked it as read. */
export function readNumber(
  words: Words,
  made: MadeNumber,
  {
    fixed,
    read,
    named,
  }: {
    readonly fixed: FixedNumber | undefined;
    readonly read: ReadonlyMap<string, number | null>;
    readonly named: NamedInLabels;
  },
): ReportNumber {
  const lastRead = read.get(made.id);
  return {
    ...made,
    label: numberLabel(words, made, named),
    text: reportNumberInWords(words, made.value, made.format),
    fixed: fixed ?? null,
    ...(lastRead === undefined ? {} : { lastRead }),
    isChanged: fixed === undefined && lastRead !== undefined && lastRead !== made.value,
  };
}

/** The names of codes in the labels of numbers; `written` takes out who is not to be named. */
export function namedIn(
  { counting }: Pick<JobContext, 'counting'>,
  { codebookLanguage }: Words,
  written: (text: string) => string,
): NamedInLabels {
  const { code } = counting.corpus.tables;
  return {
    written,
    codeName: (id) => {
      const row = code.get(id);
      return row ? written(inLanguage(row, codebookLanguage).name) : id;
    },
  };
}

/** The ids of the numbers that a section prints. */
export function numbersOfSection({ blocks }: Pick<ReportSection, 'blocks'>): string[] {
  return blocks.flatMap((block) => numbersIn(runsOf(block)));
}

/** A number that can be put into a text. */
export type OfferedNumber = Pick<
  ReportNumber,
  'id' | 'value' | 'format' | 'label' | 'text' | 'kept' | 'pointer'
>;

/** Every number that can stand in the report, with this value if one is given. Throws as `readReport`. */
export async function offeredNumbers(
  context: JobContext,
  language: Language,
  value: number | undefined,
): Promise<OfferedNumber[]> {
  refuseBlind(context);
  const { db, counting } = context;
  const words = context.words(language);
  const counts = await reportCounts(context);
  const people = reportPeople(context, { pseudonyms: false, interviewExcerpts: false });
  const { hidden } = people;
  const kept = await keptExhibits(context, words, people);
  const titleOf = (id: string): string => find(db, 'keptTable', id)?.name ?? '';
  const named = namedIn(context, words, hidden.written);
  return [...madeNumbers(counts, counting.corpus.tables).values(), ...keptNumbers(kept.tables, titleOf)]
    .filter((made) => made.value !== null && (value === undefined || made.value === value))
    .map((made) => ({
      id: made.id,
      value: made.value,
      format: made.format,
      label: numberLabel(words, made, named),
      text: reportNumberInWords(words, made.value, made.format),
      kept: made.kept,
      pointer: made.pointer,
    }));
}
