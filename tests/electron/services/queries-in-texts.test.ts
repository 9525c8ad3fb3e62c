// Queries that read texts, wherever they are asked: no act waits for a pattern, however slow it is.
import { describe, expect, it, test } from 'vitest';
import { defaultComparison } from '#core/comparison/settings.ts';
import type { CallOptions } from '#electron/rpc/transport.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

/** Every way to cut a long line is tried before this fails, which takes longer than anybody waits. */
const SLOW = "regex:'(a+)+§'";

/** A small study in which a pattern never ends, and its saved query. */
async function slowStudy(project: TestProject) {
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const { other } = sources;
  const doc = lines(`${NOTE}\n${'a'.repeat(60)}`);
  const { source } = await api.notes.save({
    sourceId: other.id,
    textHash: other.textHash,
    doc,
    moved: [],
  });
  const saved = await api.savedQueries.add({ name: 'slow', text: SLOW });
  return { codes, first: sources.first, source, saved };
}

type Asked = (project: TestProject, savedId: string, options: CallOptions) => Promise<unknown>;

const places: Readonly<Record<string, Asked>> = {
  'as a result': ({ api }, _, options) => api.queries.ask({ text: SLOW }, options),
  'as a list': ({ api }, _, options) =>
    api.passages.list({ request: {}, cell: { codeId: '' }, query: { text: SLOW, side: null } }, options),
  'in the builder': ({ api }, _, options) =>
    api.queries.liveAside({ text: SLOW, list: { order: 'source', grouped: 'code' } }, options),
  'as a live count': ({ api }, _, options) => api.queries.live({ text: SLOW }, options),
  'as sources of a sample': ({ api }, id, options) => api.savedQueries.sources({ id }, options),
  'as a saved query in the list': ({ api }, _, options) =>
    api.savedQueries.countsInTexts({ unit: 'passages' }, options),
  'as a row of a tally': ({ api }, id, options) =>
    api.tallies.count({ of: 'themes', queryIds: [id], denominator: 'all' }, options),
  'as the scope of a tally': ({ api }, id, options) =>
    api.tallies.count({ of: 'themes', scope: { queryId: id } }, options),
  'as a side of a comparison': ({ api }, id, options) =>
    api.comparisons.count({ settings: { ...defaultComparison, a: { kind: 'mixed', queryId: id } } }, options),
  'as the scope of a search': ({ api }, id, options) =>
    api.search.run({ request: { query: { text: 'policy' }, scope: { queryId: id } } }, options),
  'as the scope of relations': ({ api }, id, options) =>
    api.tallies.relations({ of: 'codes', by: 'paragraph', scope: { queryId: id } }, options),
};

describe('a query with a pattern that takes too long', () => {
  it.each(Object.keys(places))(
    'lets an act be answered first when asked %s, and can be cancelled',
    async (place) => {
      await using project = await testProject();
      const { codes, first, saved } = await slowStudy(project);
      const stop = new AbortController();
      const answered: string[] = [];

      const asked = places[place]!(project, saved.id, { signal: stop.signal }).then(
        () => answered.push('found'),
        (error: { code: string }) => answered.push(error.code),
      );
      await codeWords(project, first, codes.guide, 'window');
      answered.push('coded');
      stop.abort();
      await asked;

      expect(answered).toEqual(['coded', 'cancelled']);
      expect(project.faults).toEqual([]);
    },
  );

  it('is stopped, says what to do, and is not tried again', async () => {
    await using project = await testProject();
    const { saved } = await slowStudy(project);
    const slow = expect.objectContaining({ key: 'errors:query_pattern_slow', parameters: { seconds: 5 } });

    await expect(project.api.queries.liveAside({ text: SLOW })).rejects.toEqual(slow);
    await expect(
      project.api.tallies.count({ of: 'themes', queryIds: [saved.id], denominator: 'all' }),
    ).rejects.toEqual(slow);
    expect(await project.api.savedQueries.countsInTexts({ unit: 'passages' })).toEqual({ [saved.id]: null });
  });
});

test('a query that reads texts finds what stands in them now', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'window');
  const text = "(guide IN SENTENCES WITH 'policy') OR ('😀' NEAR regex:'cert\\w+' WITHIN 0 PARAGRAPHS)";
  const saved = await api.savedQueries.add({ name: 'words', text });
  const found = async () => (await api.queries.live({ text })).units;
  const counted = async () =>
    (await api.tallies.count({ of: [], queryIds: [saved.id], denominator: 'all' })).rows[0]?.total.units;

  expect(await found()).toMatchObject({ sources: 3, passages: 4, codings: 1 });
  expect(await counted()).toMatchObject({ sources: 3, passages: 4, codings: 1 });
  const { id: sourceId, textHash } = sources.other;
  await api.notes.save({ sourceId, textHash, doc: lines('Nothing of the kind.'), moved: [] });

  expect(await found()).toMatchObject({ sources: 2, passages: 3, codings: 1 });
  expect(await counted()).toMatchObject({ sources: 2, passages: 3, codings: 1 });
});
