import { describe, expect, it } from 'vitest';
import { plainText } from '#core/text/plain-text.ts';
import { fixture, outline, readText } from './fixtures.ts';
import { readFile } from '#formats/reading/read-file.ts';

const english = [
  '# Interview N4',
  'The founder of a small sensor company speaks about **finding partners**. All of it is *invented*.',
  '## How it began',
  'We were a company of twelve people. Nobody knew our name, and the alliance gave us a table at its fair.[1] Two manufacturers came by on the first day.',
  '-',
  '  They asked for samples.',
  '-',
  '  They asked who else had bought:',
  '  1.',
  '    a textile mill,',
  '  2.',
  '    a car-parts maker.',
  '## What it cost',
  '| #Year | #Fee | #Visits',
  '| 2022 | 8000 | 14',
  '| 2023 | 9500 | 31',
  "See [the fair's page](https://example.org/fair) for the list.",
  '[^1]: The fair of May 2022, in Wuxi.',
];
const chinese = [
  '# 访谈 N7',
  '受访者是一家设备厂的**技术负责人**。以下内容均为*虚构*。',
  '## 标准从哪里来',
  '起草组每个月开一次会，企业先提需求，研究院再写初稿。[1]我们厂参加了三次。',
  '-',
  '  第一次谈接口。',
  '-',
  '  第二次谈数据：',
  '  1.',
  '    采集频率，',
  '  2.',
  '    保存年限。',
  '| #年份 | #会议',
  '| 2021 | 十次',
  '| 2022 | 十二次',
  '[^1]: 会议纪要没有公开。',
];
/** Word processors type a curly apostrophe. */
const curly = (lines: readonly string[]): string[] => lines.map((line) => line.replace("fair's", 'fair’s'));

