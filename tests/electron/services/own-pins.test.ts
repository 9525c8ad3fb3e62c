// Keys that apply codes belong to the person who uses them: no act changes another person's keys.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOfRows } from '#db/digest.ts';
import { openStore } from '#db/open.ts';
import { buildSample } from '#electron/sample.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { pinsOf } from '../../helpers/pins.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy, type Study } from '../../helpers/study.ts';
import { bring, saved } from './exchange/own-data.ts';

interface Shared extends Study {
  readonly wei: { readonly as: string };
  readonly lin: { readonly as: string };
}

/** A small study of Wei, who is the main coder and has the keys 1 and 2, and of Lin. */
async function sharedStudy(project: TestProject): Promise<Shared> {
  const study = await smallStudy(project);
  const { tables } = await project.api.project.records();
  const lin = await project.api.coders.add({ name: 'Lin' });
  return { ...study, wei: { as: tables.project[0]?.mainCoderId ?? '' }, lin: { as: lin.id } };
}

/** The keys in the codebook as this person exports it, by code. */
async function writtenPins({ api, folder }: TestProject, who: { readonly as: string }): Promise<object> {
  const to = join(folder, `${who.as}.csv`);
  await api.exports.codebook({ to, format: 'csv', language: 'en', counts: false }, who);
  const [head = '', ...rows] = readFileSync(to, 'utf8').trim().split('\r\n');
  const [name, pin] = ['name', 'pin'].map((column) => head.split(',').indexOf(column));
  const cells = rows.map((row) => row.split(','));
  return Object.fromEntries(
    cells.flatMap((row) => (row[pin ?? -1] ? [[row[name ?? -1], Number(row[pin ?? -1])]] : [])),
  );
}

test('a key that one person gives a code leaves everybody else’s keys as they are', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, wei, lin } = await sharedStudy(project);
  const digest = digestOfRows(project.store().db.sqlite);

  await api.codes.update({ id: codes.market.id, pin: 1 }, lin);
  await api.codes.update({ id: codes.guide.id, pin: 7 }, lin);

  expect(await writtenPins(project, wei)).toEqual({ connector: 1, guide: 2 });
  expect(await writtenPins(project, lin)).toEqual({ market: 1, guide: 7 });
  expect(digestOfRows(project.store().db.sqlite)).toBe(digest);
  expect((await api.project.check()).problems).toEqual([]);
});

test('a second pass has the keys of its person', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  const again = await api.coders.add({ name: 'Lin again', kind: 'second-pass', personId: lin.as });

  await api.codes.update({ id: codes.market.id, pin: 3 }, { as: again.id });

  expect(await pinsOf(project, lin.as)).toEqual({ market: 3 });
});

test('in a layer that several people write to, a key is given to the person who works in it', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  const agreed = await api.coders.add({ name: 'Agreed', kind: 'adjudication' });

  const told = await api.codes.update({ id: codes.market.id, pin: 1 }, { as: agreed.id, person: lin.as });

  expect(told.pin).toBe(1);
  expect(await pinsOf(project, lin.as)).toEqual({ market: 1 });
  expect(await pinsOf(project)).toEqual({ connector: 1, guide: 2 });
});

test('undo reverts one’s own key and no other', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, wei, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.market.id, pin: 1 }, lin);
  await api.codes.update({ id: codes.market.id, pin: 1 }, wei);
  expect(await pinsOf(project)).toEqual({ market: 1, guide: 2 });

  await api.history.undo({}, wei);

  expect(await pinsOf(project)).toEqual({ connector: 1, guide: 2 });
  expect(await pinsOf(project, lin.as)).toEqual({ market: 1 });
  await api.history.redo({}, wei);
  expect(await pinsOf(project)).toEqual({ market: 1, guide: 2 });
});

test('the history says which key was given and which was removed', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await sharedStudy(project);
  await api.codes.update({ id: codes.market.id, pin: 1 });
  await api.codes.update({ id: codes.market.id, pin: null });

  const told = (await api.history.list({ method: 'codes.update' })).map(({ facts }) => facts);

  expect(told).toMatchObject([
    { key: 'took_key', things: { code: { name: 'market' } } },
    { key: 'gave_key', things: { code: { name: 'market' } }, value: { to: '1' } },
  ]);
});

