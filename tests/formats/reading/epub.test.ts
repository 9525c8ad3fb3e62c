import { describe, expect, it } from 'vitest';
import { epubParts, outline, readBytes, refusal, zip } from './fixtures.ts';

async function outlineOf(chapters: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await readBytes('book.epub', zip(epubParts(chapters)));
  if (found.type !== 'text') throw new Error('a book was read as a table');
  return found.doc ? outline(found.doc) : found.text.split('\n');
}

describe('a book', () => {
  it('is read in the order of its spine, whatever the names of its files', async () => {
    expect(
      await outlineOf({ 'b.xhtml': '<h1>One</h1><p>a</p>', 'text/%E7%AB%A0%20a.html': '<h1>Two</h1>' }),
    ).toEqual(['# One', 'a', '# Two']);
  });

  it('has its notes at its end, although they stand in a file of their own', async () => {
    const text =
      '<p>a<a id="r1" epub:type="noteref" href="notes/n.xhtml#n1">1</a> b<a id="r2" href="notes/n.xhtml#n2">2</a></p>';
    const notes =
      '<section><aside id="n1" epub:type="footnote"><p>Without a way back.</p></aside><p id="n2"><a href="../a.xhtml#r2">2</a>. With one.</p></section>';

    expect(await outlineOf({ 'a.xhtml': text, 'notes/n.xhtml': notes, 'z.xhtml': '<p>end</p>' })).toEqual([
      'a[1] b[2]',
      'end',
      '[^1]: Without a way back.',
      '[^2]: With one.',
    ]);
  });

  it('is XML, in which any element may be self-closing', async () => {
    expect(
      await outlineOf({
        'a.xhtml': '<p><a id="p1"/>one<b/> two</p><script/><div/><p>three &amp; four<br/>five</p>',
      }),
    ).toEqual(['one two', 'three & four', 'five']);
  });

  it('keeps links to the web, and drops links within the book', async () => {
    const { notes, ...read } = await readBytes(
      'book.epub',
      zip(
        epubParts({
          'a.xhtml': '<p><a href="a.xhtml#x">here</a> <a href="https://example.org/">there</a></p>',
        }),
      ),
    );

    expect(read).toMatchObject({ text: 'here there' });
    expect(notes).toEqual([]);
  });

  it('reads each page once, however often the spine names it, and not its contents page', async () => {
    const parts = epubParts({ 'a.xhtml': '<p>once</p>', 'nav.xhtml': '<p>list</p>' }).map((part) =>
      part.name === 'OPS/book.opf'
        ? {
            ...part,
            content: part.content
              .replace('<itemref idref="i0"/>', '<itemref idref="i0"/>'.repeat(10_000))
              .replace('id="i1"', 'id="i1" properties="nav"'),
          }
        : part,
    );

    expect(await readBytes('book.epub', zip(parts))).toMatchObject({ text: 'once' });
  });

  it('says how many chapters are missing, and is refused when all are', async () => {
    const parts = epubParts({ 'a.xhtml': '<p>here</p>', 'b.xhtml': '<p>gone</p>' });

    const read = await readBytes('book.epub', zip(parts.filter((part) => part.name !== 'OPS/b.xhtml')));
    const none = await refusal(
      readBytes('book.epub', zip(parts.filter((part) => !part.name.endsWith('.xhtml')))),
    );

    expect(read).toMatchObject({
      text: 'here',
      notes: [{ key: 'reading:chapters_missing', parameters: { count: 1 } }],
    });
    expect(none).toMatchObject({ key: 'reading:broken', parameters: { ending: 'epub' } });
  });

  it('is refused when its pages are encrypted, and read when only its fonts are', async () => {
    const lock = (algorithm: string, uri: string) => ({
      name: 'META-INF/encryption.xml',
      content: `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const parts = epubParts({ 'a.xhtml': '<p>text</p>' });

    const locked = await refusal(
      readBytes(
        'b.epub',
        zip([...parts, lock('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OPS/a.xhtml')]),
      ),
    );
    const scrambled = await readBytes(
      'b.epub',
      zip([...parts, lock('http://www.idpf.org/2008/embedding', 'OPS/font.otf')]),
    );

    expect(locked).toEqual({
      code: 'invalid',
      key: 'reading:copy_protected',
      parameters: { name: 'b.epub' },
    });
    expect(scrambled).toMatchObject({ text: 'text' });
  });
});
