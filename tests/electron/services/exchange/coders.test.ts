// Who coded what is kept apart or joined by who people are. A default name, with which programs begin, identifies
// nobody.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { dump } from '../../../helpers/dump.ts';
import { put } from '../../../helpers/exchange-files.ts';
import { qualCoder } from '../../../../scripts/foreign-databases.ts';
import { spanOf } from '../../../helpers/marked.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { study } from '../../../helpers/qualcoder-study.ts';
import { codeWords, NOTE, smallStudy } from '../../../helpers/study.ts';
import { bring, keys, saved, withoutOwn } from './own-data.ts';

type Saved = Awaited<ReturnType<typeof saved>>;

async function called(project: TestProject, name: string): Promise<void> {
  const [coder] = all(project.store().db, 'coder');
  if (coder?.name !== name) await project.api.coders.rename({ id: coder?.id ?? '', name });
}

/** The number of codings of each coder. */
function codings(project: TestProject): Record<string, number> {
  const { db } = project.store();
  const work = all(db, 'coding');
  return Object.fromEntries(
    all(db, 'coder')
      .map(({ id, name }) => [name, work.filter(({ coderId }) => coderId === id).length] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Two people, both with this name, who coded a text of their own. */
async function twoPeople(name: string) {
  const here = await testProject();
  const there = await testProject();
  await called(here, name);
  await called(there, name);
  const ours = await smallStudy(here);
  await codeWords(here, ours.sources.first, ours.codes.guide, 'association');
  const theirs = await smallStudy(there);
  await codeWords(there, theirs.sources.first, theirs.codes.guide, 'association');
  await codeWords(there, theirs.sources.first, theirs.codes.guide, 'suppliers');
  const { bytes } = await saved(there);
  const end = async (): Promise<void> => {
    await here[Symbol.asyncDispose]();
    await there[Symbol.asyncDispose]();
  };
  return { here, there, bytes, [Symbol.asyncDispose]: end };
}

test('two people who both kept Concord’s default name stay two and are numbered', async () => {
  await using both = await twoPeople('Coder 1');
  const { here, bytes } = both;
  const before = dump(here.store());

  const report = await bring(here, bytes);

  expect(codings(here)).toEqual({ 'Coder 1': 1, 'Coder 2': 2 });
  expect(report.remarks).toContainEqual({
    key: 'exchange:coder_numbered',
    parameters: { name: 'Coder 1', newName: 'Coder 2' },
  });
  const merged = dump(here.store());
  expect((await bring(here, bytes)).exchangeId).toBe(null);
  expect(dump(here.store())).toBe(merged);
  await here.api.history.undo();
  expect(dump(here.store())).toBe(before);
  await bring(here, bytes, { coders: 'together' });
  expect(codings(here)).toEqual({ 'Coder 1': 2 });
});

test('two people who kept the default name exchange files both ways without conflicts, and nothing counts as removed', async () => {
  await using ann = await testProject();
  await using bob = await testProject();
  for (const each of [ann, bob])
    // One project after another.
    await called(each, 'Coder 1');
  const ours = await smallStudy(ann);
  await codeWords(ann, ours.sources.first, ours.codes.guide, 'association');
  await ann.api.sources.setReviewed({ ids: [ours.sources.first.id], reviewed: true });
  await bring(bob, (await saved(ann)).bytes);
  expect(codings(bob)).toEqual({ 'Coder 1': 0, 'Coder 2': 1 });
  const [own] = all(bob.store().db, 'coder').filter(({ name }) => name === 'Coder 1');
  await bob.api.codings.apply(
    {
      sourceId: ours.sources.first.id,
      textHash: ours.sources.first.textHash,
      codeId: ours.codes.guide.id,
      span: spanOf(NOTE, 'suppliers'),
    },
    { as: own?.id ?? '' },
  );

  for (let round = 0; round < 2; round += 1) {
    // From Bob to Ann.
    const report = await bring(ann, (await saved(bob)).bytes);
    expect(keys(report).filter((key) => /conflict|removed|texts/.test(key))).toEqual([]);
    expect(codings(ann)).toEqual({ 'Coder 1': 1, 'Coder 2': 1 });
    // From Ann to Bob.
    await bring(bob, (await saved(ann)).bytes);
    expect(codings(bob)).toEqual({ 'Coder 1': 1, 'Coder 2': 1 });
  }
});

test('a person with a name is the same person in another project, also after being renamed', async () => {
  await using both = await twoPeople('Lena');
  const { here, there, bytes } = both;

  const report = await bring(here, bytes);

  expect(codings(here)).toEqual({ Lena: 2 });
  expect(keys(report)).toContain('exchange:coder_by_name');
  await called(there, 'Lena Berg');
  const [source] = all(there.store().db, 'source', { label: 'N10' });
  const [guide] = all(there.store().db, 'code', { name: 'guide' });
  await codeWords(there, source!, guide!, 'certificates');
  const again = await bring(here, (await saved(there)).bytes);
  expect(codings(here)).toEqual({ Lena: 3 });
  expect(keys(again)).not.toContain('exchange:coder_by_name');
});

test('two people with one name are kept apart if that is chosen, and the preview asks', async () => {
  await using both = await twoPeople('Lena');
  const { here, there, bytes } = both;
  const file = { reference: join(there.folder, 'saved.qdpx'), name: 'saved.qdpx' };

  expect((await here.api.exchange.preview({ file })).namesakes).toEqual(['Lena']);
  await here.api.exchange.bringIn({ file, coders: 'apart' });

  expect(codings(here)).toEqual({ Lena: 1, 'Lena 2': 2 });
  // From then on it is known who they are.
  expect((await here.api.exchange.preview({ file })).namesakes).toEqual([]);
  expect((await bring(here, bytes)).exchangeId).toBe(null);
});

test.each([
  ['with Concord’s own data', ({ bytes }: Saved) => bytes],
  ['as another program writes it', ({ entries }: Saved) => withoutOwn(entries)],
])(
  'a passage coded by two coders who are one person here comes in as one coding, and only once: a file %s',
  async (_, asFile) => {
    await using there = await testProject();
    const { codes, sources } = await smallStudy(there);
    const lena = await there.api.coders.add({ name: 'Lena' });
    const codeAs = (words: string, as: string) => {
      const { id: sourceId, textHash } = sources.first;
      const given = { sourceId, textHash, codeId: codes.guide.id, span: spanOf(NOTE, words) };
      return there.api.codings.apply(given, { as });
    };
    await codeAs('association', lena.id);
    await using here = await testProject();
    await bring(here, asFile(await saved(there)));
    const [wei, theirWei] = [here, there].map((each) => all(each.store().db, 'coder', { name: 'Wei' })[0]!);
    await here.api.coders.merge({ keepId: wei!.id, goneId: lena.id });
    await codeAs('suppliers', theirWei!.id);
    await codeAs('suppliers', lena.id);
    const later = asFile(await saved(there, 'later.qdpx'));

    const looked = await here.api.exchange.preview({ file: put(here.folder, 'later.qdpx', later) });
    const report = await bring(here, later);

    const places = all(here.store().db, 'coding').map(({ coderId, start, end }) => [coderId, start, end]);
    expect(new Set(places.map(String)).size).toBe(places.length);
    expect(looked.tables.find(({ table }) => table === 'coding')?.counts.added).toBe(1);
    expect(report.made.coding).toBe(1);
    expect(report.remarks).toContainEqual({ key: 'exchange:joined', parameters: { count: 1 } });
    const once = dump(here.store());
    expect(await bring(here, later)).toMatchObject({ exchangeId: null, made: {}, changed: {} });
    expect(dump(here.store())).toBe(once);
  },
);

test('work on two copies under one coder counts as that coder’s, and a remark says so', async () => {
  await using here = await testProject();
  const { codes, sources } = await smallStudy(here);
  await using copy = await testProject();
  await bring(copy, (await saved(here)).bytes);
  const [first] = all(copy.store().db, 'source', { label: 'N9' });
  const [guide] = all(copy.store().db, 'code', { name: 'guide' });
  await codeWords(copy, first!, guide!, 'suppliers');
  const { bytes } = await saved(copy, 'back.qdpx');
  await bring(here, bytes);
  await codeWords(copy, first!, guide!, 'certificates');
  await codeWords(here, sources.first, codes.guide, 'association');

  const report = await bring(here, (await saved(copy, 'again.qdpx')).bytes);

  expect(report.remarks).toContainEqual({
    key: 'exchange:coder_on_both_sides',
    parameters: { name: 'Wei' },
  });
});

test('an empty project takes over the main coder of the file', async () => {
  await using there = await testProject();
  await called(there, 'Lena');
  const { codes, sources } = await smallStudy(there);
  await codeWords(there, sources.first, codes.guide, 'association');
  await using here = await testProject();
  const before = dump(here.store());

  const report = await bring(here, (await saved(there)).bytes);

  const { db } = here.store();
  const [project] = all(db, 'project');
  expect(all(db, 'coder', { id: project!.mainCoderId })).toMatchObject([{ name: 'Lena' }]);
  expect(report.remarks).toContainEqual({
    key: 'exchange:lead_taken',
    parameters: { coder: 'Lena', own: 1, count: 1 },
  });
  expect(keys(report)).not.toContain('exchange:other_layers');
  await here.api.history.undo();
  expect(dump(here.store())).toBe(before);
});

test('the coder whom QualCoder calls default is another person in every project', async () => {
  await using project = await testProject();
  const byDefault = <Row extends object>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ('owner' in row ? { ...row, owner: 'default' } : row));
  for (const [index, date] of ['2024-06-01 10:00:00', '2024-07-01 10:00:00'].entries()) {
    const told = Object.fromEntries(Object.entries(study).map(([table, rows]) => [table, byDefault(rows)]));
    const folder = qualCoder(join(project.folder, `study ${index}.qda`), 17, {
      ...told,
      project: [{ databaseversion: 'v17', date, memo: '', about: 'QualCoder' }],
    });
    // One after the other.
    await project.api.exchange.bringIn({ file: { reference: folder, name: `study ${index}.qda` } });
  }

  expect(codings(project)).toMatchObject({ default: 3, 'default 2': 3 });
});

test.each([
  [
    'in which nobody has coded takes as main coder the person who coded most in the file',
    false,
    'Ann',
    'exchange:lead_taken_of_several',
  ],
  ['in which somebody has coded keeps its main coder', true, 'Wei', 'exchange:other_layers'],
])('a project %s', async (_, isBegun, lead, said) => {
  await using here = await testProject();
  const { codes, sources } = await smallStudy(here);
  if (isBegun) await codeWords(here, sources.first, codes.guide, 'association');
  const folder = qualCoder(join(here.folder, 'study.qda'), 17, study, {});

  const report = await here.api.exchange.bringIn({ file: { reference: folder, name: 'study.qda' } });

  const { tables } = await here.api.project.records();
  expect(tables.coder.find(({ id }) => id === tables.project[0]?.mainCoderId)?.name).toBe(lead);
  expect(keys(report)).toContain(said);
});

test('a coder without work comes along where a saved query or kept table asks for their codings, and no other', async () => {
  await using here = await testProject();
  await using there = await testProject();
  await smallStudy(here);
  await smallStudy(there);
  const { api } = there;
  await api.coders.add({ name: 'Idle' });
  const lin = await api.coders.add({ name: 'Lin' });
  const mei = await api.coders.add({ name: 'Mei' });
  await api.savedQueries.add({ name: 'as Lin', text: 'guide', layer: { coderId: lin.id } });
  await api.keptTables.keep({ kind: 'tally', name: 'by Mei', settings: { layer: { coderId: mei.id } } });
  const before = dump(here.store());

  const { bytes } = await saved(there);
  await bring(here, bytes);

  const names = all(here.store().db, 'coder').map(({ name }) => name);
  expect(names.toSorted()).toEqual(['Lin', 'Mei', 'Wei']);
  const [kept] = await here.api.keptTables.list({});
  expect(kept?.state.what).toBe('never');
  const [query] = await here.api.savedQueries.list({});
  expect(await here.api.savedQueries.ask({ id: query?.id ?? '' })).toMatchObject({ query: 'guide' });
  await here.api.history.undo();
  expect(dump(here.store())).toBe(before);
});
