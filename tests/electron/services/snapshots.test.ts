import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Api } from '#electron/api.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import type { Client } from '#electron/rpc/client.ts';
import { createReading } from '#electron/reading.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openKeeper, type Keeper } from '#electron/snapshots/keeper.ts';
import type { ListedStudy } from '#electron/services/snapshots.ts';
import type { News } from '#electron/rpc/transport.ts';
import { createProject } from '#db/create-project.ts';
import { readSeal } from '#db/seal.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';

interface Kept extends AsyncDisposable {
  readonly folder: string;
  readonly path: string;
  readonly session: Session;
  readonly api: Client<Api>;
  readonly news: News[];
}

/** A study with snapshots, as a program that stays open keeps them. */
function kept(keeper: Keeper = openKeeper()): Kept {
  const folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const session = new Session({
    settings: new Settings(join(folder.path, 'home')),
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: createReading(),
    keeper,
    log: () => undefined,
    language: 'en',
    browsesFolders: false,
  });
  const news: News[] = [];
  session.subscribe((each) => news.push(each));
  session.adopt(createProject(path, { name: 'Fairs', coderName: 'Wei' }, openOptions));
  return {
    folder: folder.path,
    path,
    session,
    api: clientOf(session),
    news,
    [Symbol.asyncDispose]: async () => {
      await session.end();
      folder[Symbol.dispose]();
    },
  };
}

async function listed({ api }: Kept): Promise<ListedStudy> {
  const { study } = await api.snapshots.list();
  if (!study) throw new Error('no snapshots');
  return study;
}

const namesOf = async ({ api }: Kept) =>
  (await api.project.records()).tables.code.map(({ name }) => name).toSorted();

it('tells no counts to one from whom blind work hides some of the study', async () => {
  await using study = kept();
  const { api, session } = study;
  const { id } = await api.coders.add({ name: 'Lena' });
  await api.snapshots.make({ name: 'before' });
  const [one] = (await listed(study)).snapshots;
  expect(one?.counts).not.toBeNull();

  const round = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [id], ownerSees: true });
  expect((await listed(study)).snapshots[0]?.counts).toEqual(one?.counts);
  const asLena = clientOf(session, id);
  const seen = (await asLena.snapshots.list()).study!;
  expect(seen.snapshots.map(({ counts }) => counts)).toEqual([null]);
  expect((await asLena.snapshots.studies()).flatMap((each) => each.snapshots[0]?.counts)).toEqual([null]);
  expect(await asLena.snapshots.beside({ file: seen.file, id: one!.id })).toEqual({
    before: null,
    today: null,
    isSealed: true,
    changes: null,
  });
  await api.rounds.unlock({ id: round.id });
  expect((await asLena.snapshots.list()).study?.snapshots.at(-1)?.counts).toEqual(one?.counts);
});

