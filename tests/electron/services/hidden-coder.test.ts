// Whoever does not code in a blind round and asks for a coder of it by name is refused, whether that coder has coded or not:
// zeros would look as if there were nothing, and another answer would tell that there is.
import { describe, expect, test } from 'vitest';
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
