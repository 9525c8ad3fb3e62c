// The preview of an act on the codebook gives its effects on themes, and the act has exactly these effects.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThemeEffect, ThemePresence } from '#core/counting/theme-presence.ts';
import { AppError } from '#core/errors.ts';
import { buildSample } from '#electron/sample.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** The counts of all themes, as a tally gives them. */
async function presences({ api }: TestProject): Promise<Map<string, ThemePresence>> {
  const base = { denominator: 'all' } as const;
  const [byKind, people] = await Promise.all([
    api.tallies.count({ ...base, by: 'kind' }),
    api.tallies.count({ ...base, unit: 'respondents', scope: { kind: 'interview' } }),
  ]);
  const countOf = (row: number, key: string): number =>
    byKind.rows[row]?.cells[byKind.columns.findIndex((column) => column.key === key)]?.count ?? 0;
  return new Map(
    byKind.rows.map(({ codeId }, row) => [
      codeId,
      {
        documents: countOf(row, 'document'),
        interviews: countOf(row, 'interview'),
        respondents: people.rows[row]?.total.count ?? 0,
      },
    ]),
  );
}

function keyOf(error: unknown): string {
  return error instanceof AppError ? error.key : String(error);
}

const nothing: ThemePresence = { documents: 0, interviews: 0, respondents: 0 };

/** Does the act, compares the previewed effects with tallies before and after, and undoes the act. */
async function expectTold(
  project: TestProject,
  told: readonly ThemeEffect[],
  act: () => Promise<unknown>,
): Promise<void> {
  const before = await presences(project);
  await act();
  const after = await presences(project);
  await project.api.history.undo();
  const changed = new Map(
    [...new Set([...before.keys(), ...after.keys()])]
      .map((id) => [id, { before: before.get(id) ?? nothing, after: after.get(id) ?? nothing }] as const)
      .filter(([, effect]) => JSON.stringify(effect.before) !== JSON.stringify(effect.after)),
  );
  expect(new Map(told.map(({ themeId, ...effect }) => [themeId, effect]))).toEqual(changed);
}

describe('in the sample study', () => {
  let project: TestProject;
  const idOf = async (name: string): Promise<string> => {
    const { tables } = await project.api.project.records();
    const code = tables.code.find((one) => one.name === name);
    if (!code) throw new Error(`The sample has no code ${name}`);
    return code.id;
  };

  beforeAll(async () => {
    project = await testProject();
    project.session.adopt(buildSample(`${project.folder}/sample.concord`, openOptions));
  });
  afterAll(() => project[Symbol.asyncDispose]());

  test.each([
    ['target', 13],
    ['both', 19],
  ] as const)('a merge across themes previews its effects on both: %s', async (themes, documents) => {
    const merge = {
      fromIds: [await idOf('technical certification')],
      intoId: await idOf('standardisation'),
      themes,
    };
    const { themes: told } = await project.api.codes.mergePreview(merge);
    const effectOn = async (name: string) => {
      const id = await idOf(name);
      return told.find(({ themeId }) => themeId === id);
    };

    expect(await effectOn('guide')).toMatchObject({ before: { documents: 22 }, after: { documents: 25 } });
    expect(await effectOn('marketplace')).toMatchObject({
      before: { documents: 14 },
      after: { documents },
    });
    await expectTold(project, told, () => project.api.codes.merge(merge));
  });

  test('a merge gives a theme no source that nobody coded with it', async () => {
    const marketplace = await idOf('marketplace');
    const before = (await presences(project)).get(marketplace)?.documents ?? 0;

    await project.api.codes.merge({
      fromIds: [await idOf('technical certification')],
      intoId: await idOf('standardisation'),
    });

    expect((await presences(project)).get(marketplace)?.documents).toBeLessThanOrEqual(before);
    await project.api.history.undo();
  });

  test('every merge, move and deletion has the effects on themes that its preview gives', async () => {
    const { tables } = await project.api.project.records();
    const codes = tables.code.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    let told = 0;
    const refused: [preview: string, act: string][] = [];
    for (const [place, code] of codes.entries()) {
      const other = codes[(place * 7 + 3) % codes.length];
      if (!other) continue;
      const merge = {
        fromIds: [code.id],
        intoId: other.id,
        themes: place % 2 === 0 ? ('target' as const) : ('both' as const),
      };
      const acts = [
        [() => project.api.codes.mergePreview(merge), () => project.api.codes.merge(merge)],
        [
          () => project.api.codes.movePreview({ id: code.id, parentId: other.id }),
          () => project.api.codes.move({ id: code.id, parentId: other.id }),
        ],
        [
          () => project.api.codes.removePreview({ id: code.id }),
          () => project.api.codes.remove({ id: code.id }),
        ],
      ] as const;
      for (const [preview, act] of acts) {
        const seen = await preview().catch(keyOf);
        // A code cannot be moved below itself, and a preview refuses what the act refuses.
        if (typeof seen === 'string') {
          refused.push([seen, await act().then(() => 'done', keyOf)]);
          continue;
        }
        told += seen.themes.length;
        await expectTold(project, seen.themes, act);
      }
    }
    expect(told).toBeGreaterThan(20);
    expect(refused.filter(([preview, act]) => preview !== act)).toEqual([]);
  });
});

