import { describe, expect, test } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { pinsOf } from '../../helpers/pins.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

describe('the codebook', () => {
  test('two codes with one parent cannot share a name, with two parents they can', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);

    await expect(project.api.codes.create({ name: 'connector' })).rejects.toMatchObject({
      key: 'errors:code_name_taken',
    });
    await expectCommand(project, () =>
      project.api.codes.create({ name: 'connector', parentId: codes.guide.id }),
    );
  });

  test('a code moves with its sub-codes, but never below itself', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);

    await expect(
      project.api.codes.move({ id: codes.guide.id, parentId: codes.standards.id }),
    ).rejects.toMatchObject({
      key: 'errors:code_into_itself',
    });
    await expectCommand(project, () =>
      project.api.codes.move({ id: codes.guide.id, parentId: codes.connector.id }),
    );
    await expectCommand(project, () =>
      project.api.codes.move({ id: codes.market.id, parentId: null, beforeId: codes.connector.id }),
    );
  });

  test('two new codes in a row have different colours, and another one than their parent', async () => {
    await using project = await testProject();
    const { api } = project;
    const create = async (name: string, parentId: string | null = null, colour?: number) =>
      await api.codes.create({ name, parentId, ...(colour === undefined ? {} : { colour }) });
    const roots = [await create('a'), await create('b'), await create('c')];
    const [a, b] = roots;
    const first = await create('a1', a?.id);
    const second = await create('a2', a?.id);
    await create('b1', b?.id, 5);
    const besideOther = await create('b2', b?.id);
    const next = await create('d');

    expect(roots.map(({ colour }) => colour)).toEqual([0, 1, 2]);
    expect([first.colour, second.colour]).toEqual([3, 4]);
    expect(besideOther.colour).toBe(6);
    // A colour that is used nowhere comes before one that a sub-code uses.
    expect(next.colour).toBe(7);
  });

  test('a key moves to the code that takes it', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);

    await expectCommand(project, () => project.api.codes.update({ id: codes.market.id, pin: 1 }));

    expect(await pinsOf(project)).toEqual({ market: 1, guide: 2 });
  });

  test('a merge has the effects of its preview and joins identical codings', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.market, 'a window');
    await codeWords(project, sources.first, codes.connector, 'a window');
    await codeWords(project, sources.second, codes.market, 'certificates');
    await project.api.codes.create({ name: 'prices', parentId: codes.market.id });

    const preview = await project.api.codes.mergePreview({
      fromIds: [codes.market.id],
      intoId: codes.connector.id,
    });
    const done = await expectCommand(project, () =>
      project.api.codes.merge({ fromIds: [codes.market.id], intoId: codes.connector.id }),
    );

    expect(preview).toMatchObject({ moved: 1, joined: 1, children: 1, sources: 2, ungathered: 0 });
    expect(done).toEqual(preview);
    const { tables } = await project.api.project.records();
    expect(tables.code.find(({ name }) => name === 'prices')?.parentId).toBe(codes.connector.id);
    expect(tables.code.find(({ id }) => id === codes.market.id)?.mergedInto).toBe(codes.connector.id);
  });

  test('merging a theme into a code that is none reports the codes that are no longer counted', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);
    await project.api.codes.gather({ themeId: codes.connector.id, codeId: codes.standards.id });
    const into = async (intoId: string) =>
      (await project.api.codes.mergePreview({ fromIds: [codes.connector.id], intoId })).ungathered;

    expect(await into(codes.market.id)).toBe(1);
    expect(await into(codes.guide.id)).toBe(0);
  });

  test('a merge numbers a sub-code whose name the target’s sub-code already has', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);
    const { api } = project;
    const [from, into] = [codes.connector.id, codes.market.id];
    await api.codes.create({ name: 'Plan', parentId: into });
    await api.codes.create({ name: 'Plan', parentId: from });
    await api.codes.create({ name: 'Plan (2)', parentId: from });

    await api.codes.merge({ fromIds: [from], intoId: into });

    const { tables } = await api.project.records();
    const below = tables.code.filter(({ parentId }) => parentId === into);
    expect(below.map(({ name }) => name).toSorted()).toEqual(['Plan', 'Plan (2)', 'Plan (3)']);
  });

  test('deleting a code reports what goes and removes its sub-codes and their codings', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.standards, 'a window');
    await codeWords(project, sources.other, codes.guide, 'certificates');
    await project.api.codes.merge({ fromIds: [codes.market.id], intoId: codes.standards.id });

    const preview = await project.api.codes.removePreview({ id: codes.guide.id });
    await expectCommand(project, () => project.api.codes.remove({ id: codes.guide.id }));

    expect(preview).toMatchObject({ codes: 2, codings: 2, sources: 2 });
    const { tables } = await project.api.project.records();
    expect(tables.code.map(({ name }) => name)).toEqual(['connector']);
  });

  test('a theme can count codes from elsewhere, but not its own sub-codes', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);

    await expectCommand(project, () =>
      project.api.codes.gather({ themeId: codes.connector.id, codeId: codes.market.id }),
    );
    await expect(
      project.api.codes.gather({ themeId: codes.guide.id, codeId: codes.standards.id }),
    ).rejects.toMatchObject({ key: 'errors:already_below_theme' });
    await expect(
      project.api.codes.gather({ themeId: codes.market.id, codeId: codes.guide.id }),
    ).rejects.toMatchObject({ key: 'errors:not_a_theme' });
    await expectCommand(project, () =>
      project.api.codes.ungather({ themeId: codes.connector.id, codeId: codes.market.id }),
    );
  });
});
