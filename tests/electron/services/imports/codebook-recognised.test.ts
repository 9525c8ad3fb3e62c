// A codebook among dropped files is recognised before its codes become sources.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testProject } from '../../../helpers/project.ts';

it.each([
  ['MAXQDA’s', 'Code,Memo,Color\nguide > standards,Norms,#0077bb\n', true],
  ['one in Chinese', '代码路径,定义,颜色\n向导,引路,#0077bb\n', true],
  ['a survey', 'Name,Theme,Answer\nN1,prices,Too high for us.\n', false],
])('%s', async (_, content, isCodebook) => {
  await using project = await testProject();
  const reference = join(project.folder, 'codes.csv');
  writeFileSync(reference, content);

  const preview = await project.api.imports.preview({ file: { reference, name: 'codes.csv' } });

  expect(preview).toMatchObject({ type: 'table', isCodebook });
});

it.each(['csv', 'xlsx'] as const)('Concord’s own as %s', async (format) => {
  await using project = await testProject();
  const { api, folder } = project;
  await api.codes.create({ name: 'guide', isTheme: true });
  const reference = join(folder, `codes.${format}`);
  await api.exports.codebook({ to: reference, format });

  const preview = await api.imports.preview({ file: { reference, name: `codes.${format}` } });

  expect(preview).toMatchObject({ type: 'table', isCodebook: true });
});
