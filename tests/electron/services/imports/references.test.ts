import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCommand } from '../../../helpers/laws.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';

const RIS = `TY  - NEWS
TI  - Springs on the open network
AU  - Doe, Jane
T2  - Suzhou Industrial Times
DA  - 2020/03//
KW  - springs
ER  - 
TY  - NEWS
TI  - A hall
AB  - The hall of the works was opened on a Friday.
T2  - Harbour Review
PY  - 2019
ER  - 
TY  - NEWS
TI  - A desk
ER  - 
`;

function ris({ folder }: TestProject, text = RIS) {
  const reference = join(folder, 'zotero.ris');
  writeFileSync(reference, text);
  return { file: { reference, name: 'zotero.ris' } };
}

async function study(project: TestProject) {
  const text = 'A maker of springs has sold its idle hours.';
  return await project.api.imports.paste({
    title: 'Springs on the open network',
    text,
    kind: 'document',
    date: '2021',
  });
}

async function facts({ api }: TestProject) {
  const { tables } = await api.project.records();
  const named = new Map(tables.attribute.map(({ id, name }) => [id, name]));
  return tables.source
    .map(({ id, title, date, origin }) => ({
      title,
      date,
      origin,
      attributes: Object.fromEntries(
        tables.attributeValue
          .filter(({ sourceId }) => sourceId === id)
          .map(({ attributeId, value }) => [named.get(attributeId), value]),
      ),
    }))
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
}

describe('attributes that references fill in', () => {
  it('are those of the study, in whichever language they were named; what is not of their type stands beside', async () => {
    await using project = await testProject();
    const { api } = project;
    await study(project);
    await api.attributes.add({ name: '作者', owner: 'source' });
    await api.attributes.add({ name: 'Volume', owner: 'source', type: 'integer' });
    const text = RIS.replace('AU  - ', 'VL  - 3\nAU  - ').replace(
      'AB  - ',
      'VL  - III\nAU  - Roe, Ann\nAB  - ',
    );

    await expectCommand(project, () => api.imports.references(ris(project, text)));

    expect((await facts(project)).map(({ title, attributes }) => [title, attributes])).toEqual([
      ['A hall', { 作者: 'Roe, Ann', 'Volume (2)': 'III' }],
      ['Springs on the open network', { 作者: 'Doe, Jane', Keywords: 'springs', Volume: '3' }],
    ]);
    expect((await api.project.check()).problems).toEqual([]);
  });
});

describe('references', () => {
  it('fill in what sources do not say, leave and tell what they do, and make sources of abstracts', async () => {
    await using project = await testProject();
    await study(project);

    const preview = await project.api.imports.referencesPreview(ris(project));
    const report = await project.api.imports.references({ ...ris(project), className: 'news' });

    expect(report).toEqual(preview);
    expect(report).toMatchObject({
      format: 'ris',
      references: 3,
      matched: 1,
      made: ['A hall'],
      unmatched: ['A desk'],
    });
    expect(report.left.map(({ field, here, value }) => [field, here, value])).toEqual([
      ['date', '2021', '2020-03'],
    ]);
    expect(await facts(project)).toEqual([
      { title: 'A hall', date: '2019', origin: 'Harbour Review', attributes: {} },
      {
        title: 'Springs on the open network',
        date: '2021',
        origin: 'Suzhou Industrial Times',
        attributes: { Creator: 'Doe, Jane', Keywords: 'springs' },
      },
    ]);
  });

  it('are one act, and change nothing the second time', async () => {
    await using project = await testProject();
    await study(project);

    await expectCommand(project, () => project.api.imports.references(ris(project)));
    const before = await facts(project);
    const again = await project.api.imports.references(ris(project));

    expect([again.matched, again.filled, again.made]).toEqual([2, [], []]);
    expect(await facts(project)).toEqual(before);
  });

  it('use the attributes of the study, whichever language they were named in', async () => {
    await using project = await testProject();
    const source = await study(project);
    const creator = await project.api.attributes.add({ name: '作者', owner: 'source' });
    await project.api.attributes.set({ id: creator.id, owners: [source.id], value: '李四' });

    const report = await project.api.imports.references(ris(project));

    expect(report.left.map(({ field, here }) => [field, here])).toContainEqual(['creators', '李四']);
    const { tables } = await project.api.project.records();
    expect(tables.attribute.map(({ name }) => name).toSorted()).toEqual(['Keywords', '作者'].toSorted());
  });

  it('in a file that holds none, or that is gone, are refused, and nothing changes', async () => {
    await using project = await testProject();
    const { api } = project;

    await expect(api.imports.references(ris(project, 'A fair was held.'))).rejects.toMatchObject({
      key: 'articles:no_references',
    });
    const gone = { reference: join(project.folder, 'gone.ris'), name: 'gone.ris' };
    await expect(api.imports.references({ file: gone })).rejects.toMatchObject({ code: expect.any(String) });
    expect(await facts(project)).toEqual([]);
  });
});
