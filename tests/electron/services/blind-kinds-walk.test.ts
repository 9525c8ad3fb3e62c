// Walks every method while interviews are coded apart from documents, over two copies of one study: in one of them documents
// were coded before, in the other not. Whatever is answered must be the same for everybody.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder, testProject } from '../../helpers/project.ts';
import { openCopy, outcomeOf, walked, writeInputs, type Asking, type Copy } from './blind-copies.ts';
import { kindsApart, workInDocuments } from './blind-study.ts';

let home: { path: string } & Disposable;
let asking: Asking;
const paths = { with: '', without: '' };
/** One of each, for the methods that only read. */
let pair: readonly Copy[] = [];

beforeAll(async () => {
  home = testFolder();
  const project = await testProject();
  const study = await kindsApart(project);
  project.session.close();
  const viewerId = study.weiId;
  paths.without = join(home.path, 'without.concord');
  paths.with = join(home.path, 'with.concord');
  copyFileSync(project.path, paths.without);
  let foreign: string;
  {
    await using copy = openCopy(paths.without, join(home.path, 'work'), viewerId, 0);
    foreign = await workInDocuments(copy.as, study);
    copy.session.close();
    copyFileSync(join(copy.folder, 'study.concord'), paths.with);
  }
  asking = { study: { ...study, ids: { ...study.ids, foreign } }, viewerId, files: home.path };
  writeInputs(home.path);
  pair = (['with', 'without'] as const).map((which) =>
    openCopy(paths[which], join(home.path, `read-${which}`), viewerId),
  );
  {
    await using copy = openCopy(paths.without, join(home.path, 'work'), viewerId);
    await copy.as(viewerId).exchange.write({ to: join(home.path, 'study.qdpx') });
  }
  await project[Symbol.asyncDispose]();
});

afterAll(async () => {
  for (const copy of pair) await copy[Symbol.asyncDispose]();
  home[Symbol.dispose]();
});

describe('while interviews are open nobody finds a trace of what was coded in documents in', () => {
  test.each(walked.map(({ name, method }) => ({ name, kind: method.kind })))(
    '$name',
    async ({ name, kind }) => {
      const ask = async (which: 'with' | 'without'): Promise<unknown[]> => {
        if (kind === 'query') return await outcomeOf(pair[which === 'with' ? 0 : 1]!, name, asking);
        await using copy = openCopy(paths[which], join(home.path, which), asking.viewerId);
        return await outcomeOf(copy, name, asking);
      };

      const seen = await ask('with');

      expect(seen).toEqual(await ask('without'));
      expect(JSON.stringify(seen)).not.toContain('DOCMARK');
    },
  );
});
