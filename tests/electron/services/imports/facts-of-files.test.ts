// Facts given for single files of an import: their kind and respondents, date and class.
import { describe, expect, it } from 'vitest';
import { expectCommand } from '../../../helpers/laws.ts';
import { testProject } from '../../../helpers/project.ts';
import { docxOf } from '../../../helpers/written-files.ts';
import { importFrom, written } from './brought-in.ts';

describe('an import', () => {
  it('takes the kind, date and class of each file, so that notes and news are imported together', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'news/2021-03-04 fair.txt': 'A fair was held.',
      'talk.txt': 'They came, and left.',
      'plan.txt': 'A plan.',
    });

    await expectCommand(project, () =>
      importFrom(project, folder, {
        kind: 'document',
        className: 'paper',
        alike: false,
        said: [
          { name: 'news/2021-03-04 fair.txt', kind: 'document', date: '2021-03-04', className: 'news' },
          { name: 'talk.txt', kind: 'interview', className: null, respondents: ['N1', 'N2'] },
        ],
      }),
    );

    const { tables } = await project.api.project.records();
    const className = (id: string | null) => tables.class.find((row) => row.id === id)?.name ?? null;
    expect(
      tables.source.map(({ title, kind, date, classId }) => [title, kind, date, className(classId)]),
    ).toEqual(
      expect.arrayContaining([
        ['2021-03-04 fair', 'document', '2021-03-04', 'news'],
        ['talk', 'interview', null, null],
        ['plan', 'document', null, 'paper'],
      ]),
    );
    expect(tables.respondent.map(({ name }) => name).toSorted()).toEqual(['N1', 'N2']);
    expect(tables.sourceRespondent).toHaveLength(2);
  });

  it('gives rows that become interviews the class of interviews, and other rows that of documents', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'news.csv': 'title,text\nFair,It opens.\n',
      'answers.csv': 'respondent,text\nN1,It helps.\n',
    });

    await importFrom(project, folder, { className: 'news', interviewClassName: 'talk', alike: false });

    const { tables } = await project.api.project.records();
    const className = (id: string | null) => tables.class.find((row) => row.id === id)?.name ?? null;
    expect(new Set(tables.source.map(({ kind, classId }) => `${kind} ${className(classId)}`))).toEqual(
      new Set(['document news', 'interview talk']),
    );
  });

  it('refuses an invalid date before anything is read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.' });

    await expect(
      importFrom(project, folder, { said: [{ name: 'a.txt', date: 'soon' }] }),
    ).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors:not_a_date',
    });
  });
});

describe('a preview of files', () => {
  it('opens folders and shows how texts begin, tables and broken files aside', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'sub/note.docx': await docxOf('Note', ['Interviewer: How did it begin?']),
      'news.csv': 'title,text\nFair,It opens.\n',
      'broken.docx': 'not a document',
      'long.txt': 'x'.repeat(5000),
    });

    const seen = await project.api.imports.look({ files: [{ reference: folder, name: 'study' }] });

    expect(seen.map(({ name }) => name)).toEqual(['broken.docx', 'long.txt', 'news.csv', 'sub/note.docx']);
    const beginnings = new Map(seen.map(({ name, beginning }) => [name, beginning]));
    expect(beginnings.get('sub/note.docx')).toContain('Interviewer: How did it begin?');
    expect(beginnings.get('long.txt')).toHaveLength(2000);
    expect([beginnings.get('news.csv'), beginnings.get('broken.docx')]).toEqual([null, null]);
  });
});

describe('files with one name from two folders', () => {
  it('are told apart by their folders before the import, in their facts, and in its report', async () => {
    await using project = await testProject();
    const { api } = project;
    const [lena, omar] = [
      written(project, 'Lena', { 'notes.txt': 'They came.' }),
      written(project, 'Omar', { 'notes.txt': 'They left.' }),
    ];
    const files = [
      { reference: lena, name: 'Lena' },
      { reference: omar, name: 'Omar' },
    ];

    const seen = await api.imports.look({ files });
    const report = await api.imports.run({
      files,
      alike: false,
      said: [{ name: 'Omar/notes.txt', kind: 'interview', respondents: ['N1'] }],
    });

    const names = ['Lena/notes.txt', 'Omar/notes.txt'];
    expect(seen.map(({ name }) => name)).toEqual(names);
    expect(report.lines.map(({ name, outcome }) => [name, outcome])).toEqual(
      names.map((name) => [name, 'imported']),
    );
    const { tables } = await api.project.records();
    const kinds = report.lines.map(({ sourceIds: [id] }) => tables.source.find((row) => row.id === id)?.kind);
    expect(kinds).toEqual(['document', 'interview']);
    // In the project each has its own name, and each is recognised again.
    expect(tables.source.map(({ title, originalName }) => [title, originalName])).toEqual([
      ['notes', 'notes.txt'],
      ['notes', 'notes.txt'],
    ]);
    const again = await api.imports.run({ files, alike: false });
    expect(again.lines.map(({ name, outcome }) => [name, outcome])).toEqual(
      names.map((name) => [name, 'identical']),
    );
  });
});