describe('the snapshots of the open study', () => {
  it('are finished before another study is opened, so that this one is closed with all its acts', async () => {
    await using study = kept();
    const { api, path, folder } = study;
    const other = join(folder, 'other.concord');
    createProject(other, { name: 'Other', coderName: 'Wei' }, openOptions).close();
    await api.codes.create({ name: 'guide' });

    const made = api.snapshots.make({ name: 'before the other' });
    await api.codes.create({ name: 'meanwhile' });
    const opened = await api.desk.open({ path: other });

    expect(opened.path).toBe(other);
    expect((await made).id).toBe(1);
    expect([readSeal(path).state, existsSync(`${path}-wal`)]).toEqual(['closed', false]);
  });

  it('are compared with today: the same counts, and what was done since', async () => {
    await using study = kept();
    const { api } = study;
    const theme = await api.codes.create({ name: 'guide', isTheme: true });
    await api.snapshots.make({ name: 'first' });
    await api.codes.create({ name: 'connector' });
    await api.codes.update({ id: theme.id, name: 'guides' });
    await api.codes.update({ id: theme.id, name: 'guiding' });

    const { file, snapshots } = await listed(study);
    const beside = await api.snapshots.beside({ file, id: snapshots[0]?.id ?? 0 });

    expect(snapshots.map(({ why, about, kept: forGood, whole }) => [why, about, forGood, whole])).toEqual([
      ['hand', 'first', true, true],
    ]);
    expect(beside.before?.themes.map(({ name, documents }) => [name, documents])).toEqual([['guide', 0]]);
    expect(beside.today?.themes.map(({ name, name2 }) => [name, name2])).toEqual([['guiding', null]]);
    expect(beside.changes).toEqual([
      { method: 'codes.update', count: 2 },
      { method: 'codes.create', count: 1 },
    ]);
  });

  it('are viewed without changing the study or the snapshots', async () => {
    await using study = kept();
    const { api, session } = study;
    await api.codes.create({ name: 'guide' });
    await api.snapshots.make({});
    await api.codes.create({ name: 'connector' });
    const { file, snapshots } = await listed(study);

    const look = await api.snapshots.look({ file, id: snapshots[0]?.id ?? 0 });

    expect(look.snapshot).toEqual({ at: snapshots[0]?.at, of: study.path });
    expect(await namesOf(study)).toEqual(['guide']);
    await expect(api.codes.create({ name: 'no' })).rejects.toMatchObject({ key: 'errors:read_only' });
    await api.desk.open({ path: study.path });
    expect(await namesOf(study)).toEqual(['connector', 'guide']);
    expect(session.project?.readOnly).toBe(false);
    expect(existsSync(look.path)).toBe(false);
  });

  it('are restored in place, after the present state is saved, and back again', async () => {
    await using study = kept();
    const { api } = study;
    await api.codes.create({ name: 'guide' });
    await api.snapshots.make({});
    await api.codes.create({ name: 'connector' });
    const { file, snapshots } = await listed(study);

    await api.snapshots.restoreHere({ file, id: snapshots[0]?.id ?? 0 });

    expect(await namesOf(study)).toEqual(['guide']);
    const [newest] = (await listed(study)).snapshots;
    expect(newest?.why).toBe('restore');
    await api.codes.create({ name: 'after' });
    expect((await api.snapshots.beside({ file, id: newest?.id ?? 0 })).changes).toBeNull();
    await api.snapshots.restoreHere({ file, id: newest?.id ?? 0 });
    expect(await namesOf(study)).toEqual(['connector', 'guide']);
    expect(readdirSync(study.folder).filter((name) => name.includes('restored'))).toEqual([]);
  });

  it('are restored in place only after every act that was answered, and others are refused', async () => {
    let meanwhile: Promise<unknown> | null = null;
    const opened = openKeeper();
    const keeper: Keeper = {
      ...opened,
      ask: (call, input, told) => {
        if (call === 'restore') meanwhile = study.api.codes.create({ name: 'meanwhile' });
        meanwhile?.catch(() => undefined);
        return opened.ask(call, input, told);
      },
    };
    await using study = kept(keeper);
    const { api } = study;
    await api.codes.create({ name: 'guide' });
    await api.snapshots.make({});
    await api.codes.create({ name: 'connector' });
    const { file, snapshots } = await listed(study);

    await api.snapshots.restoreHere({ file, id: snapshots[0]?.id ?? 0 });

    await expect(meanwhile).rejects.toMatchObject({ code: 'locked', key: 'errors:being_restored' });
    await api.codes.create({ name: 'afterwards' });
    expect(await namesOf(study)).toEqual(['afterwards', 'guide']);
  });

  it('are not restored in place once the study was closed, opened again and worked in meanwhile', async () => {
    const opened = openKeeper();
    const keeper: Keeper = {
      ...opened,
      ask: async (call, input, told) => {
        const answer = await opened.ask(call, input, told);
        if (call !== 'restore') return answer;
        await study.api.desk.close();
        await study.api.desk.open({ path: study.path });
        await study.api.codes.create({ name: 'opened again' });
        return answer;
      },
    };
    await using study = kept(keeper);
    const { api } = study;
    await api.codes.create({ name: 'guide' });
    await api.snapshots.make({});
    const { file, snapshots } = await listed(study);

    const restored = api.snapshots.restoreHere({ file, id: snapshots[0]?.id ?? 0 });

    await expect(restored).rejects.toMatchObject({ code: 'cancelled', key: 'errors:project_closed' });
    expect(await namesOf(study)).toEqual(['guide', 'opened again']);
    expect(readdirSync(study.folder).filter((name) => name.includes('restored'))).toEqual([]);
  });

  it('are not restored over another file that lies in the place of the study by then', async () => {
    const opened = openKeeper();
    const keeper: Keeper = {
      ...opened,
      ask: async (call, input, told) => {
        const answer = await opened.ask(call, input, told);
        if (call === 'restore') {
          renameSync(study.path, join(study.folder, 'moved.concord'));
          writeFileSync(study.path, 'another file');
        }
        return answer;
      },
    };
    await using study = kept(keeper);
    const { api } = study;
    await api.codes.create({ name: 'guide' });
    await api.snapshots.make({});
    const { file, snapshots } = await listed(study);

    const restored = api.snapshots.restoreHere({ file, id: snapshots[0]?.id ?? 0 });

    await expect(restored).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(study.path, 'utf8')).toBe('another file');
    expect(await namesOf(study)).toEqual(['guide']);
  });

  it('are made automatically before codes are merged and before many rows change, and hold the earlier state', async () => {
    await using study = kept();
    const { api, session } = study;
    const codes = await Promise.all(['fair', 'fairs'].map((name) => api.codes.create({ name })));
    await api.codes.merge({ fromIds: [codes[0]?.id ?? ''], intoId: codes[1]?.id ?? '' });
    await session.settled();

    const { file, snapshots } = await listed(study);

    expect(snapshots.map(({ why, about }) => [why, about])).toEqual([['merge', 'fair → fairs']]);
    await api.snapshots.look({ file, id: snapshots[0]?.id ?? 0 });
    const { tables } = await api.project.records();
    expect(tables.code.map(({ name, status }) => `${name} ${status}`).toSorted()).toEqual([
      'fair draft',
      'fairs draft',
    ]);
  });

  it('keep nobody from working when none can be made, once the person has agreed', async () => {
    await using study = kept();
    const { api, session } = study;
    await api.snapshots.set({ folder: join(study.folder, 'other') });
    const codes = await Promise.all(['fair', 'fairs'].map((name) => api.codes.create({ name })));
    const merge = { fromIds: [codes[0]?.id ?? ''], intoId: codes[1]?.id ?? '' };
    await expect(api.snapshots.set({ folder: join(study.path, 'in a file') })).rejects.toMatchObject({
      key: 'errors:snapshots_folder',
    });
    session.close();
    const settings = new Settings(join(study.folder, 'home'));
    settings.change({ snapshots: { folder: join(study.path, 'in a file'), limitMegabytes: 2000 } });
    const again = new Session({
      settings,
      files: { input: (reference) => reference, output: (reference) => reference },
      reading: createReading(),
      keeper: openKeeper(),
      log: () => undefined,
      language: 'en',
      browsesFolders: false,
    });
    const client = clientOf(again);
    await client.desk.open({ path: study.path });

    await expect(client.codes.merge(merge)).rejects.toMatchObject({ key: 'errors:snapshots_folder' });
    const undone = (await client.project.records()).tables.code.map(({ status }) => status).toSorted();
    await client.codes.merge(merge, { withoutSnapshot: true });
    const done = (await client.project.records()).tables.code.map(({ status }) => status).toSorted();
    await again.end();

    expect([undone, done]).toEqual([
      ['draft', 'draft'],
      ['draft', 'merged'],
    ]);
  });
});
