// An answer lists the tables that were read for it. An act that touches none of these tables leaves the answer
// unchanged.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tablesOf } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import type { News, Outcome } from '#electron/rpc/transport.ts';
import { testProject, type TestProject } from '../helpers/project.ts';
import { act, acts } from '../helpers/random-acts.ts';
import { lawOf, tries } from '../helpers/seeded-ids.ts';
import { codeWords, smallStudy, type Study } from '../helpers/study.ts';

type Question = readonly [name: string, input: object];

/** Questions that screens ask repeatedly, for a study with this code and this source. */
function questions({ codes, sources }: Study): Question[] {
  const { id: codeId } = codes.guide;
  const { id } = sources.first;
  const request = { denominator: 'all' };
  return [
    ['tallies.codebook', { unit: 'sources', request }],
    ['tallies.count', { by: 'class', unit: 'sources', of: [codeId] }],
    ['tallies.countInUnits', { by: 'class', of: [codeId] }],
    ['tallies.crosstabInUnits', { by: 'class', by2: 'language', of: [codeId], denominator: 'all' }],
    ['tallies.baseSources', { request: { by: { rows: 'class', columns: 'year' } } }],
    ['tallies.crosstab', { by: 'class', by2: 'language', of: [codeId], denominator: 'all' }],
    ['tallies.timeline', { by: 'quarter', of: [codeId], denominator: 'all' }],
    ['summaries.grid', { of: 'respondents', denominator: 'all' }],
    ['summaries.passages', { request: { of: 'sources' }, place: { themeId: codeId, sourceId: id } }],
    ['tallies.unreviewed', { request: {} }],
    ['tallies.lateCodes', { request: {}, codeId }],
    ['passages.list', { request, cell: { codeId } }],
    ['passages.respondents', { request, cell: { codeId } }],
    ['comparisons.count', { id: null, settings: {} }],
    ['triage.flow', {}],
    ['memos.places', {}],
    ['coders.work', {}],
    ['respondents.codings', {}],
    ['replication.pseudonyms', {}],
    ['codings.of', { sourceId: id }],
    ['codings.slipped', { sourceId: id }],
    ['sources.pages', { id }],
    ['sources.layout', { id }],
    ['sources.removePreview', { ids: [id] }],
    ['codes.mergePreview', { fromIds: [codeId], intoId: codes.connector.id }],
    ['exchange.list', {}],
    ['history.state', {}],
    ['history.count', {}],
  ];
}

function readsOf(outcome: Outcome): readonly TableName[] | null | undefined {
  return outcome.ok ? outcome.reads : undefined;
}

async function answers({ session }: TestProject, asked: readonly Question[]): Promise<Outcome[]> {
  return Promise.all(asked.map(([name, input]) => session.call(name, input)));
}

test('an act changes no answer that read none of its tables', async () => {
  await fc.assert(
    lawOf(acts, async (done) => {
      await using project = await testProject();
      const asked = questions(await smallStudy(project));
      const touched = new Set<TableName>();
      const ended = project.session.subscribe((news: News) => {
        if (news.type === 'change') for (const table of tablesOf(news.change)) touched.add(table);
      });
      let before = await answers(project, asked);
      for (const each of done) {
        touched.clear();
        // One act after another, each compared with the answers before it.
        await act(project, each);
        const after = await answers(project, asked);
        const surprised = asked.flatMap(([name], at) => {
          const reads = readsOf(before[at]!);
          const isForeseen = !reads || reads.some((table) => touched.has(table));
          const isSame = JSON.stringify(before[at]) === JSON.stringify(after[at]);
          return isSame || isForeseen ? [] : [`${name} by ${[...touched].join()}`];
        });
        expect(surprised).toEqual([]);
        before = after;
      }
      ended();
    }),
    tries(12, 20261128),
  );
});

test('a count reads codings but not memos, the history depends on every act, and the salvage report on none', async () => {
  await using project = await testProject();
  const study = await smallStudy(project);
  await codeWords(project, study.sources.first, study.codes.guide, 'window on policy');
  const reads = async (name: string, input: object) => readsOf(await project.session.call(name, input));

  const counted = await reads('tallies.codebook', { unit: 'sources', request: {} });

  expect(counted).toEqual(expect.arrayContaining(['coding', 'code', 'source', 'review']));
  expect(counted).not.toContain('memo');
  // The second answer comes from memory.
  expect(await reads('tallies.codebook', { unit: 'sources', request: {} })).toEqual(counted);
  expect(await reads('history.state', {})).toBeNull();
  expect(await reads('memos.places', {})).toEqual(['project', 'memo']);
  expect(await reads('project.salvaged', {})).toEqual(['project']);
});

test('a command does not list the tables that it read', async () => {
  await using project = await testProject();

  const made = await project.session.call('codes.create', { name: 'guide' });

  expect(made).not.toHaveProperty('reads');
});
