import { describe, expect, test } from 'vitest';
import { quoteDigest } from '#db/write.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { spanOf } from '../../helpers/marked.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

describe('coding', () => {
  test('a coding on a passage keeps the place, the coder and the voice of a note', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);

    const coding = await expectCommand(project, () =>
      codeWords(project, sources.first, codes.connector, 'a window on policy'),
    );

    expect(NOTE.slice(coding.start ?? 0, coding.end ?? 0)).toBe('a window on policy');
    expect(coding.voice).toBe('paraphrase');
  });

  test('applying a code twice in one place adds nothing', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const once = await codeWords(project, sources.first, codes.connector, 'a window on policy');

    const twice = await codeWords(project, sources.first, codes.connector, 'a window on policy');

    expect(twice.id).toBe(once.id);
    expect(await project.api.codings.of({ sourceId: sources.first.id })).toHaveLength(1);
  });

  test('acts on one text, one after the other, read it once', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const { sqlite } = project.store().db;
    await codeWords(project, sources.first, codes.connector, 'a window on policy');
    sqlite.prepare(`UPDATE blob SET bytes = x'' WHERE hash = ?`).run(sources.first.textHash);

    const coding = await codeWords(project, sources.first, codes.guide, 'events');

    expect(coding.quoteDigest).toBe(quoteDigest('events'));
  });

  test('a span that splits an emoji, leaves the text or is empty is refused', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const half = NOTE.indexOf('😀') + 1;
    const apply = (start: number, end: number) =>
      project.api.codings.apply({
        sourceId: sources.first.id,
        textHash: sources.first.textHash,
        codeId: codes.connector.id,
        span: { start, end },
      });

    await expect(apply(half, half + 4)).rejects.toMatchObject({ key: 'errors:not_a_span' });
    await expect(apply(0, NOTE.length + 1)).rejects.toMatchObject({ key: 'errors:not_a_span' });
    await expect(apply(3, 3)).rejects.toMatchObject({ key: 'errors:not_a_span' });
  });

  test('a span for another version of the text is a conflict', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const span = { start: 0, end: 4 };

    const call = project.api.codings.apply({
      sourceId: sources.first.id,
      textHash: 'another',
      codeId: codes.guide.id,
      span,
    });

    await expect(call).rejects.toMatchObject({ code: 'conflict', key: 'errors:text_changed' });
  });

  test('in a branch with one code per source, a second code on the whole source replaces the first', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const areas = await project.api.codes.create({
      name: 'report areas',
      codable: false,
      onePerSource: true,
    });
    const design = await project.api.codes.create({ name: 'design', parentId: areas.id });
    const training = await project.api.codes.create({ name: 'training', parentId: areas.id });
    await project.api.sources.classify({ id: sources.first.id, codeId: design.id });

    await expectCommand(project, () =>
      project.api.sources.classify({ id: sources.first.id, codeId: training.id }),
    );

    const found = await project.api.codings.of({ sourceId: sources.first.id });
    expect(found.map(({ codeId, start }) => ({ codeId, start }))).toEqual([
      { codeId: training.id, start: null },
    ]);
  });

  test('a heading of the codebook and a retired code cannot be applied', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const heading = await project.api.codes.create({ name: 'areas', codable: false });
    const retired = await project.api.codes.create({ name: 'old', status: 'retired' });

    await expect(codeWords(project, sources.first, heading, 'a window')).rejects.toMatchObject({
      key: 'errors:code_not_codable',
    });
    await expect(codeWords(project, sources.first, retired, 'a window')).rejects.toMatchObject({
      key: 'errors:code_retired',
    });
  });

  test('moving edges, changing codes and setting voices can each be undone', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window');

    await expectCommand(project, () =>
      project.api.codings.resize({
        id: coding.id,
        textHash: sources.first.textHash,
        span: spanOf(NOTE, 'a window on policy'),
      }),
    );
    await expectCommand(project, () =>
      project.api.codings.recode({ ids: [coding.id], codeId: codes.guide.id }),
    );
    await expectCommand(project, () =>
      project.api.codings.update({
        ids: [coding.id],
        voice: 'verbatim-notes',
        stance: 'qualifies',
        weight: 40,
      }),
    );

    const [now] = await project.api.codings.of({ sourceId: sources.first.id });
    expect(now).toMatchObject({
      codeId: codes.guide.id,
      voice: 'verbatim-notes',
      stance: 'qualifies',
      weight: 40,
    });
    expect(NOTE.slice(now?.start ?? 0, now?.end ?? 0)).toBe('a window on policy');
  });

  test('touching codings are joined, those with text between them are not', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const left = await codeWords(project, sources.first, codes.connector, 'Sees the association');
    const right = await codeWords(project, sources.first, codes.connector, ' as a window');
    const far = await codeWords(project, sources.first, codes.connector, 'certificates');

    await expect(project.api.codings.join({ ids: [left.id, far.id] })).rejects.toMatchObject({
      key: 'errors:join_apart',
    });
    const joined = await expectCommand(project, () => project.api.codings.join({ ids: [left.id, right.id] }));

    expect(NOTE.slice(joined.start ?? 0, joined.end ?? 0)).toBe('Sees the association as a window');
  });

  test('adding a code to several codings in one act adds one for each passage, with its voice and without a stance', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const left = await codeWords(project, sources.first, codes.connector, 'a window');
    const right = await codeWords(project, sources.first, codes.connector, 'window on policy');
    const far = await codeWords(project, sources.second, codes.connector, 'certificates');
    await project.api.codings.update({
      ids: [left.id, right.id],
      voice: 'verbatim-notes',
      stance: 'supports',
    });

    const ids = [left.id, right.id, far.id];
    const added = await expectCommand(project, () =>
      project.api.codings.addCode({ ids, codeId: codes.market.id }),
    );
    const again = await project.api.codings.addCode({ ids, codeId: codes.market.id });

    expect([added, again]).toEqual([2, 0]);
    const made = (await project.api.codings.of({ sourceId: sources.first.id })).filter(
      ({ codeId }) => codeId === codes.market.id,
    );
    expect(
      made.map(({ start, end, voice, stance }) => [NOTE.slice(start ?? 0, end ?? 0), voice, stance]),
    ).toEqual([['a window on policy', 'verbatim-notes', null]]);
  });

  test('several codings are pinned as examples in one act', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const one = await codeWords(project, sources.first, codes.connector, 'a window');
    const two = await codeWords(project, sources.second, codes.connector, 'certificates');
    await project.api.codings.setExample({ ids: [one.id], example: true });

    await expectCommand(project, () =>
      project.api.codings.setExample({ ids: [one.id, two.id], example: true }),
    );

    const { codeExample } = (await project.api.project.records()).tables;
    expect(codeExample.map(({ codingId }) => codingId).toSorted()).toEqual([one.id, two.id].toSorted());
  });

  test('removing a coding removes its memo and its pins as example and evidence, and undo restores all', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window');
    await project.api.memos.add({ about: 'coding', subjectId: coding.id, body: 'Compare with N10.' });
    await project.api.codings.setExample({ ids: [coding.id], example: true });

    await expectCommand(project, () => project.api.codings.remove({ ids: [coding.id] }));

    const { tables } = await project.api.project.records();
    expect(tables.memo).toEqual([]);
    expect(tables.codeExample).toEqual([]);
  });

  test('a coding that no longer stands on its words is listed for repair until it is accepted or removed', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const sourceId = sources.first.id;
    const slipped = await codeWords(project, sources.first, codes.connector, 'a window');
    await codeWords(project, sources.first, codes.guide, 'certificates');
    // As another program may leave it: the place moved, the digest unchanged.
    project.store().db.sqlite.prepare('UPDATE coding SET start = start + 3 WHERE id = ?').run(slipped.id);

    const list = await project.api.codings.slipped({ sourceId });
    const span = { start: (slipped.start ?? 0) + 3, end: slipped.end ?? 0 };
    await project.api.codings.resize({ id: slipped.id, textHash: sources.first.textHash, span });

    expect(list.map(({ id, words }) => [id, words])).toEqual([[slipped.id, 'indow']]);
    expect(await project.api.codings.slipped({ sourceId })).toEqual([]);
  });

  test('only a respondent of the interview can be the speaker', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const { tables } = await project.api.project.records();
    const stranger = tables.respondent.find(({ name }) => name === 'N10');

    const call = project.api.codings.apply({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      codeId: codes.guide.id,
      span: { start: 0, end: 4 },
      respondentId: stranger?.id ?? '',
    });

    await expect(call).rejects.toMatchObject({ key: 'errors:speaker_not_present' });
  });
});
