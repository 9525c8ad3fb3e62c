// A codebook for other programs has the colours that its codes came with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { code, codes, qde, qdpx } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';

test('a codebook has the colours that a project file brought, until they are changed here', async () => {
  await using project = await testProject();
  const { tables } = await broughtInto(
    project,
    qdpx(
      qde(
        codes(
          code('red', '', 'isCodable="true" color="#ff0000"'),
          code('short', '', 'isCodable="true" color="#AbC"'),
          code('worded', '', 'isCodable="true" color="rgb(255, 0, 0)"'),
          code('changed', '', 'isCodable="true" color="#00ff01"'),
        ),
      ),
    ),
  );
  const changed = tables.code.find(({ name }) => name === 'changed');
  await project.api.codes.update({ id: changed?.id ?? '', colour: 0 });
  await project.api.codes.create({ name: 'new', colour: 1 });
  const to = join(project.folder, 'codes.qdc');
  const other = join(project.folder, 'codes.csv');

  await project.api.exports.codebook({ to, format: 'qdc' });
  await project.api.exports.codebook({ to: other, format: 'csv' });

  const written = readFileSync(to, 'utf8').matchAll(/name="(\w+)" isCodable="true" color="([^"]+)"/g);
  expect(Object.fromEntries([...written].map(([, name, colour]) => [name, colour]))).toEqual({
    red: '#ff0000',
    short: '#AbC',
    worded: '#FF0000',
    changed: '#0077BB',
    new: expect.stringMatching(/^#[\dA-F]{6}$/),
  });
  // A table is for people, who expect the colours that they see here.
  expect(readFileSync(other, 'utf8')).not.toContain('#ff0000');
  const { counts } = await project.api.codebookImport.preview({ file: { reference: to, name: 'codes.qdc' } });
  expect(counts).toMatchObject({ changed: 0, unchanged: 5 });
});
