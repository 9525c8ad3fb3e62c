// Imports work from other programs, and Word files coded by hand, on the command line.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { qualCoder, taguette } from '../../../scripts/foreign-databases.ts';
import { notes, study } from '../../helpers/qualcoder-study.ts';
import { commentEnd, commentStart, highlight, paragraph, run, wordFile } from '../../helpers/word-file.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

const document = (words: string, text: string): Buffer =>
  wordFile(
    paragraph(commentStart(1), run(words), commentEnd(1), run(' '), run('here', highlight('yellow'))),
    [{ id: 1, text }],
  );

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord');
  taguette(
    join(shell.folder, 'minutes.sqlite3'),
    [['connector', '']],
    [
      {
        name: 'N1',
        contents: '<p>The fair 展会.</p>',
        highlights: [
          { words: '展会', tags: [1] },
          { words: 'gone', tags: [1], at: [0, 999] },
        ],
      },
    ],
  );
  qualCoder(join(shell.folder, 'talks.qda'), 17, study, { 'N1.txt': notes });
  mkdirSync(join(shell.folder, 'word'));
  writeFileSync(join(shell.folder, 'word', 'W1.docx'), document('One', 'guide'));
  writeFileSync(join(shell.folder, 'word', 'W2.docx'), document('Two', 'Guide'));
  writeFileSync(join(shell.folder, 'plain.txt'), 'Plain.');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

it('imports a Taguette database and names what has no place here', async () => {
  const out = await shell.concord(...'import study.concord minutes.sqlite3 --report told.json'.split(' '));

  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(out.stdout.trimEnd().split('\n')).toEqual([
    'In “N1” the passage “gone” is not where the file says, so it was not imported.',
    'The places of codings were read the way “Taguette” stores them.',
    'The file does not say who worked on it, so everything in it counts as the work of whoever imports it.',
    expect.stringContaining('1 source, 1 code, 1 coding'),
  ]);
  const { remarks } = JSON.parse(readFileSync(join(shell.folder, 'told.json'), 'utf8')) as {
    remarks: { key: string }[];
  };
  expect(remarks.map(({ key }) => key)).toEqual([
    'exchange:not_placed',
    'exchange:counted_own',
    'exchange:work_is_yours',
  ]);
});

it('imports a QualCoder folder', async () => {
  const out = await shell.concord('import', 'study.concord', 'talks.qda');

  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(out.stdout).toContain('3 sources, 4 codes, 3 codings');
});

it('imports Word files by their comments, those of a folder together', async () => {
  const out = await shell.concord('import', 'study.concord', 'word', '--comments', '--no-highlights');

  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(out.stdout).toContain('2 sources, 1 code, 2 codings');
  const again = await shell.concord('import', 'study.concord', 'word/W1.docx', 'word/W2.docx', '--comments');
  expect(again.stdout).toContain('Imported: 1 code, 2 codings');
});

it.each([
  [['word/W1.docx', 'plain.txt'], '“plain.txt” is not a Word document'],
  [['missing.docx'], 'There is no file “missing.docx”'],
  [['broken.docx'], '“broken.docx” is damaged'],
  [['text.docx'], '“text.docx” is damaged or not a real docx file'],
  [['empty.docx'], '“empty.docx” is empty'],
  [['no word'], 'The folder “no word” contains no Word document'],
])('explains what %j is when --comments is given', async (files, sentence) => {
  const whole = readFileSync(join(shell.folder, 'word', 'W1.docx'));
  writeFileSync(join(shell.folder, 'broken.docx'), whole.subarray(0, whole.length / 2));
  writeFileSync(join(shell.folder, 'text.docx'), 'Plain.');
  writeFileSync(join(shell.folder, 'empty.docx'), '');
  mkdirSync(join(shell.folder, 'no word'), { recursive: true });

  const out = await shell.concord('import', 'study.concord', ...files, '--comments');

  expect([out.status, out.stdout, out.stderr.trim()]).toEqual([1, '', expect.stringContaining(sentence)]);
});

it('says that a comment at a single point becomes a memo on the document', async () => {
  await shell.concord('new', 'point.concord');
  const point = '<w:r><w:commentReference w:id="1"/></w:r>';
  writeFileSync(
    join(shell.folder, 'P1.docx'),
    wordFile(paragraph(run('One.'), point), [{ id: 1, text: 'Read the appendix first' }]),
  );

  const out = await shell.concord('import', 'point.concord', 'P1.docx', '--comments');

  expect([out.status, out.stdout.split('\n')[0]]).toEqual([
    0,
    'In “P1” the comment “Read the appendix first” is not attached to any words, so it was imported as a memo on the document.',
  ]);
  const { tables } = await shell.json<{
    tables: { source: { id: string }[]; memo: { sourceId: string | null; body: string }[] };
  }>('call', 'point.concord', 'project.records');
  expect(tables.memo.map(({ sourceId, body }) => [sourceId, body])).toEqual([
    [tables.source[0]?.id, 'Read the appendix first'],
  ]);
});

it('says at a plain import how to import comments and highlights', async () => {
  await shell.concord('new', 'plain.concord');
  const out = await shell.concord('import', 'plain.concord', 'word/W1.docx');

  expect(out.stdout).toContain('One comment was left out.');
  expect(out.stdout).toContain('One highlighted passage was imported without its colour.');
  expect(out.stdout).toContain('--comments');
});

it('suggests neither the command just run, for a database of an unknown program, nor a button', async () => {
  const db = new Database(join(shell.folder, 'other.sqlite3'));
  db.exec('CREATE TABLE thing (id INTEGER)');
  db.close();

  const { status, stderr } = await shell.concord('import', 'study.concord', 'other.sqlite3');

  expect([status, stderr]).toEqual([
    1,
    '“other.sqlite3” is a database of a program that Concord does not know. Concord reads those of Taguette, QualCoder and MAXQDA. In the other program, export the project as REFI-QDA (.qdpx), or its documents as texts, and import what you exported.\n',
  ]);
});
