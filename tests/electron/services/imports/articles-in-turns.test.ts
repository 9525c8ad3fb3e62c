// A large file of articles is proposed and imported beside other acts, which need not wait for it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder, testProject } from '../../../helpers/project.ts';
import '../../../helpers/in-time.ts';

const ARTICLES = 1500;

/** A file of newspaper articles, about eight megabytes. */
function written(path: string): void {
  const line = 'The alliance matched firms with platforms, and the minister opened the fair in the morning. ';
  const pieces = Array.from(
    { length: ARTICLES },
    (_, at) =>
      `Document ${at + 1} of ${ARTICLES}\n\nThe market in town ${at + 1}\n\nThe Daily Post\n${1 + (at % 28)} May 2019\n\n` +
      Array.from({ length: 6 }, (__, part) => `${part} ${at} ${line.repeat(10)}`).join('\n\n'),
  );
  writeFileSync(path, pieces.join('\n\n'));
}

it('acts are answered while a large file of articles is proposed and imported, which can be stopped', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'press.txt');
  written(path);
  await using project = await testProject();
  const { api } = project;
  const file = { reference: path, name: 'press.txt' };
  /** Does something small again and again until the work is done; returns how often. */
  const beside = async (work: Promise<unknown>): Promise<number> => {
    const state = { isDone: false };
    let acts = 0;
    const ended = work.then(
      () => (state.isDone = true),
      () => (state.isDone = true),
    );
    while (!state.isDone) {
      await api.codes.create({ name: `beside ${crypto.randomUUID()}` });
      acts += 1;
      await new Promise(setImmediate);
    }
    await ended;
    return acts;
  };

  // The file is read once; what is counted is the cutting.
  await api.imports.articles({ file, rule: 'page' });
  let told = 0;
  const preview = api.imports.articles({ file }, { onProgress: () => (told += 1) });
  expect(await beside(preview)).toBeGreaterThan(5);
  expect((await preview).articles).toHaveLength(ARTICLES);
  expect(told).toBeGreaterThan(0);

  const stop = new AbortController();
  const stopped = api.imports.articles({ file }, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });

  const taken = api.imports.importArticles({ file, alike: false });
  expect(await beside(taken)).toBeGreaterThan(5);
  expect(await taken).toMatchObject({ imported: 1 });
  const { tables } = await api.project.records();
  expect(tables.source).toHaveLength(ARTICLES);
});
