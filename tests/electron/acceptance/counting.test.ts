// The thirty rows of the worked example, from a project file, through the methods that the screens call.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerRequest, TallyRequest } from '#core/counting/request.ts';
import fixture from '#fixtures/methods/counting.json' with { type: 'json' };
import { testProject, type TestProject } from '../../helpers/project.ts';
import { countingStudy, type CountingStudy } from './counting-study.ts';
import { keyed } from './keyed.ts';

let project: TestProject;
let study: CountingStudy;

beforeAll(async () => {
  project = await testProject();
  study = await countingStudy(project);
  project.reopen();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

async function countOf(code: string, request: TallyRequest): Promise<number | null | undefined> {
  const { rows } = await project.api.tallies.count({
    denominator: 'all',
    ...request,
    of: [keyed(study.codes, code)],
  });
  return rows[0]?.total.count;
}

describe('the worked example of the counting rules, in a project file', () => {
  it('has thirty rows', () => {
    expect(fixture.expected).toHaveLength(30);
  });

  it.each(fixture.expected.map((row) => [`${row.code}, ${row.coders}, roll-up ${row.rollup}`, row] as const))(
    '%s',
    async (_, { code, coders, rollup, chars_sum: _naive, ...expected }) => {
      const layer: LayerRequest = coders === 'AB' ? 'union' : { coderId: keyed(study.coders, coders) };

      const counted = {
        codings: await countOf(code, { layer, rollup, unit: 'codings' }),
        passages: await countOf(code, { layer, rollup, unit: 'passages' }),
        chars_union: await countOf(code, { layer, rollup, unit: 'characters' }),
        sources: await countOf(code, { layer, rollup, unit: 'sources' }),
        documents: await countOf(code, { layer, rollup, unit: 'sources', scope: { kind: 'document' } }),
        interviews: await countOf(code, { layer, rollup, unit: 'sources', scope: { kind: 'interview' } }),
        respondents: await countOf(code, { layer, rollup, unit: 'respondents' }),
      };

      expect(counted).toEqual(expected);
    },
  );

  it('opens as many passages as each cell counts', async () => {
    for (const { code, coders, rollup, passages } of fixture.expected) {
      const layer: LayerRequest = coders === 'AB' ? 'union' : { coderId: keyed(study.coders, coders) };
      const request: TallyRequest = { layer, rollup, denominator: 'all' };

      const opened = await project.api.passages.list({ request, cell: { codeId: keyed(study.codes, code) } });

      expect(opened.passages).toBe(passages);
    }
  });

  it('is counted again as soon as a coding is removed, and as before once that is undone', async () => {
    const connector = (): Promise<number | null | undefined> => countOf('connector', { unit: 'passages' });
    const { tables } = await project.api.project.records();
    const third = tables.source.find(({ title }) => title === 'D3');
    const codings = await project.api.codings.of({ sourceId: third?.id ?? '' });
    const ids = codings.filter(({ codeId }) => codeId === study.codes['connector']).map(({ id }) => id);
    const before = await connector();

    await project.api.codings.remove({ ids });
    const without = await connector();
    await project.api.history.undo();
    const again = await connector();

    expect([before, without, again]).toEqual([4, 3, 4]);
  });
});
