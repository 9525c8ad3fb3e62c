import { execFileSync } from 'node:child_process';
import { chmod, mkdir, open, readFile as readBytesOf, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFile } from '#formats/reading/read-file.ts';
import { asOrdinaryUser } from '../../helpers/ordinary-user.ts';
import {
  docxParts,
  fixture,
  readBytes,
  readTable,
  readText,
  refusal,
  temporaryFolder,
  xlsxParts,
  zip,
} from './fixtures.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('a file that is no text', () => {
  it.each([
    ['empty.txt', '', 'invalid', 'reading:empty_file'],
    ['blank.txt', ' \n\t\n', 'invalid', 'reading:no_text'],
    ['blank.html', '<p> </p><script>x</script>', 'invalid', 'reading:no_text'],
    ['picture.txt', png, 'unsupported', 'reading:binary'],
    ['picture.csv', png, 'unsupported', 'reading:binary'],
    ['picture', png, 'unsupported', 'reading:binary'],
    ['nul.txt', 'a\0b', 'unsupported', 'reading:binary'],
    ['minutes.sqlite3', 'SQLite format 3\0\x10\0', 'unsupported', 'reading:database'],
    ['late-nul.txt', `${'a'.repeat(100_000)}\0b`, 'unsupported', 'reading:binary'],
    ['picture.docx', png, 'invalid', 'reading:broken'],
    ['text.docx', 'only text', 'invalid', 'reading:broken'],
    ['text.pdf', 'only text', 'invalid', 'reading:broken'],
    ['text.xlsx', 'only text', 'invalid', 'reading:broken'],
    ['notes.txt', '{\\rtf1 text}', 'invalid', 'reading:other_ending'],
    ['notes.doc', '{\\rtf1 text}', 'invalid', 'reading:other_ending'],
    ['notes.pages', 'anything', 'unsupported', 'reading:format_not_read'],
    [
      'noise.txt',
      Buffer.from([0x61, 0xff, 0xfe, 0xff, 0x62, 0x81]),
      'unsupported',
      'reading:encoding_not_found',
    ],
    ['archive.zip', zip([{ name: 'a.txt', content: 'a' }]), 'unsupported', 'reading:zip'],
    ['archive.docx', zip([{ name: 'a.txt', content: 'a' }]), 'invalid', 'reading:broken'],
    ['book.epub', zip([{ name: 'mimetype', content: 'application/epub+zip' }]), 'invalid', 'reading:broken'],
  ])('%s is refused', async (name, bytes, code, key) => {
    const error = await refusal(readBytes(name, bytes));

    expect(error).toMatchObject({ code, key, parameters: { name } });
  });

  it.each([
    ['interview.docx', 'notes.txt', 'txt', 'docx'],
    ['interview.docx', 'notes.pdf', 'pdf', 'docx'],
    ['report.pdf', 'report.docx', 'docx', 'pdf'],
    ['interviews.xlsx', 'news.csv', 'csv', 'xlsx'],
  ])('%s under the name %s is refused with its real kind', async (file, name, said, found) => {
    const error = await refusal(readFile(fixture(file), name));

    expect(error).toEqual({
      code: 'invalid',
      key: 'reading:other_ending',
      parameters: { name, said, found },
    });
  });

  it('is recognised by its content when its name says nothing', async () => {
    const read = await readFile(fixture('interview.docx'), 'N4');

    expect(read).toMatchObject({
      type: 'text',
      title: 'N4',
      mediaType: expect.stringContaining('wordprocessingml'),
    });
  });
});

describe('a document that cannot be opened', () => {
  it.each([
    ['locked.pdf', 'reading:password_protected', {}],
    ['locked.docx', 'reading:password_protected', {}],
    ['cut.pdf', 'reading:broken', { ending: 'pdf' }],
    ['cut.docx', 'reading:broken', { ending: 'docx' }],
  ])('%s is refused with its own sentence', async (name, key, parameters) => {
    const error = await refusal(readText(name));

    expect(error).toEqual({ code: 'invalid', key, parameters: { name, ...parameters } });
  });

  it('in a format from before 2007 is refused, whatever its name', async () => {
    const [doc, docx] = await Promise.all([
      refusal(readText('old.doc')),
      refusal(readFile(fixture('old.doc'), 'old.docx')),
    ]);

    expect(doc).toMatchObject({
      code: 'unsupported',
      key: 'reading:format_not_read',
      parameters: { ending: 'doc' },
    });
    expect(docx).toMatchObject({
      code: 'unsupported',
      key: 'reading:format_not_read',
      parameters: { ending: 'doc' },
    });
  });

  it('because its pages are pictures is refused with a remedy', async () => {
    expect(await refusal(readText('scan.pdf'))).toMatchObject({
      code: 'unsupported',
      key: 'reading:pdf_without_text',
    });
  });

  it.each([0.2, 0.5, 0.8, 0.95, 0.999])('is never half read: %d of a docx or xlsx', async (share) => {
    for (const name of ['interview-zh.docx', 'interviews.xlsx']) {
      const bytes = await readBytesOf(fixture(name));
      const part = bytes.subarray(0, Math.floor(bytes.length * share));

      expect(await refusal(readBytes(name, part))).toMatchObject({ code: 'invalid', key: 'reading:broken' });
    }
  });

  it('with one changed byte in its text is refused by its checksum', async () => {
    const parts = docxParts('<w:p><w:r><w:t>text</w:t></w:r></w:p>');
    const lying = zip(parts, (entry) => (entry.crc = (entry.crc ^ 1) >>> 0));

    expect(await refusal(readBytes('changed.docx', lying))).toMatchObject({ key: 'reading:broken' });
  });
});

