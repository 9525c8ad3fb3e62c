// Malicious files, format by format: each gives one sentence, before it has cost time or memory.
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { epubParts, fixture, odtParts, readBytes, refusal, zip } from './fixtures.ts';
import { readFile as readBytesOf } from 'node:fs/promises';
import { readFile } from '#formats/reading/read-file.ts';

const gigabyte = 1024 * 1024 * 1024;
const paragraph = '<text:p>text</text:p>';

/** A sixteenth of 1 GB of one character, packed, so that the whole is built without ever holding it. */
const block = deflateRawSync(Buffer.alloc(gigabyte / 16, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
const packed = Buffer.concat([...Array.from({ length: 16 }, () => block), deflateRawSync(Buffer.alloc(0))]);

function bombPart(name: string): { name: string; content: string; packed: Buffer } {
  return { name, content: '', packed };
}

const book = epubParts({ 'a.xhtml': '<p>text</p>' });
const text = odtParts(paragraph);

/** The same parts, one of them with other content. */
function changed(
  parts: readonly { name: string; content: string }[],
  name: string,
  change: (content: string) => string,
): { name: string; content: string }[] {
  return parts.map((part) => (part.name === name ? { name, content: change(part.content) } : part));
}

describe('a harmful odt or epub', () => {
  it('is read in its harmless form', async () => {
    expect(await readBytes('a.odt', zip(text))).toMatchObject({ text: 'text' });
    expect(await readBytes('a.epub', zip(book))).toMatchObject({ text: 'text' });
  });

  it.each([
    ['bomb.odt', text, 'styles.xml'],
    ['bomb.odt', text, 'Object 1/content.xml'],
    ['bomb.epub', book, 'OPS/b.xhtml'],
    ['bomb.epub', book, 'META-INF/encryption.xml'],
  ])('%s is refused by the declared or the hidden size of one of its parts', async (name, parts, part) => {
    const bomb = [...parts, bombPart(part)];
    const declared = zip(bomb, (entry) => (entry.size ||= gigabyte));
    const hidden = zip(bomb, (entry) => (entry.size ||= 1000));

    expect(await refusal(readBytes(name, declared))).toEqual({
      code: 'invalid',
      key: 'reading:unpacks_too_large',
      parameters: { name },
    });
    // A part that nothing refers to is never unpacked.
    const outcome = await readBytes(name, hidden).then(
      () => 'read',
      (error: unknown) => (error as { key: string }).key,
    );
    expect(outcome).toBe(part.endsWith('b.xhtml') ? 'read' : 'reading:broken');
  });

  it.each([
    ['a.odt', text],
    ['a.epub', book],
  ])('%s may hold pictures of any size, which are not unpacked', async (name, parts) => {
    const pictures = [...parts, bombPart(name === 'a.odt' ? 'Pictures/1.png' : 'OPS/1.jpg')];

    const read = await readBytes(
      name,
      zip(pictures, (entry) => (entry.size ||= gigabyte)),
    );

    expect(read).toMatchObject({ text: 'text' });
  });

  it.each([
    ['a.odt', text, 'content.xml'],
    ['a.epub', book, 'OPS/book.opf'],
  ])('%s is refused for XML that declares entities, or for no XML', async (name, parts, part) => {
    const entities = changed(
      parts,
      part,
      (xml) => `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${xml}`,
    );
    const outside = changed(
      parts,
      part,
      (xml) => `<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xml}`,
    );
    const unknown = changed(parts, part, (xml) => xml.replace('>', '>&unknown;'));
    const open = changed(parts, part, (xml) => xml.slice(0, -20));
    const none = changed(parts, part, () => 'no XML');
    const empty = changed(parts, part, () => '');

    for (const bad of [entities, outside, unknown, open, none, empty]) {
      expect(await refusal(readBytes(name, zip(bad)))).toMatchObject({
        code: 'invalid',
        key: 'reading:broken',
      });
    }
  });

  it('is refused for endless nesting, in any part', async () => {
    const spans = '<text:span>'.repeat(20_000) + '</text:span>'.repeat(20_000);
    const lists =
      '<text:list><text:list-item>'.repeat(20_000) + '</text:list-item></text:list>'.repeat(20_000);

    for (const [name, parts] of [
      ['a.odt', odtParts(`<text:p>${spans}</text:p>`)],
      ['a.odt', odtParts(lists)],
      ['a.epub', epubParts({ 'a.xhtml': `${'<div>'.repeat(100_000)}text` })],
    ] as const) {
      expect(await refusal(readBytes(name, zip(parts)))).toMatchObject({ key: 'reading:nested_too_deep' });
    }
  });

  it('is refused for a part outside its folder, and never refers to one', async () => {
    const outside = { name: '../../etc/cron.d/x', content: 'x' };
    const climbing = changed(book, 'META-INF/container.xml', (xml) =>
      xml.replace('OPS/book.opf', '../../etc/passwd'),
    );
    const chapter = changed(book, 'OPS/book.opf', (xml) => xml.replace('a.xhtml', '../../../../etc/passwd'));

    for (const [name, parts] of [
      ['a.odt', [...text, outside]],
      ['a.epub', [...book, outside]],
      ['a.epub', climbing],
      ['a.epub', chapter],
    ] as const) {
      expect(await refusal(readBytes(name, zip(parts)))).toMatchObject({ key: 'reading:broken' });
    }
  });

  it('with a password is refused', async () => {
    const manifest = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
    const locked = changed(
      changed(text, 'content.xml', () => '\u0001\u0002 not XML at all'),
      'META-INF/manifest.xml',
      () =>
        `<m:manifest xmlns:m="${manifest}"><m:file-entry m:full-path="content.xml" m:size="9"><m:encryption-data m:checksum="x"><m:algorithm m:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></m:encryption-data></m:file-entry></m:manifest>`,
    );

    expect(await refusal(readBytes('a.odt', zip(locked)))).toEqual({
      code: 'invalid',
      key: 'reading:password_protected',
      parameters: { name: 'a.odt' },
    });
    expect(
      await refusal(
        readBytes(
          'b.odt',
          zip(text, (entry) => (entry.flags |= 1)),
        ),
      ),
    ).toMatchObject({
      key: 'reading:password_protected',
    });
  });

  it('does not repeat cells endlessly', async () => {
    const cells = `<table:table-cell table:number-columns-repeated="999999">${paragraph}</table:table-cell>`;
    const rows = `<table:table-row table:number-rows-repeated="999999">${cells}</table:table-row>`;

    const read = await readBytes('a.odt', zip(odtParts(`<table:table>${rows}</table:table>`)));

    expect(read.type === 'text' && read.text.length).toBeLessThan(1_000);
  });

  it('gives nothing of its scripts, its remote pictures and its unsafe links', async () => {
    const chapter =
      '<script>steal()</script><p onclick="steal()">text <a href="javascript:steal()">x</a><img src="https://example.org/steal.png" alt="pic"/></p><style>@import url(steal.css)</style>';
    const link = '<text:p>text <text:a xlink:href="javascript:steal()">x</text:a></text:p>';

    const read = [
      await readBytes('a.epub', zip(epubParts({ 'a.xhtml': chapter }))),
      await readBytes('a.odt', zip(odtParts(`${link}<text:script>steal()</text:script>`))),
    ];

    expect(JSON.stringify(read)).not.toMatch(/steal|javascript|onclick|example\.org/);
  });
});

describe('a harmful rtf', () => {
  it.each([
    [
      'groups within groups',
      `{\\rtf1 ${'{'.repeat(1_000_000)}text${'}'.repeat(1_000_000)}}`,
      'reading:nested_too_deep',
    ],
    ['binary data longer than the file', '{\\rtf1 a\\bin99999999 b}', 'reading:broken'],
    ['no end', '{\\rtf1 text', 'reading:broken'],
    ['a group without an end', '{\\rtf1 {\\b text}', 'reading:broken'],
    ['nothing', '{\\rtf1}', 'reading:no_text'],
    ['a picture without any text', '{\\rtf1{\\pict}', 'reading:broken'],
  ])('is refused for %s', async (_, rtf, key) => {
    expect(await refusal(readBytes('a.rtf', rtf))).toMatchObject({ key, parameters: { name: 'a.rtf' } });
  });

  it.each([
    ['a million groups side by side', `{\\rtf1 ${'{}'.repeat(1_000_000)}text}`, 'text'],
    ['binary data that holds braces', `{\\rtf1 te\\bin3 }}}xt}`, 'text'],
    ['binary data of a negative length', '{\\rtf1 te\\bin-9 xt}', 'text'],
    [
      'numbers out of range',
      '{\\rtf1\\li99999999999999999999\\fs-99999999999 text\\u99999999999?}',
      'text\uFFFD',
    ],
    ['too many closing braces', '{\\rtf1 text}}}}}', 'text'],
    ['data after its end', '{\\rtf1 text}{\\rtf1 more}', 'text'],
    ['fonts, styles and lists that do not exist', '{\\rtf1\\f99\\s99\\ls99\\ilvl99 text}', 'text'],
    ['a style that is based on itself', '{\\rtf1{\\stylesheet{\\s1\\sbasedon1 a;}}\\s1 text}', 'text'],
    ['a table without cells', '{\\rtf1\\trowd\\row\\row\\cell\\pard text\\par\\row}', '\ntext'],
  ])('is read in spite of %s', async (_, rtf, expected) => {
    const read = await readBytes('a.rtf', rtf);

    expect(read).toMatchObject({ text: expected });
  });

  it('never opens what its fields, objects and templates refer to', async () => {
    const read = await readBytes(
      'a.rtf',
      '{\\rtf1{\\*\\template file:///etc/passwd}{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}{\\fldrslt text}}{\\object\\objautlink{\\*\\objdata 0105}{\\result shown}}}',
    );

    expect(read).toMatchObject({ text: 'textshown' });
  });
});

describe('a document under the name of another format', () => {
  it.each([
    ['pandoc/handbook.odt', 'a.docx', 'odt'],
    ['pandoc/handbook.docx', 'a.odt', 'docx'],
    ['pandoc/handbook.epub', 'a.odt', 'epub'],
    ['pandoc/handbook.rtf', 'a.docx', 'rtf'],
    ['pandoc/handbook.odt', 'a.epub', 'odt'],
    ['pandoc/handbook.html', 'a.rtf', 'html'],
    ['pandoc/handbook.html', 'a.epub', 'html'],
    ['chromium/handbook.mhtml', 'a.html', 'mhtml'],
    ['pandoc/handbook.docx', 'a.doc', 'docx'],
    ['report.pdf', 'a.odt', 'pdf'],
    ['interviews.xlsx', 'a.srt', 'xlsx'],
  ])('%s called %s is refused with its real kind', async (file, name, found) => {
    expect(await refusal(readFile(fixture(file), name))).toEqual({
      code: 'invalid',
      key: 'reading:other_ending',
      parameters: { name, said: name.slice(2), found },
    });
  });

  it.each([
    ['a.ods', 'application/vnd.oasis.opendocument.spreadsheet', 'ods'],
    ['a.odt', 'application/vnd.oasis.opendocument.presentation', 'odp'],
  ])('%s of an unsupported kind says so', async (name, mediaType, ending) => {
    const parts = [
      { name: 'mimetype', content: mediaType },
      { name: 'content.xml', content: '<a/>' },
    ];

    expect(await refusal(readBytes(name, zip(parts)))).toEqual({
      code: 'unsupported',
      key: 'reading:format_not_read',
      parameters: { name, ending },
    });
  });
});

describe('a truncated document', () => {
  it.each([
    'pandoc/handbook.odt',
    'pandoc/handbook.epub',
    'libreoffice/handbook-zh.rtf',
    'libreoffice/handbook.odt',
  ])('never passes for the whole %s', async (file) => {
    const bytes = await readBytesOf(fixture(file));

    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const part = bytes.subarray(0, Math.floor(bytes.length * share));
      const error = await refusal(readBytes(file.replace(/.*\//, ''), part));

      expect(error).toMatchObject({ code: 'invalid', key: 'reading:broken' });
    }
  });
});
