// Work from other programs, and Word files that were coded by hand, on the command line.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { qualCoder, taguette } from '../../helpers/foreign-files.ts';
import { notes, study } from '../../helpers/qualcoder-study.ts';
import { from, paragraph, pen, run, to, wordFile } from '../../helpers/word-file.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

const document = (words: string, text: string): Buffer =>
  wordFile(paragraph(from(1), run(words), to(1), run(' '), run('here', pen('yellow'))), [{ id: 1, text }]);

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

it('brings in a database of Taguette, and says what has no place', async () => {
  const out = await shell.concord(...'import study.concord minutes.sqlite3 --report told.json'.split(' '));

  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(out.stdout.trimEnd().split('\n')).toEqual([
    'In “N1” the passage “gone” is not where the file says it is; it was not brought in.',
    'The file was read as “Taguette” keeps its work.',
    expect.stringContaining('1 sources, 1 codes, 1 codings'),
  ]);
  const { remarks } = JSON.parse(readFileSync(join(shell.folder, 'told.json'), 'utf8')) as {
    remarks: { key: string }[];
  };
  expect(remarks.map(({ key }) => key)).toEqual(['exchange:not_placed', 'exchange:counted_own']);
});

it('brings in a folder of QualCoder', async () => {
  const out = await shell.concord('import', 'study.concord', 'talks.qda');

  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(out.stdout).toContain('3 sources, 4 codes, 3 codings');
});

it('brings in Word files by their comments, those of a folder together', async () => {
  const out = await shell.concord('import', 'study.concord', 'word', '--comments', '--no-highlights');

  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(out.stdout).toContain('2 sources, 1 codes, 2 codings');
  const again = await shell.concord('import', 'study.concord', 'word/W1.docx', 'word/W2.docx', '--comments');
  expect(again.stdout).toContain('0 sources, 1 codes, 2 codings');
});

it('refuses what is no Word file beside --comments', async () => {
  const out = await shell.concord('import', 'study.concord', 'word/W1.docx', 'plain.txt', '--comments');

  expect([out.status, out.stderr.trim()]).toEqual([
    1,
    expect.stringContaining('“plain.txt” is no Word document'),
  ]);
});

it('says of a plain import how comments and highlights come in', async () => {
  await shell.concord('new', 'plain.concord');
  const out = await shell.concord('import', 'plain.concord', 'word/W1.docx');

  expect(out.stdout).toContain('One comment was left out.');
  expect(out.stdout).toContain('One highlighted passage came in without its colour.');
  expect(out.stdout).toContain('--comments');
});
