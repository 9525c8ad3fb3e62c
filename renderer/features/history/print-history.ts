import { printTable } from '#renderer/common/printing/printing.ts';
import { projectStore } from '#renderer/state/project.ts';
import type { Words } from '#words/words.ts';
import type { NewestActs } from './newest-acts.ts';
import { printedHistory } from './printed-history.ts';

/** The maximum number of rows to print, some hundred sheets; more would block the window. */
export const MAX_PRINTED_ROWS = 5_000;

/** Prints the listed changes day by day, and says if there are more. */
export function printHistory(words: Words, newest: NewestActs, about: string): Promise<void> {
  const coders = projectStore.getState().tables.coder;
  return printTable(words, printedHistory(words, newest, { about, coders }));
}
