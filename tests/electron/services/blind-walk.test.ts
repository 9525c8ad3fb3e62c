// Walks every method as a coder in a blind round, over two copies of one study: in one of them the other coder has worked
// since, in the other not. Whatever is answered must be the same, so that nothing of it leaves a trace: no word, no name, no
// count, no error.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableName } from '#core/records.ts';
import { sealedShapes, type SealedShape } from '#core/sealing/seen-rows.ts';
import { testFolder, testProject } from '../../helpers/project.ts';
import { inputs } from './blind-calls.ts';
import { openCopy, outcomeOf, walked, writeInputs, type Asking } from './blind-copies.ts';
import { studyBefore, workOfWei } from './blind-study.ts';

let home: { path: string } & Disposable;
let asking: Asking;
const paths = { with: '', without: '' };

beforeAll(async () => {
  home = testFolder();
  const project = await testProject();
  const study = await studyBefore(project);
  project.session.close();
  paths.without = join(home.path, 'without.concord');
  paths.with = join(home.path, 'with.concord');
  copyFileSync(project.path, paths.without);
  const { weiId, lenaId } = study;
  let foreign: string;
  {
    await using copy = openCopy(paths.without, join(home.path, 'work'), weiId, 0);
    foreign = await workOfWei(copy.as(weiId), study);
    copy.session.close();
    copyFileSync(join(copy.folder, 'study.concord'), paths.with);
  }
  asking = {
    study: { ...study, ids: { ...study.ids, foreign } },
    viewerId: lenaId,
    files: home.path,
  };
  writeInputs(home.path);
  {
    await using copy = openCopy(paths.without, join(home.path, 'work'), weiId);
    await copy.as(lenaId).exchange.write({ to: join(home.path, 'study.qdpx') });
  }
  await project[Symbol.asyncDispose]();
}, 60_000);

afterAll(() => home[Symbol.dispose]());

describe('a coder in a blind round finds no trace of another’s work in', () => {
  test.each(walked.map(({ name }) => name))('%s', async (name) => {
    expect(inputs[name], `${name} has no input in blind-calls.ts`).toBeDefined();
    await using one = openCopy(paths.with, join(home.path, 'one'), asking.viewerId);
    await using other = openCopy(paths.without, join(home.path, 'other'), asking.viewerId);

    const seen = await outcomeOf(one, name, asking);
    const unseen = await outcomeOf(other, name, asking);

    expect(seen).toEqual(unseen);
    expect(JSON.stringify(seen)).not.toContain('WEIMARK');
  });
});

/** For each table, a method in whose answer its rows would show. */
const WITNESSES: Readonly<Partial<Record<TableName, string>>> = {
  coding: 'codings.of',
  review: 'project.records',
  memo: 'project.records',
  codeExample: 'project.records',
  summary: 'project.records',
  summaryQuote: 'project.records',
  refusedPassage: 'project.records',
  rereading: 'exchange.losses',
};

describe('the walk finds a trace as soon as one table is not sealed:', () => {
  test.each(Object.entries(WITNESSES))('%s', async (table, name) => {
    const shapes = sealedShapes as Map<TableName, SealedShape>;
    const whole = [...shapes];
    const outcomes: unknown[] = [];
    shapes.delete(table as TableName);
    // Rows that name rows of this table are hidden with them otherwise.
    for (const [other, { names, ...rest }] of whole)
      if (other !== table)
        shapes.set(other, { ...rest, names: names.filter(([, named]) => named !== table) });
    try {
      for (const path of [paths.with, paths.without]) {
        await using copy = openCopy(path, join(home.path, 'mutant'), asking.viewerId);
        outcomes.push(await outcomeOf(copy, name, asking));
      }
    } finally {
      shapes.clear();
      for (const [each, shape] of whole) shapes.set(each, shape);
    }

    expect(outcomes[0]).not.toEqual(outcomes[1]);
  });
});
