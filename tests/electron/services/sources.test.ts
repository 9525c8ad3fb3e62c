import { describe, expect, test } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

describe('sources', () => {
  test('interviews of one person belong to one respondent', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const { tables } = await project.api.project.records();

    expect(tables.respondent.map(({ name }) => name).sort()).toEqual(['N10', 'N9']);
    const n9 = tables.respondent.find(({ name }) => name === 'N9');
    expect(tables.sourceRespondent.filter(({ respondentId }) => respondentId === n9?.id)).toHaveLength(2);
    expect(sources.second.label).toBe('N9.2');
  });

  test('an outline becomes the headings of the note', async () => {
    await using project = await testProject();

    const made = await expectCommand(project, () =>
      project.api.interviews.create({ label: 'N1', outline: ['Role of the association', '作用', ' '] }),
    );

    const { text, doc } = await project.api.sources.text({ id: made.id });
    expect(text).toBe('Role of the association\n\n作用\n');
    expect(JSON.stringify(doc)).toContain('heading');
  });

  test('an outline keeps no character that the exchange standard cannot hold', async () => {
    await using project = await testProject();

    const made = await project.api.interviews.create({ label: 'N1', outline: ['Role\0 of\rfirms', '\0'] });

    const { text } = await project.api.sources.text({ id: made.id });
    expect(text).toBe('Role\uFFFD of firms\n\n\uFFFD\n');
  });

  test('a label is unique', async () => {
    await using project = await testProject();
    await smallStudy(project);

    await expect(project.api.interviews.create({ label: 'N9.2' })).rejects.toMatchObject({
      key: 'errors:label_taken',
    });
  });

  test('several sources change at once, and dates are read as people write them', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const news = await expectCommand(project, () => project.api.classes.add({ name: 'news' }));

    await expectCommand(project, () =>
      project.api.sources.update({
        ids: [sources.first.id, sources.other.id],
        classId: news.id,
        date: '2019年12月',
      }),
    );
    await expect(
      project.api.sources.update({ ids: [sources.first.id], date: 'yesterday' }),
    ).rejects.toMatchObject({
      key: 'errors:not_a_date',
    });

    const { tables } = await project.api.project.records();
    expect(tables.source.filter(({ classId }) => classId === news.id).map(({ date }) => date)).toEqual([
      '2019-12',
      '2019-12',
    ]);
  });

  test('a review belongs to the acting coder, and a class can be removed while its sources stay', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const lena = await expectCommand(project, () => project.api.coders.add({ name: 'Lena' }));
    await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true }, { as: lena.id });
    const news = await project.api.classes.add({ name: 'news' });
    await project.api.sources.update({ ids: [sources.first.id], classId: news.id });

    await expectCommand(project, () => project.api.classes.remove({ id: news.id }));

    const { tables } = await project.api.project.records();
    expect(tables.review.map(({ coderId }) => coderId)).toEqual([lena.id]);
    expect(tables.source.find(({ id }) => id === sources.first.id)?.classId).toBeNull();
    await expect(project.api.coders.remove({ id: lena.id })).rejects.toMatchObject({
      key: 'errors:coder_has_work',
    });
  });

  test('deleting previews what is removed, and undo restores all of it', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window');
    await project.api.memos.add({ about: 'coding', subjectId: coding.id, body: 'strong' });
    await project.api.memos.add({ about: 'source', subjectId: sources.first.id, body: 'first impression' });
    const mood = await project.api.attributes.add({ name: 'mood', owner: 'source' });
    await project.api.attributes.set({ id: mood.id, owners: [sources.first.id], value: 'open' });

    const preview = await project.api.sources.removePreview({ ids: [sources.first.id] });
    await expectCommand(project, () => project.api.sources.remove({ ids: [sources.first.id] }));

    expect(preview).toMatchObject({ sources: 1, codings: 1, memos: 1 });
  });

  test('an attribute takes only values of its type', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { tables } = await project.api.project.records();
    const person = tables.respondent[0]?.id ?? '';
    const member = await expectCommand(project, () =>
      project.api.attributes.add({ name: 'member', owner: 'respondent', type: 'boolean' }),
    );

    await expectCommand(project, () =>
      project.api.attributes.set({ id: member.id, owners: [person], value: '是' }),
    );
    await expect(
      project.api.attributes.set({ id: member.id, owners: [person], value: 'perhaps' }),
    ).rejects.toMatchObject({ key: 'errors:not_of_type_boolean' });

    expect((await project.api.project.records()).tables.attributeValue[0]?.value).toBe('true');
  });
});
