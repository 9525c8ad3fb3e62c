// Files state their encoding, or do not, or state a wrong one. The encoding used is stored with the text; a guess is
// reported.
import { describe, expect, it } from 'vitest';
import { readBytes, refusal } from './fixtures.ts';

/** The bytes of each character in an encoding of one or two bytes, found by decoding them all. */
function bytesByCharacter(encoding: string): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(encoding);
  const found = new Map<string, Buffer>();
  const add = (bytes: Buffer): void => {
    const character = decoder.decode(bytes);
    if (/^[^\uFFFD]$/u.test(character) && !found.has(character)) found.set(character, bytes);
  };
  for (let first = 0; first < 0x100; first += 1) add(Buffer.from([first]));
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) add(Buffer.from([first, second]));
  }
  return found;
}

const tables = new Map<string, ReadonlyMap<string, Buffer>>();

function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tables.get(encoding) ?? bytesByCharacter(encoding);
  tables.set(encoding, table);
  return Buffer.concat(
    Array.from(text, (character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${character} is not in ${encoding}`);
      return bytes;
    }),
  );
}

const guess = (encoding: string) => [{ key: 'reading:decoded_as', parameters: { encoding } }];

describe('a text with no stated encoding', () => {
  it.each([
    ['gb18030', '标准', 'gb18030'],
    ['gb18030', '会议纪要', 'gb18030'],
    ['gb18030', '2021年，工厂。', 'gb18030'],
    ['gb18030', '受訪者說：我們廠沒有名氣。', 'gb18030'],
    ['gb18030', 'Interview N7\n受访者说：“我们厂没有名气。”\n', 'gb18030'],
    ['big5', '會議紀要', 'big5'],
    ['big5', '2021年，工廠。', 'big5'],
    ['big5', '受訪者說：我們廠沒有名氣。', 'big5'],
    ['windows-1252', 'café', 'windows-1252'],
    ['windows-1252', 'Déjà vu à l’Élysée, où était-il ?', 'windows-1252'],
    ['windows-1252', 'Ämter, Ärger, “no”', 'windows-1252'],
    ['windows-1250', 'Zażółć gęślą jaźń, łódź', 'windows-1250'],
    ['windows-1251', 'Мы были небольшой компанией из двенадцати человек.', 'windows-1251'],
    ['koi8-r', 'Мы были небольшой компанией из двенадцати человек.', 'koi8-r'],
    ['windows-1253', 'Καλημέρα κόσμε, ήμασταν μια μικρή εταιρεία.', 'windows-1253'],
    ['euc-kr', '우리는 열두 명의 작은 회사였습니다.', 'euc-kr'],
    ['shift_jis', '私たちは十二人の小さな会社でした。', 'shift_jis'],
  ])('in %s is read: %s', async (encoding, text, found) => {
    const read = await readBytes('a.txt', encoded(text, encoding));

    expect(read).toMatchObject({ text, encoding: found, notes: guess(found) });
  });

  it.each([
    ['utf-16le', 'hello, world'],
    ['utf-16be', 'hello, world'],
    ['utf-16le', '会议纪要'],
    ['utf-16le', '他们一起开会。\n没有人\n说话。'],
    ['utf-16be', '他们一起开会。\n没有人\n说话。'],
  ])('in %s without a mark is read: %s', async (encoding, text) => {
    const read = await readBytes('a.txt', encoded(text, encoding));

    expect(read).toMatchObject({ text, encoding, notes: [] });
  });

  it.each([
    ['efbbbf', 'utf-8', 'utf-8'],
    ['fffe', 'utf-16le', 'utf-16le'],
    ['feff', 'utf-16be', 'utf-16be'],
  ])('is decoded by its byte-order mark %s', async (mark, encoding, found) => {
    const bytes = Buffer.concat([Buffer.from(mark, 'hex'), encoded('会议 minutes', encoding)]);

    expect(await readBytes('a.txt', bytes)).toMatchObject({
      text: '会议 minutes',
      encoding: found,
      notes: [],
    });
  });

  it('may be a table, with few characters among numbers', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `${index},${index * 7},a row of plain letters`);
    const csv = `编号,数量,说明\n${rows.join('\n')}\n`;

    const read = await readBytes('a.csv', encoded(csv, 'gb18030'));

    expect(read).toMatchObject({
      columns: ['编号', '数量', '说明'],
      encoding: 'gb18030',
      notes: guess('gb18030'),
    });
  });
});

describe('a page that states its encoding', () => {
  const chinese = '受访者说：我们厂没有名气。';
  const traditional = '受訪者說：我們廠沒有名氣。';

  it.each([
    ['rightly', 'gb2312', 'gb18030', chinese, 'gbk', []],
    ['rightly', 'big5', 'big5', traditional, 'big5', []],
    ['rightly', 'windows-1252', 'windows-1252', 'café, déjà vu', 'windows-1252', []],
    ['rightly', 'windows-1251', 'windows-1251', 'Привет, мир', 'windows-1251', []],
    ['wrongly', 'utf-8', 'gb18030', chinese, 'gb18030', guess('gb18030')],
    ['wrongly', 'utf-16', 'gb18030', chinese, 'gb18030', guess('gb18030')],
    ['wrongly', 'iso-8859-1', 'gb18030', chinese, 'gb18030', guess('gb18030')],
    ['wrongly', 'iso-8859-1', 'big5', traditional, 'big5', guess('big5')],
    ['wrongly', 'gb2312', 'big5', traditional, 'big5', guess('big5')],
    ['wrongly', 'big5', 'gb18030', chinese, 'gb18030', guess('gb18030')],
    ['wrongly', 'gb2312', 'utf-8', chinese, 'utf-8', []],
    ['nonsensically', 'no-such', 'gb18030', chinese, 'gb18030', guess('gb18030')],
  ])('%s, as %s while it is %s, is read', async (_, said, encoding, text, found, notes) => {
    const page = Buffer.concat([
      Buffer.from(
        `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${said}"></head><body><p>`,
      ),
      encoded(text, encoding),
      Buffer.from('</p></body></html>'),
    ]);

    expect(await readBytes('a.html', page)).toMatchObject({ text, encoding: found, notes });
  });

  it('in its XML declaration is believed', async () => {
    const page = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GBK"?><html><body><p/><p>'),
      encoded(chinese, 'gb18030'),
      Buffer.from('</p></body></html>'),
    ]);

    expect(await readBytes('a.xhtml', page)).toMatchObject({ text: chinese, encoding: 'gbk', notes: [] });
  });
});

