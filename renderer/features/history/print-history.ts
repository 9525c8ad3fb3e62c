import { printTable } from '#renderer/common/printing/printing.ts';
import { projectStore } from '#renderer/state/project.ts';
import type { Words } from '#words/words.ts';
import type { NewestActs } from './newest-acts.ts';
import { printedHistory } from './printed-history.ts';

/** More rows than these, some hundred sheets, nobody prints, and the window would stand still over them. */
export const MOST_ON_PAPER = 5_000;

/** Prints changes as they are listed, day by day, and says where there are more. */
export function printHistory(words: Words, newest: NewestActs, about: string): Promise<void> {
  const coders = projectStore.getState().tables.coder;
  return printTable(words, printedHistory(words, newest, { about, coders }));
}
