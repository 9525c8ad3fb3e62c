// Work done separately on two copies of a project is, once merged, as one analyst would have left it: nothing on a
// merged code, no coding twice, no removed row back as an empty shell.
import { describe, expect, test } from 'vitest';
import type { TableName } from '#core/records.ts';
import { all } from '#db/write.ts';
import { dump } from '../../../helpers/dump.ts';
import { put } from '../../../helpers/exchange-files.ts';
import { spanOf } from '../../../helpers/marked.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { codeWords, NOTE, smallStudy, type Study } from '../../../helpers/study.ts';
import { bring, keys, saved } from './own-data.ts';

interface Copies extends AsyncDisposable {
  readonly here: TestProject;
  readonly study: Study;
  /** The file exported from the copy after the work on it. */
  readonly bytes: Uint8Array;
}

/** A project, and the file of a copy on which `there` was done. */
async function apart(
  before: (project: TestProject, study: Study) => Promise<unknown>,
  there: (copy: TestProject, study: Study) => Promise<unknown>,
): Promise<Copies> {
  const here = await testProject();
  const study = await smallStudy(here);
  await before(here, study);
  await using copy = await testProject();
  await bring(copy, (await saved(here)).bytes);
  await there(copy, study);
  const { bytes } = await saved(copy, 'back.qdpx');
  return { here, study, bytes, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

const nothing = () => Promise.resolve();
/** Adds one coding of `market`. */
const coded = (project: TestProject, { codes, sources }: Study) =>
  codeWords(project, sources.first, codes.market, 'association');
/** Changes the code of that coding to `guide`. */
const recoded = ({ api, store }: TestProject, { codes }: Study) =>
  api.codings.recode({ ids: [all(store().db, 'coding')[0]?.id ?? ''], codeId: codes.guide.id });
const rows = <T extends TableName>(project: TestProject, table: T) => all(project.store().db, table);

describe('codes that were merged in the file', () => {
  const merge = ({ api }: TestProject, { codes }: Study) =>
    api.codes.merge({ fromIds: [codes.market.id], intoId: codes.guide.id });

  test('take along everything on them here: codings, sub-codes, memos, examples and links to themes', async () => {
    await using copies = await apart(nothing, merge);
    const { here, study, bytes } = copies;
    const { market, guide, connector } = study.codes;
    const coding = await codeWords(here, study.sources.first, market, 'association');
    const child = await here.api.codes.create({ name: 'prices', parentId: market.id });
    await here.api.codes.gather({ themeId: connector.id, codeId: market.id });
    await here.api.memos.add({ about: 'code', subjectId: market.id, body: 'A thought.' });
    await here.api.codings.setExample({ ids: [coding.id], example: true });
    const before = dump(here.store());

    await bring(here, bytes);

    expect(rows(here, 'code').find(({ id }) => id === market.id)).toMatchObject({ mergedInto: guide.id });
    expect(rows(here, 'coding')).toMatchObject([{ id: coding.id, codeId: guide.id }]);
    expect(rows(here, 'code').find(({ id }) => id === child.id)?.parentId).toBe(guide.id);
    expect(rows(here, 'memo')).toMatchObject([{ codeId: guide.id }]);
    expect(rows(here, 'codeExample')).toMatchObject([{ codeId: guide.id }]);
    expect(rows(here, 'themeCode').map(({ codeId }) => codeId)).toEqual([guide.id]);
    expect((await bring(here, bytes)).exchangeId).toBe(null);
    await here.api.history.undo();
    expect(dump(here.store())).toBe(before);
  });

  test('join codings that come to stand in one place, and nothing is doubled on the way back', async () => {
    await using copies = await apart(async (project, { codes, sources }) => {
      await codeWords(project, sources.first, codes.market, 'association');
      await codeWords(project, sources.first, codes.guide, 'association');
    }, merge);
    const { here, bytes } = copies;

    const report = await bring(here, bytes);

    expect(rows(here, 'coding')).toHaveLength(1);
    expect(keys(report)).toContain('exchange:joined');
    await using other = await testProject();
    await bring(other, bytes);
    await bring(other, (await saved(here, 'again.qdpx')).bytes);
    expect(rows(other, 'coding')).toHaveLength(1);
  });

  test('stay apart when merging would put a code below itself, with remarks before and after', async () => {
    await using copies = await apart(async ({ api }, { codes }) => {
      await api.codes.create({ name: 'child', parentId: codes.market.id });
    }, merge);
    const { here, study, bytes } = copies;
    const child = rows(here, 'code').find(({ name }) => name === 'child');
    await here.api.codes.move({ id: study.codes.guide.id, parentId: child?.id ?? null, beforeId: null });
    const file = put(here.folder, 'looked-at.qdpx', bytes);

    const looked = await here.api.exchange.preview({ file });
    const report = await bring(here, bytes);

    for (const { remarks } of [looked, report]) {
      const told = remarks.find(({ key }) => key === 'exchange:unsound');
      expect(told?.items?.toSorted()).toEqual(['child', 'market']);
    }
    expect(rows(here, 'code').filter(({ status }) => status === 'merged')).toEqual([]);
  });
});

test('a code merged here is restored with its codings when the file is preferred', async () => {
  await using copies = await apart(coded, ({ api }, { codes }) =>
    api.codes.update({ id: codes.market.id, status: 'stable' }),
  );
  const { here, study, bytes } = copies;
  const { market, guide } = study.codes;
  await here.api.codes.merge({ fromIds: [market.id], intoId: guide.id });

  await bring(here, bytes);
  expect(rows(here, 'coding')).toMatchObject([{ codeId: guide.id }]);
  await bring(here, bytes, { conflicts: 'theirs' });

  expect(rows(here, 'code').find(({ id }) => id === market.id)).toMatchObject({ status: 'stable' });
  expect(rows(here, 'coding')).toMatchObject([{ codeId: market.id }]);
  const file = put(here.folder, 'looked-at.qdpx', bytes);
  expect((await here.api.exchange.preview({ file })).isNew).toBe(false);
});

test('two codes in a branch that allows one per source are both kept, with a remark', async () => {
  const whole = ({ api }: TestProject, { sources }: Study, codeId: string) =>
    api.codings.apply({ sourceId: sources.first.id, textHash: sources.first.textHash, codeId, span: null });
  const below = (project: TestProject, name: string) =>
    rows(project, 'code').find((code) => code.name === name)?.id ?? '';
  await using copies = await apart(
    async ({ api }) => {
      const tone = await api.codes.create({ name: 'tone', onePerSource: true });
      await api.codes.create({ name: 'warm', parentId: tone.id });
      await api.codes.create({ name: 'cold', parentId: tone.id });
    },
    (copy, study) => whole(copy, study, below(copy, 'cold')),
  );
  const { here, study, bytes } = copies;
  await whole(here, study, below(here, 'warm'));

  const report = await bring(here, bytes);

  expect(rows(here, 'coding')).toHaveLength(2);
  expect(report.remarks).toContainEqual({
    key: 'exchange:several_of_one',
    parameters: { count: 1 },
    items: ['tone · N9'],
  });
});

test('rows that the file has on a code merged here move to the code it was merged into', async () => {
  await using copies = await apart(coded, async ({ api, store }, { codes }) => {
    await api.codes.gather({ themeId: codes.connector.id, codeId: codes.market.id });
    await api.memos.add({ about: 'code', subjectId: codes.market.id, body: 'A thought.' });
    await api.codings.setExample({ ids: [all(store().db, 'coding')[0]?.id ?? ''], example: true });
  });
  const { here, study, bytes } = copies;
  const { market, guide, connector } = study.codes;
  await here.api.codes.merge({ fromIds: [market.id], intoId: guide.id });
  const before = dump(here.store());

  await bring(here, bytes);

  expect(rows(here, 'themeCode')).toMatchObject([{ themeId: connector.id, codeId: guide.id }]);
  expect(rows(here, 'memo')).toMatchObject([{ codeId: guide.id }]);
  expect(rows(here, 'codeExample')).toMatchObject([{ codeId: guide.id }]);
  expect((await bring(here, bytes)).exchangeId).toBe(null);
  await here.api.history.undo();
  expect(dump(here.store())).toBe(before);
});

test('an example follows its coding to the code given in the file', async () => {
  await using copies = await apart(coded, recoded);
  const { here, study, bytes } = copies;
  await here.api.codings.setExample({ ids: [rows(here, 'coding')[0]?.id ?? ''], example: true });

  await bring(here, bytes);

  expect(rows(here, 'codeExample')).toMatchObject([{ codeId: study.codes.guide.id }]);
});

test('a coding that gets the code and place of another one in the file becomes one with it', async () => {
  await using copies = await apart(coded, recoded);
  const { here, study, bytes } = copies;
  const mine = await codeWords(here, study.sources.first, study.codes.guide, 'association');
  await here.api.memos.add({ about: 'coding', subjectId: mine.id, body: 'Mine.' });

  await bring(here, bytes);

  const { start, end } = spanOf(NOTE, 'association');
  expect(rows(here, 'coding')).toMatchObject([{ codeId: study.codes.guide.id, start, end }]);
  expect(rows(here, 'memo')).toMatchObject([{ codingId: rows(here, 'coding')[0]?.id, body: 'Mine.' }]);
});

describe('what was removed here', () => {
  const noted = async (project: TestProject, { codes, sources }: Study): Promise<void> => {
    const coding = await codeWords(project, sources.other, codes.guide, 'association');
    await project.api.memos.add({ about: 'coding', subjectId: coding.id, body: 'A thought.' });
  };

  test('comes back with everything removed along with it', async () => {
    await using copies = await apart(noted, ({ api }, { sources }) =>
      api.sources.update({ ids: [sources.other.id], place: 'Wuxi' }),
    );
    const { here, study, bytes } = copies;
    await here.api.sources.remove({ ids: [study.sources.other.id] });

    await bring(here, bytes, { conflicts: 'theirs' });

    const links = rows(here, 'sourceRespondent').filter(
      ({ sourceId }) => sourceId === study.sources.other.id,
    );
    expect(links).toHaveLength(1);
    expect([rows(here, 'coding'), rows(here, 'memo')].map((list) => list.length)).toEqual([1, 1]);
    expect((await bring(here, bytes, { conflicts: 'theirs' })).exchangeId).toBe(null);
  });

  test('is a conflict when the file has new work on it, and comes back with that work if the file is preferred', async () => {
    await using copies = await apart(noted, (copy, { codes, sources }) =>
      codeWords(copy, sources.other, codes.connector, 'suppliers'),
    );
    const { here, study, bytes } = copies;
    await here.api.sources.remove({ ids: [study.sources.other.id] });
    const file = put(here.folder, 'looked-at.qdpx', bytes);

    const looked = await here.api.exchange.preview({ file });
    await bring(here, bytes);
    const without = rows(here, 'coding').length;
    await bring(here, bytes, { conflicts: 'theirs' });

    expect(looked.isNew).toBe(true);
    expect(looked.tables.flatMap(({ rows: told }) => told.conflicts)).toMatchObject([
      { key: `source ${study.sources.other.id}`, name: 'N10', isRemoved: true },
    ]);
    // The preview names, not only counts, what would stay away with the removed row.
    const left = looked.remarks.find(({ key }) => key === 'exchange:left');
    expect(left?.items).toContain('connector · N10');
    expect(without).toBe(0);
    expect(rows(here, 'coding')).toHaveLength(2);
  });
});

test('a decision is remembered even if nothing else had to be written', async () => {
  await using copies = await apart(nothing, ({ api }, { codes }) =>
    api.codes.update({ id: codes.guide.id, name: 'their guide' }),
  );
  const { here, study, bytes } = copies;
  await here.api.codes.update({ id: study.codes.guide.id, name: 'our guide' });

  const first = await bring(here, bytes);
  const second = await bring(here, bytes);

  expect([first.made, first.changed]).toEqual([{}, {}]);
  expect(keys(first)).toContain('exchange:conflicts_ours');
  expect(second.exchangeId).toBe(null);
  expect(keys(second)).toContain('exchange:conflicts_again');
});

test('a change that cannot be made here raises no new conflict when the same file is imported again', async () => {
  await using copies = await apart(nothing, async ({ api }, { codes }) => {
    await api.codes.merge({ fromIds: [codes.market.id], intoId: codes.guide.id });
    await api.codes.update({ id: codes.connector.id, name: 'broker' });
    await api.classes.add({ name: 'news' });
  });
  const { here, study, bytes } = copies;
  await here.api.codes.merge({ fromIds: [study.codes.guide.id], intoId: study.codes.connector.id });
  await here.api.codes.create({ name: 'broker' });

  const first = await bring(here, bytes);
  const before = dump(here.store());
  const again = await bring(here, bytes);

  expect(first.made).toEqual({ class: 1 });
  expect(first.remarks.find(({ key }) => key === 'exchange:unsound')?.items?.toSorted()).toEqual([
    'connector',
    'market',
  ]);
  expect(again).toMatchObject({ exchangeId: null, made: {}, changed: {} });
  expect(keys(again)).toContain('exchange:conflicts_again');
  expect(dump(here.store())).toBe(before);
});

test('two codes never get the same name under one parent', async () => {
  await using copies = await apart(nothing, ({ api }, { codes }) =>
    api.codes.update({ id: codes.guide.id, name: 'broker' }),
  );
  const { here, study, bytes } = copies;
  await here.api.codes.update({ id: study.codes.market.id, name: 'broker' });

  const report = await bring(here, bytes);

  expect(keys(report)).toContain('exchange:unsound');
  const names = rows(here, 'code').map(({ name }) => name);
  expect(names.filter((name) => name === 'broker')).toHaveLength(1);
});
