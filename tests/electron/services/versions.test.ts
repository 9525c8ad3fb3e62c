import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VersionsCompared } from '#electron/services/versions/comparing.ts';
import { flipIn, pageOf } from '../../helpers/flipped.ts';
import { spanOf } from '../../helpers/marked.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';
import { bring, saved } from './exchange/own-data.ts';

const ofKind = ({ changes }: VersionsCompared): string[] =>
  changes.map(({ change }) => `${change.kind} ${change.code.name}`);

/** Six codings of guide and one of connector, then a version. */
async function keptStudy(project: TestProject) {
  const { api } = project;
  const study = await smallStudy(project);
  const { codes, sources } = study;
  const made = [
    await codeWords(project, sources.first, codes.guide, 'window on policy'),
    await codeWords(project, sources.first, codes.guide, 'Firms meet suppliers'),
    await codeWords(project, sources.second, codes.guide, 'window on policy'),
    await codeWords(project, sources.second, codes.guide, 'certificates help little'),
    await codeWords(project, sources.other, codes.guide, 'window'),
    await codeWords(project, sources.other, codes.guide, '两家供应商'),
  ] as const;
  const link = await codeWords(project, sources.first, codes.connector, 'suppliers at its events');
  await api.sources.setReviewed({ ids: [sources.first.id, sources.second.id], reviewed: true });
  const kept = await api.versions.keep({ name: 'first reading', reason: 'All notes read once.' });
  return { ...study, made, link, kept };
}