describe('an encoding that the analyst chooses', () => {
  // The bytes of 会议 in GBK mean something else in each of these.
  const bytes = Buffer.from('bbe1d2e9', 'hex');
  const table = Buffer.concat([Buffer.from('title,text\na,'), bytes]);
  const cue = Buffer.concat([Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n'), bytes]);

  it.each([
    ['a.txt', bytes],
    ['a.md', bytes],
    ['a.html', bytes],
    ['a.html', Buffer.concat([Buffer.from('<meta charset=big5>'), bytes])],
    ['a.srt', Buffer.from(cue.toString('latin1').replace('WEBVTT\n\n', ''), 'latin1')],
    ['a.vtt', cue],
    ['a.csv', table],
  ])('is used for %s, and is not a guess', async (name, content) => {
    const chosen = { gbk: '会议', 'windows-1252': '»áÒé', 'windows-1251': '»бТй' };

    for (const [encoding, text] of Object.entries(chosen)) {
      const read = await readBytes(name, content, { encoding });
      const found = read.type === 'text' ? read.text : read.rows[0]?.[1];

      expect([read.encoding, found]).toEqual([encoding, text]);
      expect(read.notes.filter((note) => note.key === 'reading:decoded_as')).toEqual([]);
    }
  });

  it('that does not exist is refused', async () => {
    expect(await refusal(readBytes('a.txt', bytes, { encoding: 'klingon' }))).toEqual({
      code: 'invalid',
      key: 'reading:encoding_unknown',
      parameters: { name: 'a.txt', encoding: 'klingon' },
    });
  });
});

describe('a text with a few broken bytes', () => {
  const chinese = '联盟给了我们一张桌子，两个制造商第一天就来了。没有人知道我们的名字。'.repeat(6);

  it.each([
    ['plain letters', Buffer.from('Nobody knew our name before the fair opened. '.repeat(4)), 'windows-1252'],
    ['GB18030', encoded(chinese, 'gb18030'), 'gb18030'],
  ])('is read: %s', async (_, whole, encoding) => {
    const bytes = Buffer.concat([whole.subarray(0, 60), Buffer.from([0xff, 0x01]), whole.subarray(60)]);

    const read = await readBytes('notes.txt', bytes);

    expect(read.encoding).toMatch(new RegExp(`^(?:utf-8|${encoding})$`));
    expect(read.notes.map(({ key }) => key)).not.toEqual([]);
    expect(read.type === 'text' && read.text.replaceAll('\u0001', '').replaceAll(/[\uFFFDÿ]/g, '')).toBe(
      new TextDecoder(encoding).decode(whole),
    );
  });
});

it('a text in UTF-32 is not taken for UTF-16', async () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0x2d, 0x4e, 0, 0]);

  expect(await refusal(readBytes('notes.txt', bytes))).toMatchObject({ key: 'reading:encoding_not_found' });
});

describe('texts of other alphabets', () => {
  it.each([
    ['windows-1255', 'שלום, זה ראיון על שרשרת האספקה. המנהלים אמרו כי הקשרים ארוכים.'],
    ['windows-1256', 'مرحبا، هذه مقابلة حول سلسلة التوريد. قال المديرون إن العلاقات مهمة.'],
    ['windows-1257', 'Sveiki, tai interviu apie tiekimo grandinę. Vadovai sakė, kad ryšiai svarbūs ir ilgi.'],
    ['windows-874', 'สวัสดี นี่คือการสัมภาษณ์เกี่ยวกับห่วงโซ่อุปทาน ผู้จัดการกล่าวว่า'],
  ])('are read in %s', async (encoding, text) => {
    const read = await readBytes('notes.txt', encoded(text, encoding));

    expect(read).toMatchObject({ text, encoding, notes: guess(encoding) });
  });
});
