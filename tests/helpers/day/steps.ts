// The steps of a day of coding, and what each may cost by mouse and by keyboard.

/** The most clicks of a step by mouse and the most keys by keyboard. Names and memos that are typed do not count. */
export const MOST = {
  'import the documents': { clicks: 3, keys: 3 },
  'import an interview': { clicks: 4, keys: 8 },
  'import the codebook': { clicks: 4, keys: 4 },
  'open the first document': { clicks: 3, keys: 3 },
  'code a sentence': { clicks: 3, keys: 2 },
  'code another sentence alike': { clicks: 2, keys: 3 },
  'code in vivo': { clicks: 3, keys: 4 },
  'make a sub-code by its path': { clicks: 3, keys: 3 },
  'write a memo beside the passage': { clicks: 1, keys: 2 },
  'change the code of a coding': { clicks: 3, keys: 2 },
  'mark as reviewed': { clicks: 1, keys: 1 },
  'go to the next source': { clicks: 1, keys: 1 },
  'merge two codes': { clicks: 6, keys: 5 },
  'add a code to two passages': { clicks: 6, keys: 4 },
  'tally the documents alone': { clicks: 3, keys: 6 },
  'give a verdict': { clicks: 3, keys: 5 },
  'export the joint display': { clicks: 3, keys: 3 },
} as const;

export type Step = keyof typeof MOST;

export const STEPS = Object.keys(MOST) as readonly Step[];

/** How each step is done by one kind of hand. */
export type Walk = Readonly<Record<Step, () => Promise<unknown>>>;