describe('a codebook', () => {
  test('that is imported gives its keys to the person who imports it', async () => {
    await using project = await testProject();
    const { lin } = await sharedStudy(project);
    const path = join(project.folder, 'new.csv');
    await project.api.exports.codebook({ to: path, format: 'csv', language: 'en', counts: false });
    await using empty = await testProject();
    const chen = await empty.api.coders.add({ name: 'Chen' });

    await empty.api.codebookImport.run({ file: { reference: path, name: 'new.csv' } }, { as: chen.id });

    expect(await pinsOf(empty, chen.id)).toEqual({ connector: 1, guide: 2 });
    expect(await pinsOf(empty)).toEqual({});
    expect(await pinsOf(project, lin.as)).toEqual({});
  });

  test('of an earlier version still applies codes by its keys for everybody', async () => {
    await using project = await testProject();
    const store = buildSample(join(project.folder, 'sample.concord'), openOptions);
    project.session.adopt(store);
    const { api } = project;
    const chen = await api.coders.add({ name: 'Chen' });
    const before = await pinsOf(project);
    const { tables } = await api.project.records();
    const [first, second] = tables.code.filter(({ pin }) => pin !== null);

    await api.codes.update({ id: first?.id ?? '', pin: second?.pin ?? null }, { as: chen.id });

    expect(await pinsOf(project)).toEqual(before);
    const { [second?.name ?? '']: passed, ...rest } = before;
    expect(passed).toBe(second?.pin);
    expect(await pinsOf(project, chen.id)).toEqual({ ...rest, [first?.name ?? '']: passed });
  });
});

test('deleting a code removes everybody’s keys, and undo restores them', async () => {
  await using project = await testProject();
  const { codes, lin } = await sharedStudy(project);
  await project.api.codes.update({ id: codes.connector.id, pin: 4 }, lin);

  await expectCommand(project, () => project.api.codes.remove({ id: codes.connector.id }));

  await project.api.history.undo();
  expect(await pinsOf(project)).toEqual({ connector: 1, guide: 2 });
  expect(await pinsOf(project, lin.as)).toEqual({ connector: 4 });
});

test('the creation of a code can be undone although somebody else has given the code a key', async () => {
  await using project = await testProject();
  const { api } = project;
  const { lin } = await sharedStudy(project);
  const fair = await api.codes.create({ name: 'fair' });
  await api.codes.update({ id: fair.id, pin: 5 }, lin);

  expect(await api.history.undo()).toEqual({ method: 'codes.create', stays: 0 });

  expect((await api.project.records()).tables.code.map(({ name }) => name)).not.toContain('fair');
  expect(await pinsOf(project, lin.as)).toEqual({});
  await api.history.redo();
  expect((await api.project.records()).tables.code.map(({ name }) => name)).toContain('fair');
  expect((await api.project.check()).problems).toEqual([]);
});

test('when two coders are merged, the remaining one keeps their keys and takes over free ones', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, wei, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.market.id, pin: 5 }, lin);
  await api.codes.update({ id: codes.guide.id, pin: 6 }, lin);
  await api.codes.update({ id: codes.standards.id, pin: 1 }, lin);

  await expectCommand(project, () => api.coders.merge({ keepId: wei.as, goneId: lin.as }));

  expect(await pinsOf(project)).toEqual({ connector: 1, guide: 2, market: 5 });
});

test('a coder who has only set keys can be removed', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.market.id, pin: 5 }, lin);

  await expectCommand(project, () => api.coders.remove({ id: lin.as }));

  expect((await api.project.records()).tables.ownPin.every(({ personId }) => personId !== lin.as)).toBe(true);
});

test('a project file brings everybody’s keys, and a later change of one person’s keys comes back as theirs', async () => {
  await using project = await testProject();
  const { codes, lin } = await sharedStudy(project);
  await project.api.codes.update({ id: codes.market.id, pin: 1 }, lin);
  await using copy = await testProject();
  await bring(copy, (await saved(project)).bytes);
  expect(await pinsOf(copy)).toEqual({ connector: 1, guide: 2 });
  expect(await pinsOf(copy, lin.as)).toEqual({ market: 1 });

  await copy.api.codes.update({ id: codes.guide.id, pin: 9 }, lin);
  await project.api.codes.update({ id: codes.guide.id, pin: 8 });
  await bring(project, (await saved(copy)).bytes);

  expect(await pinsOf(project)).toEqual({ connector: 1, guide: 8 });
  expect(await pinsOf(project, lin.as)).toEqual({ market: 1, guide: 9 });
});

test('a study of an earlier schema keeps its keys, for everybody', async () => {
  await using project = await testProject();
  const path = join(project.folder, 'earlier.concord');
  copyFileSync(join(import.meta.dirname, '../../../fixtures/projects/0009.concord'), path);

  const store = openStore(path, { ...openOptions, snapshots: project.folder });
  project.session.adopt(store);

  const { tables } = await project.api.project.records();
  const given = Object.fromEntries(
    tables.code.flatMap(({ name, pin }) => (pin === null ? [] : [[name, pin]])),
  );
  expect(Object.keys(given).length).toBeGreaterThan(0);
  for (const { id } of tables.coder) {
    expect(await pinsOf(project, id)).toEqual(given);
  }
});
