import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

/** Writes a csv into the project's folder and returns it as a dialog hands it over. */
function sheet({ folder }: TestProject, ...lines: readonly string[]) {
  const reference = join(folder, 'sheet.csv');
  writeFileSync(reference, lines.join('\n'));
  return { reference, name: 'sheet.csv' };
}

async function valuesIn({ api }: TestProject): Promise<string[]> {
  const { attribute, attributeValue, respondent, source } = (await api.project.records()).tables;
  return attributeValue
    .map(({ attributeId, respondentId, sourceId, value }) => {
      const owner =
        respondent.find(({ id }) => id === respondentId)?.name ??
        source.find(({ id }) => id === sourceId)?.label;
      return `${owner} ${attribute.find(({ id }) => id === attributeId)?.name} ${value}`;
    })
    .sort();
}

describe('a sheet of attributes', () => {
  it('is imported as one act that one undo reverts; a second sheet updates values, and an empty cell changes nothing', async () => {
    await using project = await testProject();
    const { api } = project;
    await smallStudy(project);
    const of = { of: 'respondents', join: 'name' } as const;
    const first = sheet(project, 'who,place,years', 'N9,Beijing,12', 'n10,Shanghai,');

    const preview = await api.attributes.previewSheet({ file: first, ...of });
    const untouched = await valuesIn(project);
    await expectCommand(project, () => api.attributes.importSheet({ file: first, ...of }));
    const values = await valuesIn(project);
    const again = await api.attributes.importSheet({
      file: sheet(project, 'who,place,years', 'N9,,13', 'N10,Shanghai,7'),
      ...of,
    });

    expect(preview).toMatchObject({ matched: 2, rows: 2, unmatched: [], unnamed: 0 });
    expect(preview.changes).toHaveLength(3);
    expect(untouched).toEqual([]);
    expect(values).toEqual(['N10 place Shanghai', 'N9 place Beijing', 'N9 years 12']);
    expect(again.changes.map(({ from, to }) => [from, to])).toEqual([
      ['12', '13'],
      [null, '7'],
    ]);
    expect(await valuesIn(project)).toEqual([
      'N10 place Shanghai',
      'N10 years 7',
      'N9 place Beijing',
      'N9 years 13',
    ]);
  });

  it('sets dates and classes of sources too, matched by their labels', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources } = await smallStudy(project);
    const file = sheet(project, 'label,date,class,mood', 'N9.2,2025-03,second wave,open', 'N11,2025,x,y');

    const done = await expectCommand(project, () =>
      api.attributes.importSheet({ file, of: 'sources', join: 'label' }),
    );

    const { tables } = await api.project.records();
    const wave = tables.class.find(({ name }) => name === 'second wave');
    expect(done.unmatched).toEqual([{ row: 3, name: 'N11' }]);
    expect(tables.class).toHaveLength(1);
    expect(tables.source.find(({ id }) => id === sources.second.id)).toMatchObject({
      date: '2025-03',
      classId: wave?.id,
    });
    expect(await valuesIn(project)).toEqual(['N9.2 mood open']);
  });

  it('names the classes it creates, and uses an existing one however it is spelled', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources } = await smallStudy(project);
    const old = await api.classes.add({ name: 'News' });
    const file = sheet(project, 'label,class', 'N9,news', 'N9.2,Report', 'N10,report');
    const input = { file, of: 'sources', join: 'label' } as const;

    const preview = await api.attributes.previewSheet(input);
    await expectCommand(project, () => api.attributes.importSheet(input));

    expect(preview.newClasses).toEqual(['Report']);
    const { tables } = await api.project.records();
    expect(tables.class.map(({ name }) => name).sort()).toEqual(['News', 'Report']);
    expect(tables.source.find(({ id }) => id === sources.first.id)?.classId).toBe(old.id);
    expect((await api.attributes.previewSheet(input)).changes).toEqual([]);
  });

  it('does not report the names of imported files, which an exported list of sources holds, as changes', async () => {
    await using project = await testProject();
    const { api, folder } = project;
    writeFileSync(join(folder, 'fair.txt'), 'A fair was held.');
    await api.imports.run({ files: [{ reference: join(folder, 'fair.txt'), name: 'fair.txt' }] });
    const of = { of: 'sources', join: 'title' } as const;

    const same = await api.attributes.previewSheet({
      file: sheet(project, 'title,origin', 'fair,fair.txt'),
      ...of,
    });
    const other = await api.attributes.previewSheet({
      file: sheet(project, 'title,origin', 'fair,China Daily'),
      ...of,
    });

    expect(same).toMatchObject({ matched: 1, changes: [] });
    expect(other.changes).toMatchObject([{ from: null, to: 'China Daily' }]);
  });

  it('is refused when it is no table, lacks the named column, or is matched by something its rows lack', async () => {
    await using project = await testProject();
    const { api } = project;
    await smallStudy(project);
    const file = sheet(project, 'who,place', 'N9,Beijing');
    const text = { reference: join(project.folder, 'note.txt'), name: 'note.txt' };
    writeFileSync(text.reference, 'A note.');
    const of = { of: 'respondents', join: 'name' } as const;

    await expect(api.attributes.importSheet({ file: text, ...of })).rejects.toMatchObject({
      key: 'attributes:not_a_table',
    });
    await expect(api.attributes.importSheet({ file, ...of, joinColumn: 'name' })).rejects.toMatchObject({
      key: 'reading:no_such_column',
    });
    await expect(
      api.attributes.importSheet({ file, of: 'respondents', join: 'title' }),
    ).rejects.toMatchObject({ key: 'attributes:join_of_respondents' });
    await expect(api.attributes.importSheet({ file, of: 'sources', join: 'name' })).rejects.toMatchObject({
      key: 'attributes:join_of_sources',
    });
  });
});
