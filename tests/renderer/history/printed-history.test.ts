// Which part of a long history is printed, with the rows of a real one.
import { expect, test } from 'vitest';
import { newestOf, type HistoryPage } from '#renderer/features/history/newest-acts.ts';
import { printedHistory } from '#renderer/features/history/printed-history.ts';
import { createWords } from '#words/words.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

const words = createWords('en');

/** Five memos: the second and third are one act, and so are the fourth and fifth. */
async function fiveMemos({ api }: TestProject): Promise<void> {
  for (const [place, group] of [undefined, 'first', 'first', 'second', 'second'].entries())
    // One after the other.
    await api.memos.add({ body: `Note ${place + 1}` }, group === undefined ? {} : { group });
}

const pagesOf =
  ({ api }: TestProject): HistoryPage =>
  (limit, before) =>
    api.history.list({ limit, ...(before === undefined ? {} : { before }) });

test('a history with more rows than are printed says how many of the newest it shows', async () => {
  await using project = await testProject();
  await fiveMemos(project);
  const printed = async (most: number) =>
    printedHistory(words, await newestOf(most, pagesOf(project)), {
      about: 'All changes',
      coders: new Map(),
    });

  const some = await printed(4);
  const all = await printed(100);

  expect(some.about).toEqual([
    'All changes',
    words.t('history:printed_newest', { count: some.groups.flatMap(({ rows }) => rows).length }),
  ]);
  expect(all.about).toEqual(['All changes']);
});

test('a change whose rows are not all printed is left out whole, rather than shown with a smaller count', async () => {
  await using project = await testProject();
  await fiveMemos(project);

  const { acts, areAll } = await newestOf(3, pagesOf(project));

  expect(areAll).toBe(false);
  expect(acts.map(({ group, counts }) => [group, counts['memo']?.added])).toEqual([['second', 2]]);
});