describe('a rich document', () => {
  it.each([
    ['interview.md', english, 'en', 'text/markdown'],
    ['interview-zh.md', chinese, 'zh-CN', 'text/markdown'],
    [
      'interview.docx',
      curly(english),
      'en',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'interview-zh.docx',
      chinese,
      'zh-CN',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s keeps its structure', async (name, expected, language, mediaType) => {
    const read = await readText(name);

    expect(read.doc && outline(read.doc)).toEqual(expected);
    expect(read).toMatchObject({
      title: name.replace(/\.\w+$/, ''),
      language,
      mediaType,
      pages: [],
      notes: [],
    });
    expect(read.doc && plainText(read.doc)).toBe(read.text);
  });

  it('has its blocks as its text, one line each', async () => {
    const { text } = await readText('interview-zh.md');

    expect(text).toBe(
      '访谈 N7\n受访者是一家设备厂的技术负责人。以下内容均为虚构。\n标准从哪里来\n' +
        '起草组每个月开一次会，企业先提需求，研究院再写初稿。[1]我们厂参加了三次。\n' +
        '第一次谈接口。\n第二次谈数据：\n采集频率，\n保存年限。\n' +
        '年份\n会议\n2021\n十次\n2022\n十二次\n会议纪要没有公开。',
    );
  });

  it('loses no word of a docx that mammoth alone would drop, and says what was left out', async () => {
    const read = await readText('hard.docx');

    expect(read.text.split('\n')).toEqual([
      '会议纪要没有公开。',
      'An old',
      'line break,  two spaces\tand a tab.',
      'Page 7 of the minutes.',
      'They agreed at once.',
      'The share is nN.',
      '[▣ a fair][▣ a fair]',
      'A link that must not work & <b>no markup</b> 😀𠮷',
    ]);
    expect(read.doc).toBeNull();
    expect(read.notes).toEqual([
      { key: 'reading:tracked_changes_accepted', parameters: { count: 2 } },
      { key: 'reading:word_comments_left_out', parameters: { count: 1 } },
      { key: 'reading:glosses_left_out', parameters: { count: 1 } },
      { key: 'reading:formulas_as_text', parameters: { count: 1 } },
      { key: 'reading:images_left_out', parameters: { count: 2 } },
      { key: 'reading:links_left_out', parameters: { count: 1 } },
    ]);
  });

  it('is named after its file, without the folders of its path', async () => {
    const read = await readFile(fixture('interview.md'), 'wave 1/N4.2 notes.md');

    expect(read.title).toBe('N4.2 notes');
  });
});

describe('a pdf', () => {
  it('has the paragraphs of the page it was printed from, not broken by lines, hyphens, pages or headers', async () => {
    const printed = await readText('report.pdf');
    const page = await readText('report.html');

    expect(printed.text).toBe(page.text);
    expect(printed.text.split('\n')[2]).toBe(
      'By the third meeting the matter had changed its shape. A small maker of vibration sensors offered its own bench, provided that its competitors would send samples without their labels. Six of them did. The results were read aloud, number by number, and only afterwards did each firm learn which number had been its own.',
    );
    expect(outline(printed.doc!)).toEqual(outline(page.doc!));
    expect(printed.notes).toEqual([
      {
        key: 'reading:running_lines_left_out',
        parameters: { count: 4, lines: 'Working group on testing · invented report · 1 … 2' },
      },
    ]);
  });

  it('knows where its pages begin', async () => {
    const { text, pages } = await readText('report.pdf');

    expect(pages.map(({ page, start }) => [page, text.slice(start, start + 22)])).toEqual([
      [1, 'Who tests the sensors?'],
      [2, 'a list of laboratories'],
    ]);
  });

  it('in Chinese has its characters, not the radicals that its font draws them with', async () => {
    const read = await readText('report-zh.pdf');

    expect(read.text.split('\n')).toEqual([
      '谁来检验传感器？',
      '工作组在春天开了四次会。成员来自九家工厂、两家研究院和一个部委。大家很早就同意，共同的检验比共同的品牌更有用；一时没有谈拢的是钱由谁来出。',
      '公开的决定',
      '后来有好几位成员说，这是他们参加过的最好的一次会。让人满意的不是结果，而是方式：决定在所有人面前作出。一些人第一次见面，风格不同，却都说长了见识。',
    ]);
    expect(read.language).toBe('zh-CN');
  });

  it('keeps lists, tables and footnotes as lines', async () => {
    expect((await readText('interview.pdf')).text.split('\n')).toEqual([
      'Interview N4',
      'The founder of a small sensor company speaks about finding partners. All of it is invented.',
      'How it began',
      'We were a company of twelve people. Nobody knew our name, and the alliance gave us a table at its fair.1 Two manufacturers came by on the first day.',
      '• They asked for samples.',
      '• They asked who else had bought:',
      '1. a textile mill,',
      '2. a car-parts maker.',
      'What it cost',
      'Year Fee Visits',
      '2022 8000 14',
      '2023 9500 31',
      'See the fair’s page for the list.',
      '1 The fair of May 2022, in Wuxi.',
    ]);
    expect((await readText('interview-zh.pdf')).text.split('\n').slice(0, 5)).toEqual([
      '访谈 N7',
      '受访者是一家设备厂的技术负责人。以下内容均为虚构。',
      '标准从哪里来',
      '起草组每个月开一次会，企业先提需求，研究院再写初稿。1我们厂参加了三次。',
      '• 第一次谈接口。',
    ]);
  });

  it('is read although its Chinese font is not in the file', async () => {
    const { text } = await readText('font-not-embedded.pdf');

    expect(text).toBe('受访者是一家工厂的技术负责人。\n他说，联盟把供需双方联系在一起。');
  });

  it('is read when only printing and copying need a password', async () => {
    expect((await readText('restricted.pdf')).text).toBe((await readText('report.pdf')).text);
  });

  it('says how many of its pages hold no text', async () => {
    const read = await readText('half-scanned.pdf');

    expect(read.text).toContain('Who tests the sensors?');
    expect(read.notes).toContainEqual({
      key: 'reading:pages_without_text',
      parameters: { count: 1, pages: '2' },
    });
  });
});

describe('a plain text', () => {
  it.each([
    [
      'notes-gb18030.txt',
      '受访者说：“我们厂没有名气。”\n他在展会上认识了两家客户。\n',
      'reading:decoded_as',
      { encoding: 'gb18030' },
    ],
    [
      'damaged-utf8.txt',
      'The meeting was held in \uFFFD锡 and again in 苏州. Nobody wrote down 谁说了什么.\n',
      'reading:characters_replaced',
      { count: 1 },
    ],
  ])('%s is decoded, and the guess reported', async (name, text, key, parameters) => {
    const read = await readText(name);

    expect(read.text).toBe(text);
    expect(read.notes).toEqual([{ key, parameters }]);
  });

  it('in UTF-16 is read by its byte-order mark, with uniform line ends', async () => {
    const read = await readText('notes-utf16.txt');

    expect(read).toMatchObject({ text: 'She said: “nobody knew us.”\n他没有回答。\n', doc: null, notes: [] });
  });

  it('is decoded with the encoding that the analyst chooses', async () => {
    const read = await readText('notes-gb18030.txt', { encoding: 'gbk' });

    expect(read.text).toContain('我们厂没有名气');
    expect(read.notes).toEqual([]);
  });
});
