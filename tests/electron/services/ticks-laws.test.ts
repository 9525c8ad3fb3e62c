// Whatever was done in a study: a sheet of ticks, imported again, codes nothing twice and brings nothing back that was
// removed here.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { put } from '../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { act, acts, type Act } from '../../helpers/random-acts.ts';
import { codebookAct, codebookActs } from '../../helpers/random-codebooks.ts';
import { lawOf, tries } from '../../helpers/seeded-ids.ts';
import { smallStudy } from '../../helpers/study.ts';

const sources = ['N9', 'N9.2', 'N10'];
const themes = ['connector', 'guide', 'standards', 'market', 'prices', 'fairs'];

/** For each source, whether each theme is ticked. */
const marks = fc.array(fc.array(fc.boolean(), { minLength: themes.length, maxLength: themes.length }), {
  minLength: sources.length,
  maxLength: sources.length,
});

function sheet(project: TestProject, name: string, ticked: readonly (readonly boolean[])[]) {
  const rows = ticked.map((line, at) => [sources[at], ...line.map((is) => (is ? 'x' : ''))].join(','));
  return { file: put(project.folder, name, [['title', ...themes].join(','), ...rows].join('\n')) };
}

/** A coding of a whole source: its id, and what it says. */
async function wholeCodings({ api }: TestProject): Promise<Map<string, string>> {
  const { tables } = await api.project.records();
  const codings = await Promise.all(tables.source.map(({ id }) => api.codings.of({ sourceId: id })));
  return new Map(
    codings
      .flat()
      .flatMap(({ id, sourceId, codeId, start }) => (start === null ? [[id, `${sourceId} ${codeId}`]] : [])),
  );
}

/** Acts on codings, sources and codes in turn, some of them undone at once, so that earlier acts stay. */
async function work(project: TestProject, list: readonly Act[]): Promise<void> {
  const { api } = project;
  for (const [index, [kind, a, b, c]] of list.entries()) {
    const before = countActs(project);
    const whole = [...(await wholeCodings(project)).keys()];
    const chosen = whole[b % Math.max(1, whole.length)];
    if (kind % 3 === 0 && chosen !== undefined) await api.codings.remove({ ids: [chosen] });
    // Undo and redo among the acts on a codebook would reach the import itself.
    else if (kind % 3 === 1 && (kind < 15 || kind > 16)) await codebookAct(project, [kind, a, b, c]);
    else await act(project, [kind, a, b, c]);
    if (index % 4 === 3 && countActs(project) === before + 1) await api.history.undo();
  }
}

function countActs(project: TestProject): number {
  return project.store().db.sqlite.prepare('SELECT count(*) FROM change').pluck().get() as number;
}

test('the same sheet twice changes nothing, and undoing the first import restores the study', async () => {
  await fc.assert(
    lawOf(
      fc.record({ before: acts, codebook: codebookActs, ticked: marks }),
      async ({ before, codebook, ticked }) => {
        await using project = await testProject();
        await smallStudy(project);
        for (const each of before) await act(project, each);
        for (const each of codebook) await codebookAct(project, each);
        const input = sheet(project, 'ticks.csv', ticked);
        const stood = dump(project.store());

        const first = await project.api.ticks.run(input).catch(refused);
        const coded = dump(project.store());
        const second = await project.api.ticks.run(input).catch(refused);

        expect(second?.counts).toMatchObject({ codings: 0, newCodes: 0 });
        expect(dump(project.store())).toBe(coded);
        expect((await project.api.project.check()).problems).toEqual([]);
        if (coded !== stood) await project.api.history.undo();
        expect(dump(project.store())).toBe(stood);
        expect((await project.api.ticks.preview(input)).counts).toEqual(first?.counts);
        if (coded !== stood) await project.api.history.redo();
        expect(dump(project.store())).toBe(coded);
        expect(project.faults).toEqual([]);
      },
    ),
    tries(4, 20261129),
  );
});

test('a later sheet codes nothing that an earlier one coded and that was removed here since', async () => {
  const input = fc.record({ between: fc.oneof(acts, codebookActs), ticked: marks, later: marks });
  await fc.assert(
    lawOf(input, async ({ between, ticked, later }) => {
      await using project = await testProject();
      await smallStudy(project);
      const earlier = await wholeCodings(project);
      await project.api.ticks.run(sheet(project, 'first.csv', ticked));
      const made = [...(await wholeCodings(project))].filter(([id]) => !earlier.has(id));
      await work(project, between);
      const stand = await wholeCodings(project);
      const { tables } = await project.api.project.records();
      const codeNow = new Map(tables.code.map(({ id, mergedInto }) => [id, mergedInto ?? id]));
      const removed = made.flatMap(([id, tick]) => {
        const [sourceId = '', codeId = ''] = tick.split(' ');
        return stand.get(id) === undefined ? [`${sourceId} ${codeNow.get(codeId) ?? codeId}`] : [];
      });
      const stood = dump(project.store());

      const told = await project.api.ticks.run(sheet(project, 'later.csv', later)).catch(refused);

      const now = await wholeCodings(project);
      const added = [...now].flatMap(([id, tick]) => (stand.has(id) ? [] : [tick]));
      expect(added.filter((tick) => removed.includes(tick))).toEqual([]);
      expect([...stand.keys()].filter((id) => !now.has(id))).toEqual([]);
      expect(new Set(now.values()).size).toBeGreaterThanOrEqual(new Set(stand.values()).size);
      expect(added.length).toBe(told?.counts.codings ?? 0);
      expect(new Set(added).size).toBe(added.length);
      const coded = dump(project.store());
      await project.api.ticks.run(sheet(project, 'again.csv', later)).catch(refused);
      expect(dump(project.store())).toBe(coded);
      if (coded !== stood) await project.api.history.undo();
      expect(dump(project.store())).toBe(stood);
      expect((await project.api.project.check()).problems).toEqual([]);
      expect(project.faults).toEqual([]);
    }),
    tries(4, 20261129),
  );
});

/** A sheet is refused where all of its sources were removed. */
function refused(error: { code?: string }): null {
  if (error.code === 'internal') throw error;
  return null;
}
