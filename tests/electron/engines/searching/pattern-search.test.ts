import { expect, test } from 'vitest';
import { PatternSearch } from '#electron/engines/searching/pattern-search.ts';
import { testProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';

test('no thread reads a project that was closed while one search ran and another waited for it', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  const patterns = new PatternSearch(project.store().db.sqlite.name);
  const query = { text: 'a+', matching: 'pattern' } as const;
  const running = patterns.search(query, [sources.first.textHash]);
  const waiting = patterns.search(query, [sources.second.textHash]);
  const closed = expect.objectContaining({ code: 'cancelled', key: 'errors:project_closed' });

  const outcomes = Promise.allSettled([running, waiting]);
  await Promise.resolve();
  patterns.end();

  expect(await outcomes).toEqual([
    { status: 'rejected', reason: closed },
    { status: 'rejected', reason: closed },
  ]);
});
