// One handbook, in English and Chinese, as pandoc, LibreOffice and Chromium write it in each format: every format gives
// the same structure, as far as the file has it.
import { describe, expect, it } from 'vitest';
import { plainText } from '#core/text/plain-text.ts';
import { outline, readText } from './fixtures.ts';

const english = [
  '# Field handbook',
  'The alliance met **twelve times** in *two years*. Its minutes say: ***nothing was decided alone***.',
  '## How members join',
  'Before a company joins, three things happen:[1]',
  '3.',
  '  The secretariat writes a letter.',
  '4.',
  '  The company answers:',
  '  -',
  '    by post, or',
  '  -',
  '    in person:',
  '    1.',
  '      at the fair,',
  '    2.',
  '      at the office.',
  '5.',
  '  The board votes.',
  'A vote needs seven voices.[2]',
  '### What they pay',
  '| #Kind | #Fee in yuan | #Since',
  '| Factory | 9500 | 2019',
  '| School | none | 2021',
  '#### The exception',
  'Nobody pays twice, said the treasurer.',
  'See [the charter](https://example.org/charter?version=2) for the rest. [▣ The seal of the alliance]',
  '[^1]: The rules of 2019, part **two**.',
  '[^2]: Before 2021 it was five.',
  '[^]: The older rule was never printed.',
];
const chinese = [
  '# 调查手册',
  '联盟在*两年*里开了**十二次**会。纪要写道：***没有一件事是单独决定的***。',
  '## 成员如何加入',
  '企业加入之前，要经过三步：[1]',
  '3.',
  '  秘书处发函。',
  '4.',
  '  企业答复：',
  '  -',
  '    可以写信，',
  '  -',
  '    也可以当面：',
  '    1.',
  '      在展会上，',
  '    2.',
  '      在办公室。',
  '5.',
  '  理事会表决。',
  '表决需要七票。[2]',
  '### 会费',
  '| #类别 | #会费（元） | #起始',
  '| 工厂 | 9500 | 2019',
  '| 学校 | 免费 | 2021',
  '#### 例外',
  '会计说，谁也不交两次。',
  '其余见[章程](https://example.org/charter?version=2)。[▣ 联盟的印章]',
  '[^1]: 2019 年规则，**第二**部分。',
  '[^2]: 2021 年以前是五票。',
  '[^]: 更早的规则没有印出来。',
];

type Change = (lines: readonly string[]) => readonly string[];
const whole: Change = (lines) => lines;
/** The file does not say that the first row is a header. */
const plainHeader: Change = (lines) => lines.map((line) => line.replaceAll('| #', '| '));
/** The file has the picture, but not its description. */
const mutePicture: Change = (lines) => lines.map((line) => line.replace(/\[▣ [^\]]*\]/, '[▣]'));
const both: Change = (lines) => plainHeader(mutePicture(lines));

const files: readonly (readonly [string, Change])[] = [
  ['pandoc/handbook.md', whole],
  ['pandoc/handbook.html', whole],
  ['pandoc/handbook.docx', whole],
  ['pandoc/handbook.odt', mutePicture],
  ['pandoc/handbook.rtf', both],
  ['pandoc/handbook.epub', whole],
  ['libreoffice/handbook.docx', whole],
  ['libreoffice/handbook.odt', whole],
  ['libreoffice/handbook.rtf', plainHeader],
  ['chromium/handbook.mhtml', whole],
];

describe('the handbook', () => {
  it.each(files)('in %s has all of its structure', async (file, change) => {
    const [read, readZh] = await Promise.all([
      readText(file),
      readText(file.replace('handbook', 'handbook-zh')),
    ]);

    expect(read.doc && outline(read.doc)).toEqual(change(english));
    expect(readZh.doc && outline(readZh.doc)).toEqual(change(chinese));
    expect([read.language, readZh.language]).toEqual(['en', 'zh-CN']);
    expect([read.text, readZh.text]).toEqual([
      read.doc && plainText(read.doc),
      readZh.doc && plainText(readZh.doc),
    ]);
  });

  it.each(files)('in %s reports that its picture was left out', async (file) => {
    const { notes } = await readText(file);

    expect(notes).toContainEqual({ key: 'reading:images_left_out', parameters: { count: 1 } });
  });

  it('in the web pages of LibreOffice keeps everything but the depth of its lists', async () => {
    const read = await readText('libreoffice/handbook.html');

    expect(read.doc && outline(read.doc)).toEqual([
      ...english.slice(0, 4),
      '3.',
      '  The secretariat writes a letter.',
      '4.',
      '  The company answers:',
      '-',
      '  by post, or',
      '-',
      '  in person:',
      '1.',
      '  at the fair,',
      '2.',
      '  at the office.',
      '3.',
      '  The board votes.',
      ...mutePicture(english.slice(18)),
    ]);
  });

  it('in the books of LibreOffice keeps its words, bold, italic, notes and tables', async () => {
    const read = await readText('libreoffice/handbook-zh.epub');

    expect(read.doc && outline(read.doc)).toEqual([
      '**调查手册**',
      '联盟在*两年*里开了**十二次**会。纪要写道：***没有一件事是单独决定的***。',
      '**成员如何加入**',
      '企业加入之前，要经过三步：[1]',
      '秘书处发函。',
      '企业答复：',
      '可以写信，',
      '也可以当面：',
      '在展会上，',
      '在办公室。',
      '理事会表决。',
      '表决需要七票。[2]',
      '**会费**',
      '| 工厂 | 9500 | 2019',
      '| 学校 | 免费 | 2021',
      '*例外*',
      '会计说，谁也不交两次。',
      '其余见[章程](https://example.org/charter?version=2)。[▣]',
      '[^1]: 2019 年规则，**第二**部分。',
      '[^2]: 2021 年以前是五票。',
      '[^]: 更早的规则没有印出来。',
    ]);
  });
});
