// Files of one lineage, however old and by whatever way they come: the side that knew more decides.
import { expect, test } from 'vitest';
import { dump } from '../../../helpers/dump.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { codeWords, smallStudy } from '../../../helpers/study.ts';
import { bring, keys, saved } from './own-data.ts';

/** Ann shares a start. Bob takes it and adds a code. Ann continues, and somebody new opens her newer file. */
async function annAndBob(
  bobsWork?: (bob: TestProject, made: Awaited<ReturnType<typeof begun>>) => Promise<unknown>,
) {
  await using ann = await testProject();
  const start = await begun(ann);
  const older = (await saved(ann, 'a0.qdpx')).bytes;
  await using bob = await testProject();
  await bring(bob, older);
  await bob.api.codes.create({ name: 'bobs' });
  await bobsWork?.(bob, start);
  const bobs = (await saved(bob, 'bob.qdpx')).bytes;
  const { api } = ann;
  await api.codes.update({ id: start.codes.guide.id, name: 'GUIDE', shortDefinition: 'Careful.' });
  await api.memos.update({ id: start.memo.id, body: 'Three pages.' });
  await api.codings.remove({ ids: [start.coding.id] });
  const newer = (await saved(ann, 'ann.qdpx')).bytes;
  const pi = await testProject();
  await bring(pi, newer);
  return { pi, start, older, bobs, newer };
}

async function begun(ann: TestProject) {
  const study = await smallStudy(ann);
  const coding = await codeWords(ann, study.sources.first, study.codes.guide, 'association');
  const memo = await ann.api.memos.add({ about: 'project', title: 'm', body: 'Old.' });
  return { ...study, coding, memo };
}

async function guideIn({ api }: TestProject, id: string) {
  const { tables } = await api.project.records();
  const code = tables.code.find((each) => each.id === id);
  return [code?.name, code?.shortDefinition];
}

test('a copy that knew less brings its own work and reverts nothing', async () => {
  const { pi, start, bobs } = await annAndBob();
  await using _ = pi;
  const looked = await pi.api.project.records();

  const report = await bring(pi, bobs);

  expect(report).toMatchObject({ made: { code: 1 }, changed: {} });
  expect(keys(report)).not.toContain('exchange:conflicts_ours');
  expect(await guideIn(pi, start.codes.guide.id)).toEqual(['GUIDE', 'Careful.']);
  const { tables } = await pi.api.project.records();
  expect(tables.memo.map(({ body }) => body)).toEqual(looked.tables.memo.map(({ body }) => body));
  expect(await pi.api.codings.of({ sourceId: start.sources.first.id })).toEqual([]);
  expect((await bring(pi, bobs)).exchangeId).toBe(null);
});

test('an older copy of what is here brings nothing at all', async () => {
  const { pi, older } = await annAndBob();
  await using _ = pi;
  const before = dump(pi.store());

  const report = await bring(pi, older);

  expect(report).toMatchObject({ exchangeId: null, made: {}, changed: {} });
  expect(keys(report)).not.toContain('exchange:conflicts_ours');
  expect(dump(pi.store())).toBe(before);
});

test.each(['ours', 'theirs'] as const)(
  'a code that was removed once what lay below it had moved does not come back with an older copy, in conflicts %s',
  async (conflicts) => {
    await using ann = await testProject();
    const { codes } = await begun(ann);
    const older = (await saved(ann, 'older.qdpx')).bytes;
    await ann.api.codes.move({ id: codes.standards.id, parentId: codes.market.id });
    await ann.api.codes.remove({ id: codes.guide.id });
    await using pi = await testProject();
    await bring(pi, (await saved(ann, 'newer.qdpx')).bytes);
    const before = dump(pi.store());

    const report = await bring(pi, older, { conflicts });

    expect(report).toMatchObject({ exchangeId: null, made: {}, changed: {} });
    expect(keys(report).filter((key) => key.startsWith('exchange:conflicts'))).toEqual([]);
    expect(dump(pi.store())).toBe(before);
  },
);

