import { describe, expect, it } from 'vitest';
import { outline, readBytes, refusal } from './fixtures.ts';

const lines = (...text: readonly string[]): string => text.join('\r\n');
const head = lines(
  'From: <Saved by Blink>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="b"',
  '',
);

/** A saved page of these parts, each with its headers. */
function saved(...parts: readonly (string | Buffer)[]): Buffer {
  const between = parts.flatMap((part) => [Buffer.from('\r\n--b\r\n'), Buffer.from(part)]);
  return Buffer.concat([Buffer.from(head), ...between, Buffer.from('\r\n--b--\r\n')]);
}

function page(headers: string, body: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(lines(headers, '', '')), Buffer.from(body)]);
}

describe('a saved web page', () => {
  it('is its first page, without pictures, frames and styles', async () => {
    const bytes = saved(
      page(
        lines('Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'),
        '<h1>A fair</h1><p>caf=C3=A9 in =\r\nWuxi <img src=3D"cid:1">',
      ),
      page('Content-Type: text/html', '<p>an advert in a frame'),
      page(lines('Content-Type: image/png', 'Content-Transfer-Encoding: base64'), 'iVBORw0KGgo='),
    );

    const read = await readBytes('fair.mht', bytes);

    expect(read.type === 'text' && read.doc && outline(read.doc)).toEqual(['# A fair', 'café in Wuxi [▣]']);
    expect(read).toMatchObject({ title: 'fair', encoding: 'utf-8', mediaType: 'multipart/related' });
  });

  it('is the page that it names as its start', async () => {
    const bytes = Buffer.from(
      saved(
        page(lines('Content-Type: text/html', 'Content-ID: <advert>'), '<p>an advert'),
        page(lines('Content-Type: text/html', 'Content-ID: <main>'), '<p>the page'),
      )
        .toString()
        .replace('boundary="b"', 'boundary="b"; start="<main>"'),
    );

    expect(await readBytes('a.mhtml', bytes)).toMatchObject({ text: 'the page' });
  });

  it.each([
    ['by its part', 'Content-Type: text/html; charset="gb2312"', '', 'gbk', 0],
    ['by the page itself', 'Content-Type: text/html', '<meta charset="gb2312">', 'gbk', 0],
    ['although its part is wrong', 'Content-Type: text/html; charset=iso-8859-1', '', 'gb18030', 1],
    ['by its bytes alone', 'Content-Type: text/html', '', 'gb18030', 1],
  ])('is decoded %s', async (_, headers, meta, encoding, notes) => {
    const chinese = Buffer.from('bbe1d2e9bccdd2aac3bbd3d0b9abbfaaa1a3', 'hex');
    const base64 = Buffer.concat([Buffer.from(`${meta}<p>`), chinese]).toString('base64');

    const read = await readBytes(
      'a.mht',
      saved(page(lines(headers, 'Content-Transfer-Encoding: base64'), base64)),
    );

    expect(read).toMatchObject({ text: '会议纪要没有公开。', encoding });
    expect(read.notes).toHaveLength(notes);
  });

  it('is decoded with the encoding that the analyst chooses', async () => {
    const bytes = saved(
      page('Content-Type: text/html; charset=gb2312', Buffer.from('<p>\xb7|\xc4\xb3', 'latin1')),
    );

    expect(await readBytes('a.mht', bytes, { encoding: 'big5' })).toMatchObject({
      text: '會議',
      encoding: 'big5',
    });
  });

  it('may be a single page under a header', async () => {
    const bytes = lines('MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', '<p>alone');

    expect(await readBytes('a.mht', bytes)).toMatchObject({ text: 'alone' });
  });

  it('is refused under another name, and another page under its name', async () => {
    const whole = await refusal(readBytes('a.html', saved(page('Content-Type: text/html', '<p>x'))));
    const alone = await refusal(readBytes('a.mhtml', '<!DOCTYPE html><p>x'));

    expect(whole).toMatchObject({
      key: 'reading:other_ending',
      parameters: { said: 'html', found: 'mhtml' },
    });
    expect(alone).toMatchObject({
      key: 'reading:other_ending',
      parameters: { said: 'mhtml', found: 'html' },
    });
  });

  it.each([
    ['holds no page', saved(page('Content-Type: image/png', 'x'))],
    ['has no parts', Buffer.from(head)],
    ['is plain text', Buffer.from('only words')],
  ])('is refused when it %s', async (_, bytes) => {
    expect(await refusal(readBytes('a.mht', bytes))).toMatchObject({
      key: 'reading:broken',
      parameters: { name: 'a.mht', ending: 'mhtml' },
    });
  });

  it('is refused for endless nesting of parts', async () => {
    const deep = Array.from({ length: 300 }, (_, index) =>
      lines(`Content-Type: multipart/mixed; boundary="x${index}"`, '', `--x${index}`, ''),
    ).join('');

    expect(await refusal(readBytes('a.mht', `MIME-Version: 1.0\r\n${deep}`))).toMatchObject({
      key: 'reading:broken',
    });
  });
});
