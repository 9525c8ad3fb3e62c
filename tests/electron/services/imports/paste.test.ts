// A text without a file.
import { describe, expect, it } from 'vitest';
import type { RichText } from '#core/text/rich-text.ts';
import { testProject } from '../../../helpers/project.ts';

const page: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Fair' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'It opens in May.' }] },
  ],
};

describe('a pasted text', () => {
  it('becomes a new document with the given facts', async () => {
    await using project = await testProject();
    const { api } = project;

    const source = await api.imports.paste({
      title: ' The fair ',
      text: 'A fair was held.\r\nIt was the first of them, and we were there.',
      kind: 'document',
      className: 'news',
      date: '2019-12',
    });

    const { tables } = await api.project.records();
    expect(source).toMatchObject({
      kind: 'document',
      title: 'The fair',
      classId: tables.class.find(({ name }) => name === 'news')?.id,
      date: '2019-12',
      language: 'en',
      status: 'new',
      originalHash: null,
      encoding: null,
    });
    expect((await api.sources.text({ id: source.id })).text).toBe(
      'A fair was held.\nIt was the first of them, and we were there.',
    );
  });

  it('with headings keeps them', async () => {
    await using project = await testProject();

    const { id } = await project.api.imports.paste({ title: 'Fair', doc: page, kind: 'document' });

    expect(await project.api.sources.text({ id })).toMatchObject({
      text: 'Fair\nIt opens in May.',
      doc: page,
    });
  });

  it('as an interview gets its respondents and a label, and is included', async () => {
    await using project = await testProject();
    const { api } = project;

    const source = await api.imports.paste({
      title: 'N9.2',
      text: 'Says this.',
      kind: 'interview',
      respondents: ['N9'],
    });

    const { tables } = await api.project.records();
    expect(source).toMatchObject({ label: 'N9.2', status: 'included' });
    expect(tables.respondent.map(({ name }) => name)).toEqual(['N9']);
  });

  it('without a title is named after its first line', async () => {
    await using project = await testProject();

    const { title } = await project.api.imports.paste({ text: '\n展览开幕\n正文。', kind: 'document' });

    expect(title).toBe('展览开幕');
  });

  it.each([
    ['nothing', { text: ' \n ' }, 'errors:nothing_pasted'],
    ['a wrong date', { text: 'Text.', date: 'soon' }, 'errors:not_a_date'],
    ['a class that no longer exists', { text: 'Text.', classId: 'gone' }, 'errors:no_such_class'],
    [
      'a document with people',
      { text: 'Text.', respondents: ['N9'] },
      'errors:documents_have_no_respondents',
    ],
  ])('is refused with %s', async (_, given, key) => {
    await using project = await testProject();

    const refused = project.api.imports.paste({ kind: 'document', ...given });

    await expect(refused).rejects.toMatchObject({ key });
    expect((await project.api.project.records()).tables.source).toEqual([]);
  });

  it('that the project has under the same title is refused, and nothing changes', async () => {
    await using project = await testProject();
    const given = { title: 'Fair', text: 'A fair was held.', kind: 'document' as const };
    await project.api.imports.paste(given);

    const refused = project.api.imports.paste(given);

    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      key: 'errors:source_already_there',
      parameters: { title: 'Fair' },
    });
    expect((await project.api.project.records()).tables.source).toHaveLength(1);
  });
});