describe('a harmful archive', () => {
  const paragraph = '<w:p><w:r><w:t>text</w:t></w:r></w:p>';
  const gigabyte = 1024 * 1024 * 1024;

  /** 1 GB of one character packed into 1 MB, built without ever holding it. */
  function bombPart(name: string): { name: string; content: string; packed: Buffer } {
    const block = deflateRawSync(Buffer.alloc(gigabyte / 16, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
    const end = deflateRawSync(Buffer.alloc(0));
    return { name, content: '', packed: Buffer.concat([...Array.from({ length: 16 }, () => block), end]) };
  }

  it('is read in the harmless form of what is refused below', async () => {
    const read = await readBytes('plain.docx', zip(docxParts(paragraph)));

    expect(read).toMatchObject({ type: 'text', text: 'text' });
  });

  it.each([
    ['bomb.docx', docxParts(paragraph), 'word/footnotes.xml'],
    ['bomb.xlsx', xlsxParts('<row r="1"><c r="A1"><v>1</v></c></row>'), 'xl/sharedStrings.xml'],
  ])('%s is refused by the size it declares', async (name, parts, part) => {
    const bomb = zip([...parts, bombPart(part)], (entry) => {
      if (entry.size === 0) entry.size = gigabyte;
    });

    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await refusal(readBytes(name, bomb))).toEqual({
      code: 'invalid',
      key: 'reading:unpacks_too_large',
      parameters: { name },
    });
  });

  it('is refused when it declares less than it holds', async () => {
    const bomb = zip([...docxParts(paragraph), bombPart('word/footnotes.xml')], (entry) => {
      if (entry.size === 0) entry.size = 1000;
    });

    expect(await refusal(readBytes('liar.docx', bomb))).toMatchObject({ key: 'reading:broken' });
  });

  it('may hold pictures of any size, which are not unpacked', async () => {
    const parts = [...docxParts(paragraph), bombPart('word/media/image1.png')];

    const read = await readBytes(
      'pictures.docx',
      zip(parts, (entry) => (entry.size ||= gigabyte)),
    );

    expect(read).toMatchObject({ text: 'text' });
  });

  it('is refused for a part outside its folder, or two parts with one name', async () => {
    const outside = zip([...docxParts(paragraph), { name: '../../etc/cron.d/x', content: 'x' }]);
    const twice = zip([...docxParts(paragraph), ...docxParts(paragraph).slice(2)]);

    expect(await refusal(readBytes('outside.docx', outside))).toMatchObject({ key: 'reading:broken' });
    expect(await refusal(readBytes('twice.docx', twice))).toMatchObject({ key: 'reading:broken' });
  });

  it('is refused for more parts than any document has', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ name: `p${index}`, content: '' }));

    expect(await refusal(readBytes('many.docx', zip([...docxParts(paragraph), ...many])))).toMatchObject({
      key: 'reading:unpacks_too_large',
    });
  });

  it('is refused for an encrypted part', async () => {
    const locked = zip(docxParts(paragraph), (entry) => (entry.flags |= 1));

    expect(await refusal(readBytes('locked.docx', locked))).toMatchObject({
      key: 'reading:password_protected',
    });
  });

  it.each([
    ['entities', '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'],
    ['a file of this machine', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
  ])('is refused for XML that declares %s', async (_, doctype) => {
    const parts = docxParts('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>').map((part) =>
      part.name === 'word/document.xml' ? { ...part, content: doctype + part.content } : part,
    );

    expect(await refusal(readBytes('entities.docx', zip(parts)))).toMatchObject({ key: 'reading:broken' });
  });

  it('is refused for endless nesting', async () => {
    const deep =
      '<w:sdt><w:sdtContent>'.repeat(20_000) + paragraph + '</w:sdtContent></w:sdt>'.repeat(20_000);

    expect(await refusal(readBytes('deep.docx', zip(docxParts(deep))))).toMatchObject({
      key: 'reading:nested_too_deep',
    });
  });
});