describe('a kept version', () => {
  test('is compared with now: each kind of change, the sum, who and when, and drift', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, made, link, kept } = await keptStudy(project);
    const added = await api.codes.create({ name: 'unclear returns' });
    const off = await api.codes.create({ name: 'shown where to begin' });
    await api.codings.recode({ ids: [made[1].id], codeId: off.id });
    await api.codings.recode({ ids: [made[2].id], codeId: codes.market.id });
    await api.codings.remove({ ids: [made[3].id] });
    await api.codings.resize({
      id: made[4].id,
      textHash: (await api.project.records()).tables.source.find(({ id }) => id === made[4].sourceId)!
        .textHash,
      span: spanOf(NOTE, 'window on policy'),
    });
    await api.codes.update({ id: codes.guide.id, name: 'navigator', whenToUse: 'Someone shows the way.' });
    await api.codes.merge({ fromIds: [codes.connector.id], intoId: codes.market.id });
    await api.codes.remove({ id: codes.standards.id });

    const found = await api.versions.compare({ fromId: kept.id });

    expect([found.before, found.after]).toEqual([4, 4]);
    expect(ofKind(found)).toEqual([
      'added unclear returns',
      'split shown where to begin',
      'merged connector',
      'removed standards',
      'renamed navigator',
      'redefined navigator',
    ]);
    expect(found.changes.map(({ by }) => by?.name)).toEqual(['Wei', 'Wei', 'Wei', 'Wei', 'Wei', 'Wei']);
    expect(found.changes[1]?.splits).toEqual([
      { fromId: codes.guide.id, base: 6, took: 1, stayed: 3, both: 0 },
    ]);
    expect(found.changes[2]?.merge).toEqual({ base: 1, united: 0 });
    const driftOf = (id: string) => found.drift.find(({ codeId }) => codeId === id);
    expect(driftOf(codes.guide.id)).toMatchObject({
      base: 6,
      unchanged: 2,
      moved: 1,
      resized: 1,
      recoded: 1,
      removed: 1,
      changed: 3,
      presence: { n: 2, both: 1, lost: 1, gained: 0, neither: 0 },
    });
    expect(driftOf(codes.connector.id)).toMatchObject({ base: 1, moved: 1, changed: 0 });
    expect(driftOf(codes.market.id)).toMatchObject({ base: 0, recodedIn: 1, joined: 1 });
    expect(driftOf(added.id)).toMatchObject({ base: 0, changed: 0 });
    const asked = { fromId: kept.id, codeId: codes.guide.id };
    expect(await api.versions.codings({ ...asked, part: 'changed' })).toEqual({
      codingIds: [made[4].id, made[2].id],
      gone: 1,
    });
    expect(await api.versions.codings({ ...asked, codeId: codes.connector.id, part: 'moved' })).toEqual({
      codingIds: [link.id],
      gone: 0,
    });
  });

  test('compares sources that are still in scope, as tallies count them', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, kept } = await keptStudy(project);
    await api.codes.move({ id: codes.connector.id, parentId: codes.guide.id });
    const read = async () => {
      const { drift, changes } = await api.versions.compare({ fromId: kept.id });
      const { n, both } = drift.find(({ codeId }) => codeId === codes.guide.id)!.presence;
      const [theme] = changes.flatMap(({ themes }) => themes);
      return [n, both, theme?.before, theme?.after];
    };

    expect(await read()).toEqual([2, 2, [2, 2], [2, 2]]);
    await api.triage.decide({ ids: [sources.second.id], status: 'excluded' });
    expect(await read()).toEqual([1, 1, [1, 1], [1, 1]]);
  });

  test('tells what a merge took from one theme, and what it gave to another', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, kept } = await keptStudy(project);
    const themesOfMerge = async () => {
      const { changes } = await api.versions.compare({ fromId: kept.id });
      const { themes } = changes.find(({ change }) => change.kind === 'merged')!;
      return themes.map(({ themeId, before, after }) => [themeId, before, after]);
    };

    await api.codes.merge({ fromIds: [codes.guide.id], intoId: codes.connector.id });
    expect(await themesOfMerge()).toEqual([[codes.connector.id, [1, 2], [2, 2]]]);
    await api.history.undo({});
    // Within one theme nothing comes and nothing goes.
    await api.codes.move({ id: codes.connector.id, parentId: codes.guide.id });
    const version = await api.versions.keep({ name: 'Moved' });
    await api.codes.merge({ fromIds: [codes.connector.id], intoId: codes.guide.id });
    const { changes } = await api.versions.compare({ fromId: version.id });
    expect(changes.map(({ change, themes }) => [change.kind, themes])).toEqual([['merged', []]]);
  });

  test('is no different from now once everything since was undone', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, made, kept } = await keptStudy(project);
    await api.codes.merge({ fromIds: [codes.connector.id], intoId: codes.guide.id });
    await api.codes.update({ id: codes.guide.id, shortDefinition: 'Shows the way.' });
    await api.codings.remove({ ids: [made[0].id] });
    expect((await api.versions.list({})).changesSince).toBe(2);

    for (let i = 0; i < 3; i += 1) await api.history.undo({});
    const found = await api.versions.compare({ fromId: kept.id });

    expect((await api.versions.list({})).changesSince).toBe(0);
    expect(found.changes).toEqual([]);
    expect(found.drift.every(({ base, unchanged }) => base === unchanged)).toBe(true);
  });

  test('stays what it was when acts from before it are undone', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, made } = await keptStudy(project);
    await api.versions.keep({ name: 'second reading' });
    const before = await api.versions.list({});
    await api.codes.remove({ id: codes.standards.id });
    const [, second] = before.versions;
    await api.codings.remove({ ids: made.map(({ id }) => id) });

    expect((await api.versions.list({})).versions).toEqual(before.versions);
    expect(second?.codes).toBe(4);
    const [first] = before.versions;
    const found = await api.versions.compare({ fromId: first!.id, toId: second!.id });
    expect(found.changes).toEqual([]);
    expect(found.drift.find(({ codeId }) => codeId === codes.guide.id)).toMatchObject({
      base: 6,
      unchanged: 6,
    });
  });

  test('is carried by an exchange file into another study, with its codings', async () => {
    await using project = await testProject();
    await using other = await testProject();
    const { codes, made, kept } = await keptStudy(project);
    await project.api.codings.remove({ ids: [made[3].id] });
    await project.api.codes.update({ id: codes.guide.id, name: 'navigator' });
    const { bytes } = await saved(project);
    await bring(other, bytes);

    const found = await other.api.versions.compare({ fromId: kept.id });

    expect(ofKind(found)).toEqual(['renamed navigator']);
    expect(found.changes[0]?.by).toBeNull();
    expect(found.drift.find(({ codeId }) => codeId === codes.guide.id)).toMatchObject({
      base: 6,
      unchanged: 5,
      removed: 1,
    });
  });

  test('is named by an exported codebook, with how many changes there were since', async () => {
    await using project = await testProject();
    const { api, folder } = project;
    const { codes } = await keptStudy(project);
    await api.codes.update({ id: codes.guide.id, name: 'navigator', whenToUse: 'Someone shows the way.' });
    for (const format of ['csv', 'md', 'qdc'] as const) {
      const to = join(folder, `codebook.${format}`);
      await api.exports.codebook({ to, format });
      expect(readFileSync(to, 'utf8')).toContain(
        'version 1 “first reading”, 14 March 2026, and 2 changes since',
      );
    }
  });

  test('keeps codings made while it is read out of what stood, and reads again if codes changed meanwhile', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await keptStudy(project);
    const reading = api.versions.keep({ name: 'while coding' });
    await codeWords(project, sources.first, codes.connector, 'association');
    const kept = await reading;
    const codingsNow = async (fromId: string) =>
      (await api.versions.compare({ fromId })).drift.find(({ codeId }) => codeId === codes.connector.id)!;

    expect(await codingsNow(kept.id)).toMatchObject({ base: 1, standing: 2, secondThoughts: 1 });

    const again = api.versions.keep({ name: 'while codes come' });
    await api.codes.create({ name: 'unclear returns' });
    const second = await again;

    const { changes, after } = await api.versions.compare({ fromId: second.id });
    expect([changes, after]).toEqual([[], 5]);
    expect(await codingsNow(second.id)).toMatchObject({ base: 2, unchanged: 2 });
  });

  test('survives the salvage of a damaged file, with its codings', async () => {
    await using project = await testProject();
    const { api, folder, path } = project;
    const { codes, made, kept } = await keptStudy(project);
    const copy = join(folder, 'damaged.concord');
    await api.project.saveCopy({ to: copy });
    flipIn(copy, pageOf(copy, 'coding'));

    const { path: whole, tables } = await api.desk.salvage({ path: copy, into: join(folder, 'whole') });
    await api.desk.open({ path: whole });

    expect([tables['codebook_version'], tables['version_codings']]).toEqual([
      { found: 1, missing: 0 },
      { found: 1, missing: 0 },
    ]);
    const { drift } = await api.versions.compare({ fromId: kept.id });
    expect(drift.find(({ codeId }) => codeId === codes.guide.id)?.base).toBe(made.length);
    await api.desk.open({ path });
  });

  test('names are kept apart, and a version that is removed returns with its codings', async () => {
    await using project = await testProject();
    const { api } = project;
    const { kept } = await keptStudy(project);
    const { id } = await api.versions.keep({ name: 'second reading' });

    await expect(api.versions.keep({ name: 'first reading' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(api.versions.update({ id, name: 'first reading' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(api.versions.compare({ fromId: id, toId: kept.id })).rejects.toMatchObject({
      code: 'invalid',
    });
    await api.versions.remove({ id: kept.id });
    await expect(api.versions.compare({ fromId: kept.id })).rejects.toMatchObject({ code: 'not_found' });
    await api.history.undo({});
    expect((await api.versions.compare({ fromId: kept.id })).drift.some(({ base }) => base === 6)).toBe(true);
    expect((await api.versions.list({})).versions.map(({ number, name }) => [number, name])).toEqual([
      [1, 'first reading'],
      [2, 'second reading'],
    ]);
  });

  test('counts nobody else’s codings during a second pass', async () => {
    await using project = await testProject();
    const { api } = project;
    const { kept, made } = await keptStudy(project);
    const pass = await api.coders.add({ name: 'Wei again', kind: 'second-pass', personId: made[0].coderId });
    const blind = { as: pass.id };

    const own = await api.versions.compare({ fromId: kept.id }, blind);

    expect(own.coder.id).toBe(pass.id);
    expect(own.drift.every(({ base }) => base === 0)).toBe(true);
    await expect(
      api.versions.compare({ fromId: kept.id, coderId: made[0].coderId }, blind),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('codings from before the present definition', () => {
  test('are listed until they are read again, and listed again when the definition changes once more', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, made } = await keptStudy(project);
    const lists = async (): Promise<readonly (readonly [string, boolean])[]> =>
      (await api.versions.worklist({ codeId: codes.guide.id })).map(({ codingId, rereadAt }) => [
        codingId,
        rereadAt !== null,
      ]);

    expect(await api.versions.earlier({})).toEqual([]);
    await api.codes.update({ id: codes.guide.id, name: 'navigator', colour: 3 });
    expect(await lists()).toEqual([]);
    await api.codes.update({ id: codes.guide.id, whenNotToUse: 'A test alone.' });
    await codeWords(project, (await api.project.records()).tables.source[0]!, codes.guide, 'association');
    await api.versions.reread({ codingIds: [made[0].id, made[4].id] });

    expect(await api.versions.earlier({})).toMatchObject([
      { codeId: codes.guide.id, codings: 7, earlier: 6, reread: 2 },
    ]);
    expect(new Set((await lists()).filter(([, isRead]) => isRead).map(([id]) => id))).toEqual(
      new Set([made[0].id, made[4].id]),
    );
    await api.history.undo({});
    expect((await lists()).filter(([, isRead]) => isRead)).toEqual([]);
    await api.history.redo({});
    await api.codes.update({ id: codes.guide.id, whenNotToUse: 'A test or an award alone.' });
    expect(await api.versions.earlier({})).toMatchObject([{ earlier: 7, reread: 0 }]);
  });

  test('are told by the version under which they were made', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes } = await keptStudy(project);
    await codeWords(project, (await api.project.records()).tables.source[0]!, codes.guide, 'association');
    await api.versions.keep({ name: 'second reading' });

    expect(await api.versions.madeUnder({ codeId: codes.guide.id })).toEqual([
      { number: null, codings: 6 },
      { number: 1, codings: 1 },
    ]);
    expect(await api.versions.madeUnder({ codeId: codes.market.id })).toEqual([]);
  });

  test('are none where the earlier definition stands again', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes } = await keptStudy(project);
    await api.codes.update({ id: codes.guide.id, whenToUse: 'Someone shows the way.' });
    expect(await api.versions.earlier({})).toHaveLength(1);
    await api.codes.update({ id: codes.guide.id, whenToUse: '' });
    expect(await api.versions.earlier({})).toEqual([]);
  });
});

test('completeness and examples: what is lacking, and what has left its code since the newest version', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, made } = await keptStudy(project);
  await api.codings.setExample({ ids: [made[0].id], example: true });
  await api.codings.setExample({ ids: [made[1].id], example: true });
  await api.codings.setExample({ ids: [made[2].id], example: true });
  await api.versions.keep({ name: 'with examples' });
  await api.codings.recode({ ids: [made[0].id], codeId: codes.market.id });
  await api.codings.remove({ ids: [made[1].id] });

  const { codes: rows, left } = await api.versions.completeness({});

  expect(rows.find(({ codeId }) => codeId === codes.guide.id)).toMatchObject({
    filled: 2,
    lacking: ['shortDefinition', 'fullDefinition', 'whenToUse', 'whenNotToUse'],
  });
  expect(left.map(({ codingId, nowCodeId }) => [codingId, nowCodeId])).toEqual([
    [made[0].id, codes.market.id],
    [made[1].id, null],
  ]);
});

test('examples are told of the code that theirs was merged into, and not of one that is gone', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, made } = await keptStudy(project);
  await api.codings.setExample({ ids: [made[0].id, made[1].id], example: true });
  await api.versions.keep({ name: 'with examples' });
  const left = async () => (await api.versions.completeness({})).left;

  await api.codes.merge({ intoId: codes.market.id, fromIds: [codes.guide.id] });
  expect(await left()).toEqual([]);
  await api.codings.remove({ ids: [made[0].id] });
  expect(await left()).toEqual([{ codeId: codes.market.id, codingId: made[0].id, nowCodeId: null }]);
  await api.codes.remove({ id: codes.market.id });
  expect(await left()).toEqual([]);
});
