// Checks that a step of the day was done: by what the project holds, and for opening a source by what the screen shows.
import { expect } from 'vitest';
import type { Words } from '#words/words.ts';
import type { ConcordInBrowser } from '../concord-in-browser.ts';
import { codedWords } from '../kept.ts';
import { CODES, MEMO, PASSAGES } from './material.ts';
import type { Step } from './steps.ts';

type Check = (concord: ConcordInBrowser, words: Words) => Promise<void>;

const tables = async ({ api }: ConcordInBrowser) => (await api.project.records()).tables;
const open = ({ page }: ConcordInBrowser, { t }: Words, title: string): Promise<void> =>
  page.getByRole('textbox', { name: t('reader:text_of', { name: title }) }).waitFor();
/** Waits until the first document has a coding on these words whose code path ends in this code. */
const coded = async ({ api }: ConcordInBrowser, code: string, words: string): Promise<void> => {
  await expect
    .poll(async () =>
      (await codedWords(api, '01 report')).map((each) => [each.code.split(' › ').at(-1), each.words?.trim()]),
    )
    .toContainEqual([code, words]);
};
const kinds = async (concord: ConcordInBrowser): Promise<number[]> => {
  const { source } = await tables(concord);
  return ['document', 'interview'].map((kind) => source.filter((each) => each.kind === kind).length);
};

export const done: Readonly<Record<Step, Check>> = {
  'import the documents': async (concord) => {
    await expect.poll(() => kinds(concord)).toEqual([20, 0]);
  },
  'import an interview': async (concord) => {
    await expect.poll(() => kinds(concord)).toEqual([20, 1]);
  },
  'import the codebook': async (concord) => {
    await expect.poll(async () => (await tables(concord)).code.length).toBe(205);
  },
  'open the first document': (concord, words) => open(concord, words, '01 report'),
  'code a sentence': (concord) => coded(concord, CODES.first, PASSAGES.first),
  'code another sentence alike': (concord) => coded(concord, CODES.first, PASSAGES.second),
  'code in vivo': (concord) => coded(concord, PASSAGES.inVivo, PASSAGES.inVivo),
  'make a sub-code by its path': async (concord) => {
    await coded(concord, 'unknown rules', PASSAGES.third);
    const { code } = await tables(concord);
    const { parentId } = code.find(({ name }) => name === 'unknown rules')!;
    expect(code.find(({ id }) => id === parentId)?.name).toBe('guide');
  },
  'write a memo beside the passage': async (concord) => {
    await expect.poll(async () => (await tables(concord)).memo.map(({ body }) => body)).toEqual([MEMO]);
  },
  'change the code of a coding': (concord) => coded(concord, CODES.changed, PASSAGES.third),
  'mark as reviewed': async (concord) => {
    await expect.poll(async () => (await tables(concord)).review.length).toBe(1);
  },
  'go to the next source': (concord, words) => open(concord, words, '02 report'),
  'merge two codes': (concord) => coded(concord, CODES.into, PASSAGES.second),
  'add a code to two passages': async (concord) => {
    await coded(concord, CODES.second, PASSAGES.first);
    await coded(concord, CODES.second, PASSAGES.second);
  },
  'tally the documents alone': async ({ page }, { t }) => {
    await page.getByText(t('analysis:scope_size', { inScope: '20', all: '21' }), { exact: false }).waitFor();
  },
  'give a verdict': async (concord) => {
    await expect
      .poll(async () => (await tables(concord)).verdict.map(({ value }) => value))
      .toEqual(['complements']);
  },
  'export the joint display': async ({ page }) => {
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
};
