// Sources from another program were screened by nobody here and do not count as decided.
import { expect, test } from 'vitest';
import { qde, qdpx, textSource } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { bring } from './own-data.ts';

test('a source of another program counts as new in the flow of sources, not as included', async () => {
  await using project = await testProject();
  const bytes = qdpx(qde(`<Sources>${textSource('fair', '')}</Sources>`), {
    'sources/fair.txt': 'The fair was held in May.',
  });

  await bring(project, bytes);

  const { counts } = await project.api.triage.flow({});
  expect([counts.found, counts.new, counts.included]).toEqual([1, 1, 0]);
});
