// A codebook that comes back to the study it was exported from says nothing new, whatever its names and definitions are
// and whatever was done here since.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

type Format = 'csv' | 'xlsx' | 'qdc' | 'maxqda' | 'taguette';

async function written({ api, folder }: TestProject, format: Format, language: 'en' | 'zh-CN' = 'en') {
  const name = { maxqda: 'codes.xlsx', taguette: 'codes.csv' }[format as string] ?? `codes.${format}`;
  const reference = join(folder, name);
  await api.exports.codebook({ to: reference, format, language });
  return { reference, name };
}

/** What importing the codebook would do, except for codes that stay as they are. */
async function said({ api }: TestProject, file: { reference: string; name: string }) {
  const { codes } = await api.codebookImport.preview({ file });
  return codes.filter(({ outcome, notes }) => outcome !== 'unchanged' || notes.length > 0);
}

test('an alias that no XML can hold is no change when it stands beside an empty alias', async () => {
  await using project = await testProject();
  const { id } = await project.api.codes.create({ name: 'guide' });
  await project.api.codes.update({ id, aliases: 'bell\u0007\n\nguiding' });

  for (const format of ['xlsx', 'qdc'] as const)
    expect(await said(project, await written(project, format))).toEqual([]);
});

test('aliases that end in a backslash, or contain the mark between aliases, are not joined or divided', async () => {
  await using project = await testProject();
  const { id } = await project.api.codes.create({ name: 'guide' });
  await project.api.codes.update({ id, aliases: 'C:\\\nD:\\\\\none; two\nthree\\; four\n甲；乙\\\nend\\' });

  for (const language of ['en', 'zh-CN'] as const)
    for (const format of ['csv', 'xlsx', 'qdc'] as const)
      expect(await said(project, await written(project, format, language))).toEqual([]);
});

test('a line of a definition that reads like the heading of a definition stays in its definition', async () => {
  await using project = await testProject();
  const { id } = await project.api.codes.create({ name: 'guide' });
  const pasted =
    'Short definition\nNone.\n\nFull definition\nOne.\n\n\\Full definition\nTwo.\n\n完整定义\n三';
  await project.api.codes.update({ id, shortDefinition: 'Leads.', fullDefinition: pasted });

  for (const format of ['qdc', 'maxqda', 'taguette'] as const)
    expect(await said(project, await written(project, format))).toEqual([]);
});

test('a code is recognised by its name in a workbook that cannot hold all characters of it', async () => {
  await using project = await testProject();
  const above = await project.api.codes.create({ name: 'bell\u0007' });
  await project.api.codes.create({ name: 'tower', parentId: above.id });

  expect(await said(project, await written(project, 'maxqda'))).toEqual([]);
});

test.each(['csv', 'qdc'] as const)(
  'an older codebook (%s) does not make a theme again of a code whose gathered code was removed here',
  async (format) => {
    await using project = await testProject();
    const { api } = project;
    const theme = await api.codes.create({ name: 'connector', isTheme: true });
    const gathered = await api.codes.create({ name: 'fairs' });
    await api.codes.gather({ themeId: theme.id, codeId: gathered.id });
    const file = await written(project, format);
    await api.codes.update({ id: theme.id, isTheme: false });
    await api.codes.remove({ id: gathered.id });
    const stood = dump(project.store());

    await api.codebookImport.run({ file, conflicts: 'theirs' });

    expect(dump(project.store())).toBe(stood);
  },
);
