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
});

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

test('a respondent withdraws while others code blind, wholly, and who does it learns nothing of their work', async () => {
  const { study, viewerId } = asking;
  const [n9, first] = [study.ids.n9, study.sources.first.id];
  const said: unknown[] = [];
  for (const [path, others] of [
    [paths.with, 3],
    [paths.without, 0],
  ] as const) {
    await using copy = openCopy(path, join(home.path, 'one'), viewerId);
    const [asLena, asWei] = [copy.as(viewerId), copy.as(study.weiId)];
    const ofWei = async () =>
      (await asWei.codings.of({ sourceId: first })).length +
      (await asWei.codings.of({ sourceId: study.sources.second.id })).length;
    expect(await ofWei()).toBe(others);
    const preview = await asLena.respondents.withdrawPreview({ ids: [n9] });
    await asLena.respondents.withdraw({ ids: [n9] });
    const gone = [await ofWei(), (await asWei.project.records()).tables.source.length];
    const { rounds } = await asLena.rounds.list();
    const { text } = await asLena.rounds.sentence({ id: study.ids.round, language: 'en' });
    const { undo } = await asLena.history.state();
    const list = await asLena.history.list({ limit: 1 });
    await asLena.history.undo();
    expect(await ofWei()).toBe(others);
    expect((await asWei.project.check()).problems).toEqual([]);
    const again = (await asLena.rounds.sentence({ id: study.ids.round, language: 'en' })).text;
    await expect(asLena.history.redo()).rejects.toMatchObject({ value: { key: 'errors:round_keeps' } });
    said.push([preview, gone, rounds.map(({ name }) => name), text, undo?.method, list[0]?.facts, again]);
  }

  expect(said[0]).toEqual(said[1]);
  expect(said[0]).toMatchObject([
    { deleted: 2, left: 0, codings: 2, isPartHidden: true },
    [0, 2],
    ['Round 1'],
    expect.stringContaining('1 respondent withdrew'),
    'respondents.withdraw',
    { key: 'withdrew_respondent' },
    expect.not.stringContaining('withdrew'),
  ]);
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