describe('a harmful page', () => {
  it('is refused for endless nesting', async () => {
    const deep = `${'<div>'.repeat(100_000)}text`;

    expect(await refusal(readBytes('deep.html', deep))).toMatchObject({ key: 'reading:nested_too_deep' });
  });

  it('in markdown is refused for endless nesting, and loses nothing before that', async () => {
    const deep = await refusal(readBytes('deep.md', `${'> '.repeat(2_000)}text`));
    const nested = await readBytes('nested.md', `${'> '.repeat(200)}text`);

    expect(deep).toMatchObject({ key: 'reading:nested_too_deep' });
    expect(nested).toMatchObject({ text: 'text' });
  });
});

describe('a table that is no table', () => {
  it.each([
    ['header.csv', 'title,text\n', 'reading:table_without_rows', {}],
    ['blank.csv', 'title,text\n,\n , \n', 'reading:table_without_rows', {}],
    ['quote.csv', 'title,text\nA,"never closed\nB,b\n', 'reading:quote_not_closed', { row: 2 }],
  ])('%s is refused', async (name, text, key, parameters) => {
    expect(await refusal(readBytes(name, text))).toEqual({
      code: 'invalid',
      key,
      parameters: { name, ...parameters },
    });
  });

  it('is refused for too many rows or columns', async () => {
    const long = `title\n${'a\n'.repeat(100_001)}`;
    const wide = `${'a,'.repeat(500)}a\n${'b,'.repeat(500)}b\n`;

    expect(await refusal(readBytes('long.csv', long))).toMatchObject({
      key: 'reading:table_too_long',
      parameters: { rows: 100_001, most: 100_000 },
    });
    expect(await refusal(readBytes('wide.csv', wide))).toMatchObject({
      key: 'reading:table_too_wide',
      parameters: { columns: 501, most: 500 },
    });
  });

  it('is refused for a cell at the far corner of its sheet, but not for a coloured empty one', async () => {
    const row =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
    const corner = (cell: string): Buffer => zip(xlsxParts(`${row}<row r="1048576">${cell}</row>`));

    const full = await refusal(readBytes('corner.xlsx', corner('<c r="XFD1048576"><v>1</v></c>')));
    const coloured = await readBytes('colour.xlsx', corner('<c r="XFD1048576" s="1"/>'));

    expect(full).toMatchObject({ key: 'reading:table_too_long', parameters: { rows: 1_048_576 } });
    expect(coloured).toMatchObject({ columns: ['text'], rows: [['1']] });
  });

  it('is refused for a sheet it does not have', async () => {
    expect(await refusal(readTable('interviews.xlsx', { sheet: 'Other' }))).toMatchObject({
      key: 'reading:sheet_missing',
      parameters: { sheet: 'Other', sheets: 'news-x' },
    });
  });
});

describe('a file that the system does not give', () => {
  it('of 200 MB is refused by its size, without being read', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'long.txt');
    const megabyte = Buffer.alloc(1024 * 1024, 'word ');
    const file = await open(path, 'w');
    for (let count = 0; count < 200; count += 1) await file.write(megabyte);
    await file.close();

    const before = process.memoryUsage().rss;
    const error = await refusal(readFile(path, 'long.txt'));

    expect(error).toEqual({
      code: 'unsupported',
      key: 'reading:file_too_large',
      parameters: { name: 'long.txt', megabytes: 200, most: 64 },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
  });

  it('because it is gone, a folder or a pipe is refused', async () => {
    await using folder = await temporaryFolder();
    const pipe = join(folder.path, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);

    expect(await refusal(readFile(join(folder.path, 'gone.txt'), 'gone.txt'))).toEqual({
      code: 'not_found',
      key: 'reading:not_found',
      parameters: { name: 'gone.txt' },
    });
    expect(await refusal(readFile(folder.path, 'folder.txt'))).toMatchObject({ key: 'reading:not_a_file' });
    expect(await refusal(readFile(pipe, 'pipe.txt'))).toMatchObject({ key: 'reading:not_a_file' });
  });

  it('because this user may not read it is refused with a remedy', async () => {
    await using folder = await temporaryFolder();
    await chmod(folder.path, 0o755);
    const secret = join(folder.path, 'secret.txt');
    const closed = join(folder.path, 'closed');
    await writeFile(secret, 'text', { mode: 0o000 });
    await mkdir(closed);
    await writeFile(join(closed, 'a.txt'), 'text');
    await chmod(closed, 0o000);

    const errors = await asOrdinaryUser(async () => [
      await refusal(readFile(secret, 'secret.txt')),
      await refusal(readFile(join(closed, 'a.txt'), 'a.txt')),
    ]);

    expect(errors.map((error) => error.key)).toEqual(['reading:no_permission', 'reading:no_permission']);
    await chmod(closed, 0o755);
  });
});
