// Whoever asks by name for a coder whose work a blind round hides is refused, in the round or not, whether that coder has coded
// or not: zeros would look as if there were nothing, and another answer would tell that there is.
import { describe, expect, test } from 'vitest';
import { defaultComparison } from '#core/comparison/settings.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

type Client = TestProject['api'];
type Ask = (api: Client, layer: { coderId: string }, folder: string, codeId: string) => Promise<unknown>;

const asked: Readonly<Record<string, Ask>> = {
  'tallies.count': (api, layer) => api.tallies.count({ layer }),
  'tallies.crosstab': (api, layer) => api.tallies.crosstab({ by: 'kind', by2: 'year', layer }),
  'tallies.timeline': (api, layer) => api.tallies.timeline({ by: 'year', layer }),
  'tallies.portraits': (api, layer) => api.tallies.portraits({ of: 'sources', layer }),
  'tallies.relations': (api, layer) => api.tallies.relations({ by: 'source', layer }),
  'tallies.saturation': (api, layer) => api.tallies.saturation({ by: 'source', layer }),
  'tallies.unreviewed': (api, layer) => api.tallies.unreviewed({ request: { layer } }),
  'tallies.baseSources': (api, layer) => api.tallies.baseSources({ request: { layer } }),
  'passages.list': (api, layer, _, codeId) => api.passages.list({ request: { layer }, cell: { codeId } }),
  'passages.respondents': (api, layer, _, codeId) =>
    api.passages.respondents({ request: { layer }, cell: { codeId } }),
  'queries.ask': (api, layer) => api.queries.ask({ text: 'guide', request: { layer } }),
  'summaries.grid': (api, layer) => api.summaries.grid({ of: 'respondents', layer }),
  'exports.tally': (api, layer, folder) =>
    api.exports.tally({ request: { layer }, format: 'json', to: `${folder}/tally.json` }),
  'exports.matrix': (api, layer, folder) =>
    api.exports.matrix({ request: { layer }, format: 'zip', to: `${folder}/matrix.zip` }),
  'exports.saturation': (api, layer, folder) =>
    api.exports.saturation({ request: { by: 'source', layer }, format: 'json', to: `${folder}/s.json` }),
};

describe('who does not code in a round is refused the layer of one who does, in', () => {
  test.each(Object.entries(asked))('%s', async (_, ask) => {
    await using project = await testProject();
    const { api, folder } = project;
    const { codes, sources } = await smallStudy(project);
    const lena = await api.coders.add({ name: 'Lena' });
    const chen = await api.coders.add({ name: 'Chen' });
    await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] });
    const hidden = {
      value: { key: 'errors:round_hides_coder', parameters: { name: 'Lena', round: 'Round 1' } },
    };
    const asChen = project.as(chen.id);

    await expect(ask(asChen, { coderId: lena.id }, folder, codes.guide.id)).rejects.toMatchObject(hidden);
    await codeWords({ ...project, api: project.as(lena.id) }, sources.first, codes.guide, 'suppliers');
    await expect(ask(asChen, { coderId: lena.id }, folder, codes.guide.id)).rejects.toMatchObject(hidden);
  });
});

// A query is asked in the own layer, whatever layer was named.
const { 'queries.ask': _, ...refused } = asked;

describe('who codes in a round is refused the layer of everybody else, in', () => {
  test.each(Object.entries(refused))('%s', async (_name, ask) => {
    await using project = await testProject();
    const { api, folder } = project;
    const { codes, sources } = await smallStudy(project);
    const lena = await api.coders.add({ name: 'Lena' });
    const chen = await api.coders.add({ name: 'Chen' });
    await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id, chen.id] });
    const onlyOwn = { code: 'conflict', value: { key: 'errors:saturation_blind' } };
    const [asChen, asLena] = [project.as(chen.id), project.as(lena.id)];

    await expect(ask(asChen, { coderId: lena.id }, folder, codes.guide.id)).rejects.toMatchObject(onlyOwn);
    await codeWords({ ...project, api: asLena }, sources.first, codes.guide, 'suppliers');
    await expect(ask(asChen, { coderId: lena.id }, folder, codes.guide.id)).rejects.toMatchObject(onlyOwn);
    await expect(ask(asLena, { coderId: lena.id }, folder, codes.guide.id)).resolves.toBeDefined();
  });
});

/** Lena coded N9, and Chen summed up and judged what she coded, before these coders began to code blind. */
async function judgedBefore(project: TestProject, coding: readonly ('Lena' | 'Chen')[]) {
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const [lena, chen] = [await api.coders.add({ name: 'Lena' }), await api.coders.add({ name: 'Chen' })];
  const layer = { coderId: lena.id };
  const asChen = project.as(chen.id);
  await codeWords({ ...project, api: project.as(lena.id) }, sources.first, codes.guide, 'suppliers');
  const { respondent } = (await api.project.records()).tables;
  const respondentId = respondent.find(({ name }) => name === 'N9')!.id;
  const place = { themeId: codes.guide.id, respondentId };
  await asChen.summaries.write({ place, body: 'Sees a door.', layer });
  const settings = { ...defaultComparison, layer };
  const { id } = await api.comparisons.create({ name: 'By Lena', settings: { ...settings } });
  await api.comparisons.judge({ comparisonId: id, themeId: codes.guide.id, value: 'silent' });
  const coderIds = coding.map((name) => (name === 'Lena' ? lena.id : chen.id));
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds });
  return { asChen, respondentId };
}

describe.each([['outside of the round', ['Lena']] as const, ['in the round', ['Lena', 'Chen']] as const])(
  'what was said of codings that are hidden now, by one who is %s,',
  (_where, coding) => {
    test('is there, and not marked as if they had changed', async () => {
      await using project = await testProject();
      const { asChen } = await judgedBefore(project, coding);

      const { summaries } = await asChen.summaries.grid({ of: 'respondents' });

      expect(summaries).toMatchObject([{ body: 'Sees a door.', changes: null }]);
    });

    test('keeps nobody from withdrawing a respondent', async () => {
      await using project = await testProject();
      const { asChen, respondentId } = await judgedBefore(project, coding);

      const { counts } = await asChen.respondents.withdrawPreview({ ids: [respondentId] });

      expect(counts.stale).toEqual([]);
    });
  },
);