test('two sources with the same words, one removed on each side, become one source that no older file changes', async () => {
  await using ann = await testProject();
  const { sources } = await smallStudy(ann);
  await ann.api.triage.decide({ ids: [sources.first.id], exclusionReason: 'off topic' });
  const older = (await saved(ann, 'older.qdpx')).bytes;
  await using bob = await testProject();
  await bring(bob, older);
  await bob.api.sources.remove({ ids: [sources.second.id] });
  const bobs = (await saved(bob, 'bobs.qdpx')).bytes;
  await ann.api.sources.remove({ ids: [sources.first.id] });
  const newer = (await saved(ann, 'newer.qdpx')).bytes;
  await using pi = await testProject();
  for (const bytes of [newer, bobs]) await bring(pi, bytes, { conflicts: 'theirs' });
  const before = dump(pi.store());

  const reports = [];
  for (const bytes of [older, newer, bobs]) reports.push(await bring(pi, bytes, { conflicts: 'theirs' }));

  const { tables } = await pi.api.project.records();
  expect(tables.source.map(({ label, status }) => `${label} ${status}`).toSorted()).toEqual([
    'N10 included',
    'N9 excluded',
  ]);
  expect(reports.map(({ exchangeId }) => exchangeId)).toEqual([null, null, null]);
  expect(dump(pi.store())).toBe(before);
});

test('what the copy changed too is a conflict, and so is what was removed here meanwhile', async () => {
  const { pi, start, bobs } = await annAndBob(async ({ api }, { codes, coding, memo }) => {
    await api.codes.update({ id: codes.guide.id, name: 'bobs guide' });
    await api.codes.update({ id: codes.market.id, name: 'bobs market' });
    await api.memos.add({ about: 'coding', subjectId: coding.id, body: 'Why?' });
    await api.memos.update({ id: memo.id, body: 'Old.' });
  });
  await using _ = pi;

  const report = await bring(pi, bobs);

  expect(report.changed).toEqual({ code: 1 });
  expect(keys(report)).toContain('exchange:conflicts_ours');
  expect(await guideIn(pi, start.codes.guide.id)).toEqual(['GUIDE', 'Careful.']);
  expect(await guideIn(pi, start.codes.market.id)).toEqual(['bobs market', '']);
  // Bob's memo on the coding prevents that the coding counts as removed; with his side preferred both come.
  await bring(pi, bobs, { conflicts: 'theirs' });
  expect(await pi.api.codings.of({ sourceId: start.sources.first.id })).toHaveLength(1);
  expect((await pi.api.project.check()).problems).toEqual([]);
});

test('a newer file, after an older one and another person’s, brings only what is new in it', async () => {
  const { pi, start, older, bobs, newer } = await annAndBob();
  await using _ = pi;
  await using late = await testProject();
  for (const bytes of [older, bobs]) await bring(late, bytes);

  const report = await bring(late, newer);

  expect(report.changed).toEqual({ code: 1, memo: 1 });
  expect(await guideIn(late, start.codes.guide.id)).toEqual(['GUIDE', 'Careful.']);
});

test('what somebody else merged is known by who merged it, also through a third project', async () => {
  const { pi, start, older, bobs, newer } = await annAndBob(({ api }, { codes }) =>
    api.codes.update({ id: codes.market.id, name: 'bobs market' }),
  );
  await using _ = pi;
  await bring(pi, bobs);
  await pi.api.codes.update({ id: start.codes.market.id, name: 'the market' });
  const merged = (await saved(pi, 'pi.qdpx')).bytes;
  await using last = await testProject();
  await bring(last, merged);
  const before = dump(last.store());

  for (const bytes of [bobs, newer, older])
    expect(await bring(last, bytes)).toMatchObject({ exchangeId: null, made: {}, changed: {} });

  expect(dump(last.store())).toBe(before);
  // The other way round: a project with the older of the two files takes the newer.
  await using behind = await testProject();
  await bring(behind, bobs);
  await bring(behind, merged);
  expect(await guideIn(behind, start.codes.market.id)).toEqual(['the market', '']);
  expect(await guideIn(behind, start.codes.guide.id)).toEqual(['GUIDE', 'Careful.']);
});
