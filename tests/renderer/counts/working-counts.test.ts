// The counts beside codes are the same in Read, Codebook, inspector and Passages at every moment.
import { expect, test } from 'vitest';
import { countHead } from '#renderer/common/counts/count-head.ts';
import { workingRequest, type WorkingBase } from '#renderer/common/counts/working-request.ts';
import { noFilter, passageRequest } from '#renderer/features/passages/passage-filter.ts';
import { codeInStudy } from '#renderer/features/reader/coding-counts.ts';
import { createWords } from '#words/words.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

const known = {
  attribute: new Map(),
  sample: new Map(),
  savedQuery: new Map(),
  class: new Map(),
  respondent: new Map(),
  coder: new Map(),
};

/** The passages of a code as each of the four places counts them; a single number if they agree. */
async function passagesIn({ api }: TestProject, codeId: string, base: WorkingBase): Promise<number> {
  const beside = await api.tallies.codebook({ unit: 'passages', request: workingRequest(base, null) });
  const request = passageRequest(noFilter, known, base);
  const besidePassages = await api.tallies.codebook({ unit: 'passages', request });
  const list = await api.passages.list({ request, cell: { codeId } });
  const inspector = await codeInStudy(api.tallies, codeId, undefined, base);
  const told = [
    beside.counts[codeId]?.rolledUp,
    besidePassages.counts[codeId]?.rolledUp,
    list.rows.length,
    (inspector.interviewPassages ?? 0) + (inspector.documentPassages ?? 0),
  ];
  expect(new Set(told).size, `one number in four places: ${told.join(', ')}`).toBe(1);
  return list.rows.length;
}

test('codings still count after the first review: each counts at once, alike in all four places', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const { connector } = codes;
  const counted: number[] = [];
  const count = async (): Promise<void> => {
    counted.push(await passagesIn(project, connector.id, 'all'));
  };

  await codeWords(project, sources.first, connector, 'window');
  await count();
  await project.api.sources.setReviewed({ ids: [sources.other.id], reviewed: true });
  await count();
  await codeWords(project, sources.first, connector, 'events');
  await count();
  await codeWords(project, sources.second, connector, 'certificates');
  await count();
  await project.api.history.undo();
  await count();

  expect(counted).toEqual([1, 1, 2, 3, 2]);
});

test('the base of reviewed sources, if chosen, counts only these, and says when there are none', async () => {
  await using project = await testProject();
  const words = createWords('en');
  const { codes, sources } = await smallStudy(project);
  const head = async (base: WorkingBase): Promise<string> =>
    countHead(
      words,
      'sources',
      await project.api.tallies.codebook({ unit: 'sources', request: workingRequest(base, null) }),
    );
  await codeWords(project, sources.first, codes.guide, 'window');
  const heads = [await head('all'), await head('reviewed')];
  const before = await passagesIn(project, codes.guide.id, 'reviewed');

  await project.api.sources.setReviewed({ ids: [sources.other.id], reviewed: true });
  heads.push(await head('all'), await head('reviewed'));

  expect(heads).toEqual([
    'of 3 sources',
    'of 3 sources: none reviewed yet',
    'of 3 sources',
    'of 1 source, reviewed',
  ]);
  expect([before, await passagesIn(project, codes.guide.id, 'reviewed')]).toEqual([1, 0]);
});
