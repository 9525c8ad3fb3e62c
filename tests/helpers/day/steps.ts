// The steps of a day of coding, with the most that each may cost by mouse and by keyboard, and the least that is
// possible.

interface Cost {
  readonly clicks: number;
  readonly keys: number;
}

/**
 * `most` is the limit of a step. `least` is what any tool would need: one click or chord for each thing that the user
 * has to say (the files, the words, the code, the answer) and one for each change of place. Typed names and memos do
 * not count, nor does the system's file dialog.
 */
const cost = (most: Cost, least: Cost) => ({ most, least });

export const COSTS = {
  // One more: the user first says whether to import files or a folder, and sees what they will become before the
  // import.
  'import the documents': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 2 }),
  'import an interview': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 2 }),
  'import the codebook': cost({ clicks: 4, keys: 4 }, { clicks: 3, keys: 3 }),
  'open the first document': cost({ clicks: 2, keys: 2 }, { clicks: 2, keys: 2 }),
  // One more click: the palette is opened to name one of 205 codes, which no list could show at once.
  'code a sentence': cost({ clicks: 3, keys: 2 }, { clicks: 2, keys: 2 }),
  // The palette opens on the code that was applied last. With a digit of its own a code needs one key less.
  'code another sentence alike': cost({ clicks: 2, keys: 3 }, { clicks: 2, keys: 2 }),
  // One key finds the words, one leaves the search field.
  'code in vivo': cost({ clicks: 2, keys: 4 }, { clicks: 2, keys: 3 }),
  'make a sub-code by its path': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 3 }),
  'write a memo beside the passage': cost({ clicks: 1, keys: 2 }, { clicks: 1, keys: 2 }),
  'change the code of a coding': cost({ clicks: 3, keys: 2 }, { clicks: 2, keys: 2 }),
  'mark as reviewed': cost({ clicks: 1, keys: 1 }, { clicks: 1, keys: 1 }),
  'go to the next source': cost({ clicks: 1, keys: 1 }, { clicks: 1, keys: 1 }),
  // One more: the dialog shows what the merge does to themes before it happens.
  'merge two codes': cost({ clicks: 6, keys: 5 }, { clicks: 5, keys: 4 }),
  'add a code to two passages': cost({ clicks: 6, keys: 4 }, { clicks: 6, keys: 4 }),
  'tally the documents alone': cost({ clicks: 3, keys: 6 }, { clicks: 3, keys: 5 }),
  'give a verdict': cost({ clicks: 3, keys: 5 }, { clicks: 3, keys: 4 }),
  // One more: a dialog asks whether to include excerpts from interviews.
  'export the joint display': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 2 }),
} as const;

export type Step = keyof typeof COSTS;

export const STEPS = Object.keys(COSTS) as readonly Step[];

/** Steps that need one more click at 200% zoom, where panels start closed. A panel that was opened stays open. */
export const OPENS_A_PANEL: readonly Step[] = [
  'open the first document',
  'write a memo beside the passage',
  'add a code to two passages',
];

/** How each step is done, by mouse or by keyboard. */
export type Walk = Readonly<Record<Step, () => Promise<unknown>>>;
