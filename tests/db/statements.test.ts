import { expect, it, vi } from 'vitest';
import { testProject } from '../helpers/project.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';

it('an act prepares nothing that an earlier act prepared: what is left over slows the acts after it', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'Firms');
  const prepare = vi.spyOn(project.store().db.sqlite, 'prepare');

  await codeWords(project, sources.first, codes.connector, 'window');

  expect(prepare.mock.calls).toEqual([]);
});
