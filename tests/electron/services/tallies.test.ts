import { describe, expect, it } from 'vitest';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

describe('what a tally leaves out', () => {
  it('can be opened: unreviewed sources that have codings', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'window');
    await codeWords(project, sources.other, codes.connector, 'window');
    await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });

    const leftOut = await project.api.tallies.unreviewed({ request: {} });
    const { facts } = await project.api.tallies.count({});

    expect(leftOut).toEqual([sources.other.id]);
    expect(facts.sources.unreviewedWithCodings).toBe(leftOut.length);
  });
});

describe('the codes of a row that were created late', () => {
  it('are listed with the sources that were reviewed without them', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
    const late = await project.api.codes.create({ name: 'late', parentId: codes.guide.id });

    const below = await project.api.tallies.lateCodes({ request: {}, codeId: codes.guide.id });
    const alone = await project.api.tallies.lateCodes({ request: { rollup: false }, codeId: codes.guide.id });

    expect(below).toEqual([{ codeId: late.id, sourceIds: [sources.first.id] }]);
    expect(alone).toEqual([]);
  });
});
