// The steps of a day of coding, and what each may cost by mouse and by keyboard, beside the least there is.

interface Cost {
  readonly clicks: number;
  readonly keys: number;
}

/**
 * What a step costs at most, and beside it the least that any tool could ask: each thing that has to be told is told
 * once, the files, the words, the code, the answer, and going to another place is one click or chord. Names and memos
 * that are typed do not count, nor what is done in the system's own dialog for files.
 */
const cost = (most: Cost, least: Cost) => ({ most, least });

export const COSTS = {
  // Files or a folder is the first question, and what they are taken for is shown before they come in.
  'import the documents': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 2 }),
  'import an interview': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 2 }),
  'import the codebook': cost({ clicks: 4, keys: 4 }, { clicks: 3, keys: 3 }),
  'open the first document': cost({ clicks: 2, keys: 2 }, { clicks: 2, keys: 2 }),
  // One of 205 codes is named in the palette, which is a click more than to have it in sight.
  'code a sentence': cost({ clicks: 3, keys: 2 }, { clicks: 2, keys: 2 }),
  // The palette opens on the code that was given last; with a digit of its own it is one key less.
  'code another sentence alike': cost({ clicks: 2, keys: 3 }, { clicks: 2, keys: 2 }),
  // The words are found by name, and the field that finds them is left.
  'code in vivo': cost({ clicks: 2, keys: 4 }, { clicks: 2, keys: 3 }),
  'make a sub-code by its path': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 3 }),
  'write a memo beside the passage': cost({ clicks: 1, keys: 2 }, { clicks: 1, keys: 2 }),
  'change the code of a coding': cost({ clicks: 3, keys: 2 }, { clicks: 2, keys: 2 }),
  'mark as reviewed': cost({ clicks: 1, keys: 1 }, { clicks: 1, keys: 1 }),
  'go to the next source': cost({ clicks: 1, keys: 1 }, { clicks: 1, keys: 1 }),
  // What a merge does to themes is shown before it is done.
  'merge two codes': cost({ clicks: 6, keys: 5 }, { clicks: 5, keys: 4 }),
  'add a code to two passages': cost({ clicks: 6, keys: 4 }, { clicks: 6, keys: 4 }),
  'tally the documents alone': cost({ clicks: 3, keys: 6 }, { clicks: 3, keys: 5 }),
  'give a verdict': cost({ clicks: 3, keys: 5 }, { clicks: 3, keys: 4 }),
  // The excerpts of interviews are ticked in a dialog of its own.
  'export the joint display': cost({ clicks: 3, keys: 3 }, { clicks: 2, keys: 2 }),
} as const;

export type Step = keyof typeof COSTS;

export const STEPS = Object.keys(COSTS) as readonly Step[];

/** At 200 % panels are closed until they are asked for: the clicks that open one, which then stays open. */
export const OPENS_A_PANEL: readonly Step[] = [
  'open the first document',
  'write a memo beside the passage',
  'add a code to two passages',
];

/** How each step is done by one kind of hand. */
export type Walk = Readonly<Record<Step, () => Promise<unknown>>>;
