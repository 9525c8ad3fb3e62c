// What identifies an act, apart from the file that it is stored in.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actIdOf } from '#db/act-id.ts';
import { fileIdOf } from '#db/file-id.ts';
import { openStore } from '#db/open.ts';
import { openOptions, testFolder, testProject, type TestProject } from '../helpers/project.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';

interface StoredAct {
  readonly id: string | null;
  readonly person_id: string | null;
  readonly replica_id: string | null;
  readonly texts: string | null;
  readonly link: string;
}

function newest(project: TestProject): StoredAct {
  return project
    .store()
    .db.sqlite.prepare('SELECT * FROM change ORDER BY seq DESC LIMIT 1')
    .get() as StoredAct;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an act has a GUID and the file in which it was done, and for a second pass the person who codes again', async () => {
  await using project = await testProject();
  const main = (await project.api.project.records()).tables.coder[0];
  const again = await project.api.coders.add({
    name: 'Wei again',
    kind: 'second-pass',
    personId: main?.id ?? '',
  });
  await project.session.call('codes.create', { name: 'seen again' }, { as: again.id });
  const second = newest(project);
  await project.api.codes.create({ name: 'seen' });
  const own = newest(project);

  for (const { id, person_id: person, replica_id: replica } of [second, own]) {
    expect(id).toMatch(guid);
    expect(person).toBe(main?.id);
    expect(replica).toBe(fileIdOf(project.store().db));
  }
  expect(second.id).not.toBe(own.id);
});

test('an act on spans names the text that the spans refer to, also when it removes them; other acts name none', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const [note, code] = [sources.first, codes.guide];
  const [coding] = [await codeWords(project, note, code, 'suppliers')].flat();
  const texts = JSON.stringify({ [note.id]: note.textHash });

  expect(newest(project).texts).toBe(texts);
  await project.api.codings.remove({ ids: [coding?.id ?? ''] });
  expect(newest(project).texts).toBe(texts);
  await project.api.codes.update({ id: code.id, shortDefinition: 'links' });
  expect(newest(project).texts).toBeNull();
});

test('acts of an earlier version have the same names in every copy, and no two share a name', () => {
  using folder = testFolder();
  const called = ['a', 'b'].map((name) => {
    const path = join(folder.path, `${name}.concord`);
    copyFileSync(join(import.meta.dirname, '../../fixtures/projects/0008.concord'), path);
    const store = openStore(path, { ...openOptions, snapshots: folder.path });
    const acts = store.db.sqlite.prepare('SELECT id, link FROM change ORDER BY seq').all() as StoredAct[];
    store.close();
    return acts.map(actIdOf);
  });

  expect(called[0]).toEqual(called[1]);
  expect(new Set(called[0]).size).toBe(called[0]?.length);
  for (const id of called[0] ?? []) expect(id).toMatch(guid);
});
