// Two themes are merged in one file while somebody judges the one that stays in the other: a theme has one verdict.
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { sharedRows } from '../../helpers/replicas.ts';
import { codeWords } from '../../helpers/study.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

test.each(['the merge', 'the judgement'])(
  'whichever is sent first, %s, nothing is refused and nothing lost',
  async (first) => {
    await using files = await twoReplicas();
    const { wei, lin, study } = files;
    const { connector, guide, market } = study.codes;
    const { id: comparisonId } = await wei.project.api.comparisons.create({ name: 'Both kinds' });
    const judged = { value: 'silent', reasons: 'Nobody says so.' } as const;
    await wei.project.api.comparisons.judge({ comparisonId, themeId: connector.id, ...judged });
    const { id } = await codeWords(wei.project, study.sources.first, market, 'suppliers');
    await wei.replica.sync();
    await lin.replica.sync();

    await wei.project.api.codes.merge({ fromIds: [connector.id], intoId: guide.id });
    const other = { value: 'converges', reasons: 'All say so.' } as const;
    await lin.project.api.comparisons.judge({ comparisonId, themeId: guide.id, ...other });
    const evidence = { comparisonId, themeId: guide.id, codingIds: [id], pinned: true };
    await lin.project.api.comparisons.setEvidence(evidence);
    const [one, two] = first === 'the merge' ? [wei, lin] : [lin, wei];
    for (const { replica } of [one, two, one]) await replica.sync();

    for (const { project } of [wei, lin]) {
      const { sqlite } = project.store().db;
      expect(findProblems(project.store().db)).toEqual([]);
      expect(sharedRows(project.store())).toBe(sharedRows(wei.project.store()));
      expect(sqlite.prepare('SELECT reasons FROM verdict').pluck().all()).toEqual(['All say so.']);
      expect(sqlite.prepare('SELECT body FROM memo').pluck().all()).toEqual(['Nobody says so.']);
      expect(sqlite.prepare('SELECT coding_id FROM verdict_evidence').pluck().all()).toEqual([id]);
    }
  },
);
