// How a session copes when its surroundings fail: a full disk, a project closed during a job, a home folder that cannot
// be written.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { BATCH_BLOBS } from '#electron/services/bytes-ahead.ts';
import { Settings } from '#electron/settings.ts';
import { dump } from '../helpers/dump.ts';
import { openOptions, testFolder, testProject } from '../helpers/project.ts';
import { smallStudy } from '../helpers/study.ts';
import { blobs, whenFirstAreKept } from './services/imports/brought-in.ts';

describe('a command that the disk refuses', () => {
  it('says so, changes nothing, and leaves the project usable', async () => {
    await using project = await testProject();
    const { api, store, faults } = project;
    const { sqlite } = store().db;
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true }))}`);
    const before = dump(store());

    const refused = api.memos.add({ body: 'much to say '.repeat(10_000) });
    await expect(refused).rejects.toMatchObject({
      key: 'errors:disk_full',
      parameters: { name: 'study.concord' },
    });

    expect(dump(store())).toBe(before);
    sqlite.pragma('max_page_count = 100000');
    await api.memos.add({ body: 'after all' });
    expect((await api.project.check()).problems).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('an import', () => {
  it.each(['closed', 'left for another'] as const)(
    'whose project is %s ends as cancelled and writes to no other project',
    async (how) => {
      await using project = await testProject();
      const { api, session, folder, faults } = project;
      const files = Array.from({ length: 2 * BATCH_BLOBS }, (_, place) => {
        const reference = join(folder, `${place}.txt`);
        writeFileSync(reference, `Text ${place}`);
        return { reference, name: `${place}.txt` };
      });
      const other = join(folder, 'other.concord');
      const before = blobs(project.store());

      const importing = api.imports.run({ files });
      const leaving = whenFirstAreKept(project.store(), () => {
        if (how === 'closed') session.close();
        else session.adopt(createProject(other, { name: 'Other', coderName: 'Li' }, openOptions));
      });

      await leaving;
      await expect(importing).rejects.toMatchObject({ code: 'cancelled', key: 'errors:project_closed' });
      expect(faults).toEqual([]);
      if (how === 'closed') project.reopen();
      expect((await api.project.records()).tables.source).toEqual([]);
      const kept = openStore(project.path, openOptions);
      expect(blobs(kept)).toBe(before);
      kept.close();
      expect((await api.project.check()).problems).toEqual([]);
    },
  );
});

describe('a call', () => {
  it('by a coder who does not exist or no longer exists is refused and changes nothing', async () => {
    await using project = await testProject();
    const { api } = project;
    const { id } = await api.coders.add({ name: 'Li' });
    await api.coders.remove({ id });
    const before = dump(project.store());

    for (const as of [id, 'nobody', '']) {
      await expect(api.codes.create({ name: 'code' }, { as })).rejects.toMatchObject({
        code: 'not_found',
        key: 'errors:no_such_coder',
      });
    }

    expect(dump(project.store())).toBe(before);
  });
});

describe('a comparison', () => {
  it('is counted and exported although its class, people, attribute and sources are gone', async () => {
    await using project = await testProject();
    const { api, folder, faults } = project;
    const { sources } = await smallStudy(project);
    const news = await api.classes.add({ name: 'news' });
    const gender = await api.attributes.add({ name: 'sector', owner: 'source' });
    const { tables } = await api.project.records();
    const { id } = await api.comparisons.create({
      name: 'members',
      settings: {
        a: {
          kind: 'document',
          classIds: [news.id],
          attributes: [{ attributeId: gender.id, values: ['a', null] }],
        },
        b: {
          kind: 'interview',
          respondentIds: tables.respondent.map((person) => person.id),
          sourceIds: [sources.first.id],
        },
      },
    });
    await api.sources.remove({ ids: Object.values(sources).map((source) => source.id) });
    await api.respondents.remove({ ids: tables.respondent.map((person) => person.id) });
    await api.classes.remove({ id: news.id });
    await api.attributes.remove({ id: gender.id });

    const counted = await api.comparisons.count({ id });
    for (const format of ['docx', 'html', 'xlsx', 'json', 'svg'] as const)
      await api.exports.comparison({ to: join(folder, `out.${format}`), format, id });

    expect(counted.comparison.themes).toHaveLength(2);
    expect(faults).toEqual([]);
  });
});

describe('settings', () => {
  it('that cannot be written last until the program ends, and stop nobody', () => {
    using folder = testFolder();
    writeFileSync(join(folder.path, 'home'), 'a file where the folder should be');
    const settings = new Settings(join(folder.path, 'home'));

    settings.remember({ path: '/a.concord', name: 'a', openedAt: openOptions.now });

    expect(settings.value.recent.map(({ name }) => name)).toEqual(['a']);
  });

  it('suggest the folder of the last study, never that of the samples', () => {
    using folder = testFolder();
    const settings = new Settings(join(folder.path, 'home'));

    settings.remember({ path: '/studies/a.concord', name: 'a', openedAt: openOptions.now });
    settings.remember({
      path: join(folder.path, 'home', 'samples', 'Sample study.concord'),
      name: 'sample',
      openedAt: openOptions.now,
    });

    expect(settings.value.folder).toBe('/studies');
    expect(settings.value.recent.map(({ name }) => name)).toEqual(['sample', 'a']);
  });

  it('of two running programs do not lose each other’s projects', () => {
    using folder = testFolder();
    mkdirSync(join(folder.path, 'home'));
    const [one, two] = [new Settings(join(folder.path, 'home')), new Settings(join(folder.path, 'home'))];

    one.remember({ path: '/a.concord', name: 'a', openedAt: openOptions.now });
    two.remember({ path: '/b.concord', name: 'b', openedAt: openOptions.now });
    one.change({ coderName: 'Wei' });

    const kept = new Settings(join(folder.path, 'home')).value;
    expect(kept.recent.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(kept.coderName).toBe('Wei');
  });
});
