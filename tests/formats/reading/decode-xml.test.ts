// Decodes the bytes of a project: UTF-8 in pieces, with the same text as in one piece.
import { expect, test } from 'vitest';
import { parseElements } from '#formats/refi/elements.ts';
import { arrivingTextOfQde, OtherEncoding, textOfQde } from '#formats/reading/decode.ts';

const text = (bytes: Buffer): string => [...textOfQde(bytes, 'project.qde')].join('');

test('a long text comes in pieces, and no character is split between two', () => {
  // Three bytes and four, so that ends of pieces fall within characters, whatever the size of the pieces.
  const said = '名😀'.repeat(500_000);

  const pieces = [...textOfQde(Buffer.from(said), 'project.qde')];

  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.join('')).toBe(said);
});

test('one or two byte-order marks are not part of the text', () => {
  expect(text(Buffer.from('\uFEFF<Project/>'))).toBe('<Project/>');
  expect(text(Buffer.from('\uFEFF\uFEFF<Project/>'))).toBe('<Project/>');
  expect(text(Buffer.from('\uFEFF<Project/>', 'utf16le'))).toBe('<Project/>');
});

test('a declared eastern encoding is used even if the bytes are valid UTF-8', () => {
  const head = '<?xml version="1.0" encoding="gb18030"?>';
  // 联通 in GB 18030: bytes that are well-formed UTF-8 as well.
  expect(text(Buffer.concat([Buffer.from(head), Buffer.from([0xc1, 0xaa, 0xcd, 0xa8])]))).toBe(`${head}联通`);
});

/** The bytes decoded while they arrive, a few at a time. */
async function arrived(bytes: Buffer, most = 7): Promise<string> {
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += most)
      yield await Promise.resolve(bytes.subarray(at, at + most));
  };
  let said = '';
  for await (const piece of arrivingTextOfQde(pieces())) said += piece;
  return said;
}

test('a text decoded while its bytes arrive is the same as one decoded whole', async () => {
  for (const said of [
    '<Project/>',
    '\uFEFF<Project/>',
    '\uFEFF\uFEFF<Project/>',
    '<a n="名😀é"/>'.repeat(50),
  ]) {
    const bytes = Buffer.from(said);
    expect(await arrived(bytes)).toBe(text(bytes));
  }
});

test('bytes that are not plainly UTF-8 are not decoded before all have arrived', async () => {
  const eastern = Buffer.from('<?xml version="1.0" encoding="gb18030"?><Project/>');
  const cutOff = Buffer.from('<Project name="名"/>').subarray(0, 16);
  for (const bytes of [Buffer.from('<a/>', 'utf16le'), Buffer.from('<a n="é"/>', 'latin1'), cutOff])
    await expect(arrived(bytes)).rejects.toThrow(OtherEncoding);
  await expect(arrived(eastern, 1000)).rejects.toThrow(OtherEncoding);
});

test('an element that is cut between pieces is read whole', async () => {
  const pieces = [
    '<Project><Sources><TextSource na',
    'me="a',
    '名"/><TextSource name="b"/></Sou',
    'rces></Project>',
  ];

  const { element } = await parseElements(pieces, 'project.qde');

  expect(element.children).toEqual([
    {
      name: 'Sources',
      attributes: {},
      children: [
        { name: 'TextSource', attributes: { name: 'a名' }, children: [] },
        { name: 'TextSource', attributes: { name: 'b' }, children: [] },
      ],
    },
  ]);
});

test('elements that are set aside are returned whole, and left out of the rest', async () => {
  const aside: string[] = [];
  const xml =
    '<Project><Users><User name="Ann"/></Users><Sources><TextSource name="a"><Sources><Coding/></Sources></TextSource></Sources></Project>';

  const { element } = await parseElements(xml, 'project.qde', {
    aside: (each, within) => {
      if (within === 'Sources') aside.push(JSON.stringify(each));
      return within === 'Sources';
    },
  });

  expect(aside).toHaveLength(1);
  expect(aside[0]).toContain('"Coding"');
  expect(element.children).toMatchObject([
    { name: 'Users', children: [{ name: 'User' }] },
    { name: 'Sources', children: [] },
  ]);
});