test('a coding joined with an interviewer’s remark on the same words no longer counts for the theme', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.standards, 'a window');
  const remark = await codeWords(project, sources.first, codes.connector, 'a window');
  await project.api.codings.update({ ids: [remark.id], voice: 'remark' });
  const merge = { fromIds: [codes.standards.id], intoId: codes.connector.id };

  const { themes } = await project.api.codes.mergePreview(merge);

  expect(themes.map(({ themeId }) => themeId)).toEqual([codes.guide.id]);
  await expectTold(project, themes, () => project.api.codes.merge(merge));
});

test('a coding that takes the voice of a remark from its twin no longer counts, and the preview says so', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const silent = await codeWords(project, sources.first, codes.connector, 'a window');
  await project.api.codings.update({ ids: [silent.id], voice: null });
  const remark = await codeWords(project, sources.first, codes.market, 'a window');
  await project.api.codings.update({ ids: [remark.id], voice: 'remark' });
  const merge = { fromIds: [codes.market.id], intoId: codes.connector.id };

  const { themes } = await project.api.codes.mergePreview(merge);

  expect(themes.map(({ themeId }) => themeId)).toEqual([codes.connector.id]);
  await expectTold(project, themes, () => project.api.codes.merge(merge));
});

test('the effects of moving or deleting several codes are given together', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.market, 'a window');
  await codeWords(project, sources.first, codes.standards, 'certificates');
  const of = (themeId: string, before: ThemePresence, after: ThemePresence) => ({ themeId, before, after });
  const one: ThemePresence = { documents: 0, interviews: 1, respondents: 1 };

  const move = await project.api.codes.movePreview({
    id: codes.market.id,
    parentId: codes.connector.id,
    withIds: [codes.standards.id],
  });
  const removal = await project.api.codes.removePreview({ id: codes.market.id, withIds: [codes.guide.id] });

  expect(move.themes).toEqual([of(codes.connector.id, nothing, one), of(codes.guide.id, one, nothing)]);
  expect(removal).toMatchObject({ codes: 3, codings: 2, sources: 1 });
  expect(removal.themes).toEqual([of(codes.guide.id, one, nothing)]);
});

test('a merge into a code of another theme drops the links to themes unless both themes are to count the code', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  await project.api.codes.gather({ themeId: codes.connector.id, codeId: codes.market.id });
  const merge = { fromIds: [codes.market.id], intoId: codes.standards.id };
  const ties = async () => {
    const { tables } = await project.api.project.records();
    return tables.themeCode.map(({ themeId, codeId }) => ({ themeId, codeId }));
  };

  await expectCommand(project, () => project.api.codes.merge(merge));
  expect(await ties()).toEqual([]);
  await project.api.history.undo();
  await expectCommand(project, () => project.api.codes.merge({ ...merge, themes: 'both' }));

  expect(await ties()).toEqual([{ themeId: codes.connector.id, codeId: codes.standards.id }]);
});
