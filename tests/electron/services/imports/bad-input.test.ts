// A file that cannot be read costs one sentence and nothing else: the project stays the same, byte for byte.
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  openSync,
  writeSync,
  closeSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWords, languages } from '#words/words.ts';
import { docxParts, xlsxParts, zip } from '../../../formats/reading/fixtures.ts';
import { dump } from '../../../helpers/dump.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { codeWords, smallStudy } from '../../../helpers/study.ts';

const documents = join(import.meta.dirname, '../../../../fixtures/documents');

let project: TestProject;

beforeAll(async () => {
  project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.connector, 'window');
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

/** Everything stored: rows, texts and history. */
function everything(): string {
  const { sqlite } = project.store().db;
  const kept = ['SELECT hash FROM blob ORDER BY hash', 'SELECT seq, body FROM change ORDER BY seq'];
  return [dump(project.store()), ...kept.map((sql) => JSON.stringify(sqlite.prepare(sql).all()))].join('\n');
}

function put(name: string, bytes: string | Uint8Array): string {
  const path = join(project.folder, name);
  writeFileSync(path, bytes);
  return path;
}

function fixture(name: string, as = name): string {
  const path = join(project.folder, as);
  copyFileSync(join(documents, name), path);
  return path;
}

function importing(path: string) {
  return project.api.imports.run({ files: [{ reference: path, name: basename(path) }] });
}

const paragraph = '<w:p><w:r><w:t>text</w:t></w:r></w:p>';
const megabyte = 1024 * 1024;

/** 512 MB of blanks packed into half a megabyte, built without ever holding them. */
function bomb(part: string): { name: string; content: string; packed: Buffer } {
  const block = deflateRawSync(Buffer.alloc(64 * megabyte, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return { name: part, content: '', packed: Buffer.concat([...Array.from({ length: 8 }, () => block), end]) };
}

function packedBomb(parts: Parameters<typeof zip>[0], part: string): Buffer {
  return zip([...parts, bomb(part)], (entry) => (entry.size ||= 512 * megabyte));
}

function longText(): string {
  const path = join(project.folder, 'long.txt');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(10 * megabyte, 'word ');
  for (let written = 0; written < 20; written += 1) writeSync(file, block);
  closeSync(file);
  return path;
}

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const cases: readonly (readonly [what: string, file: () => string, key: string])[] = [
  ['an empty file', () => put('empty.txt', ''), 'reading:empty_file'],
  ['a picture called a text', () => put('picture.txt', png), 'reading:binary'],
  ['a picture called a docx', () => put('picture.docx', png), 'reading:broken'],
  ['a locked docx', () => fixture('locked.docx'), 'reading:password_protected'],
  ['a locked pdf', () => fixture('locked.pdf'), 'reading:password_protected'],
  ['half a docx', () => fixture('cut.docx'), 'reading:broken'],
  ['half a pdf', () => fixture('cut.pdf'), 'reading:broken'],
  ['a pdf of pictures', () => fixture('scan.pdf'), 'reading:pdf_without_text'],
  ['a pdf called a docx', () => fixture('report.pdf', 'report.docx'), 'reading:other_ending'],
  [
    'a docx that unpacks endlessly',
    () => put('bomb.docx', packedBomb(docxParts(paragraph), 'word/footnotes.xml')),
    'reading:unpacks_too_large',
  ],
  [
    'an xlsx that unpacks endlessly',
    () =>
      put(
        'bomb.xlsx',
        packedBomb(xlsxParts('<row r="1"><c r="A1"><v>1</v></c></row>'), 'xl/sharedStrings.xml'),
      ),
    'reading:unpacks_too_large',
  ],
  [
    'bytes in no known encoding',
    () => put('noise.txt', Buffer.from([0x61, 0xff, 0xfe, 0xff, 0x62, 0x81])),
    'reading:encoding_not_found',
  ],
  ['a text of 200 MB', longText, 'reading:file_too_large'],
  ['a table without rows', () => put('head.csv', 'title,text\n'), 'reading:table_without_rows'],
  ['a page with only a script', () => put('script.html', '<script>alert(1)</script>'), 'reading:no_text'],
  ['a missing file', () => join(project.folder, 'gone.docx'), 'reading:not_found'],
];

describe('importing what cannot be read', () => {
  it.each(cases)('refuses %s in one sentence and leaves the project as it was', async (_, file, key) => {
    const path = file();
    const before = everything();

    const { lines, ...report } = await importing(path);

    expect(report).toEqual({
      runId: null,
      cancelled: false,
      imported: 0,
      identical: 0,
      failed: 1,
      skipped: 0,
    });
    expect(lines.map(({ name, error }) => [name, error?.key])).toEqual([[basename(path), key]]);
    for (const language of languages) {
      const [only] = lines;
      const sentence = createWords(language).t(only?.error?.key ?? '', { ...only?.error?.parameters });
      expect(sentence).toContain(basename(path));
      expect(sentence).toMatch(/^[^{}\n]+[.。]$/);
    }
    expect(everything()).toBe(before);
    expect(project.faults).toEqual([]);
  });

  it('refuses a table without the named column, and lists its columns', async () => {
    const path = put('news.csv', 'headline,body\nA,text\n');
    const before = everything();

    const { imported, lines } = await project.api.imports.run({
      files: [{ reference: path, name: 'news.csv' }],
      mapping: [{ column: 'text', role: 'text' }],
    });

    expect(imported).toBe(0);
    expect(lines.map(({ error }) => error)).toEqual([
      {
        code: 'invalid',
        key: 'reading:column_missing',
        parameters: { column: 'text', columns: 'headline, body' },
      },
    ]);
    expect(everything()).toBe(before);
  });

  it('refuses a folder that this user may not open', async () => {
    const path = join(project.folder, 'closed');
    mkdirSync(path);
    put('closed/a.txt', 'text');
    chmodSync(project.folder, 0o755);
    chmodSync(path, 0o000);
    const before = everything();

    const { imported, lines } = await asOrdinaryUser(() => importing(path));

    chmodSync(path, 0o755);
    expect(imported).toBe(0);
    expect(lines.map(({ error }) => error?.key)).toEqual(['reading:no_permission']);
    expect(everything()).toBe(before);
  });

  it('takes the good files beside the bad ones', async () => {
    await using fresh = await testProject();
    const files = ['locked.docx', 'interview.docx', 'cut.pdf', 'report.pdf', 'picture.txt'].map((name) => ({
      reference: name === 'picture.txt' ? put(name, png) : join(documents, name),
      name,
    }));

    const { lines } = await fresh.api.imports.run({ files });

    expect(lines.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['locked.docx', 'failed'],
      ['interview.docx', 'imported'],
      ['cut.pdf', 'failed'],
      ['report.pdf', 'imported'],
      ['picture.txt', 'failed'],
    ]);
    expect((await fresh.api.project.check()).problems).toEqual([]);
  });
});

describe('a web page', () => {
  it('is imported as its words, without anything that would run or load', async () => {
    await using fresh = await testProject();
    const path = put(
      'page.html',
      '<h1 onclick="steal()">Hall</h1><script>steal()</script><p>Opened <img src="http://evil.example/x.png" onerror="steal()">' +
        '<a href="javascript:steal()">today</a>.</p><iframe src="http://evil.example"></iframe><style>@import "http://evil.example"</style>',
    );

    const { lines } = await fresh.api.imports.run({ files: [{ reference: path, name: 'page.html' }] });
    const { text, doc } = await fresh.api.sources.text({ id: lines[0]?.sourceIds[0] ?? '' });

    expect(lines.map(({ outcome }) => outcome)).toEqual(['imported']);
    expect(text).toMatch(/^Hall\nOpened .*today\.$/);
    expect(JSON.stringify(doc)).not.toMatch(/steal|evil|javascript/);
    expect(lines[0]?.notes.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'reading:images_left_out',
        'reading:scripts_left_out',
        'reading:links_left_out',
      ]),
    );
  });
});

describe('a text with one damaged character', () => {
  it('is imported with a note, and its original unchanged', async () => {
    await using fresh = await testProject();
    const original = readFileSync(join(documents, 'damaged-utf8.txt'));

    const { lines } = await fresh.api.imports.run({
      files: [{ reference: join(documents, 'damaged-utf8.txt'), name: 'damaged-utf8.txt' }],
    });

    const { source, text } = await fresh.api.sources.text({ id: lines[0]?.sourceIds[0] ?? '' });
    const kept = fresh
      .store()
      .db.sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?')
      .pluck()
      .get(source.originalHash);
    expect(lines[0]?.notes.map(({ key }) => key)).toContain('reading:characters_replaced');
    expect(text).toContain('\uFFFD');
    expect(kept).toEqual(original);
  });
});
