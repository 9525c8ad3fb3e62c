// Files as databases and newspapers hand them out, cut into articles by what they propose themselves.
import { join, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { articleTexts } from '#core/imports/articles/article-text.ts';
import { fileLines, type FileLine } from '#core/imports/articles/file-lines.ts';
import { findProposals } from '#core/imports/articles/proposals.ts';
import { findArticles } from '#core/imports/articles/split.ts';
import { splitRuleText } from '#core/imports/articles/split-rule.ts';
import { textBlocks } from '#core/text/plain-text.ts';
import { readFile } from '#formats/reading/read-file.ts';
import type { ReadText } from '#formats/reading/result.ts';
import { byRule } from '../../helpers/splitting.ts';
import { atOnce } from '#core/in-steps.ts';

const folder = resolve('fixtures/documents/articles');

async function read(name: string): Promise<{ read: ReadText; lines: readonly FileLine[] }> {
  const found = await readFile(join(folder, name), name, { withBreaks: true });
  if (found.type === 'table') throw new Error(`${name} is a table`);
  return { read: found, lines: fileLines({ ...found, breaks: found.breaks ?? [] }) };
}

async function cut(name: string) {
  const { lines } = await read(name);
  const { best, isMany } = atOnce(findProposals(lines));
  expect(isMany, `${name} looks like many articles`).toBe(true);
  const rule = best!.rule;
  return { rule: splitRuleText(rule), lines, articles: atOnce(findArticles(lines, byRule(rule))) };
}

const springs = ['Springs on the open network', '2020-03-05', 'Suzhou Industrial Times', 'en'];
const desk = ['Supply desk finds 212 mills', '2020-03-11', 'Manufacturing Post', 'en'];
const works = ['Water works hold an exercise', '2020-03-17', 'Utility Week Asia', 'en'];
const zh = [
  ['供需专线三周找到二百一十二家工厂', '2020-03-05', '经济观察周刊', 'zh-CN'],
  ['两个试点城市公布目录', '2020-03-17', '工业信息报', 'zh-CN'],
  ['会员可以开始试用连接器', '2020-03-26', '工业信息报', 'zh-CN'],
];

describe('a file proposes how to cut itself, and the facts of each article are found', () => {
  test.each([
    ['nexis.docx', 'line:End of Document', [springs, desk, works]],
    ['lexisnexis.txt', 'line:# of # DOCUMENTS', [springs, desk, works]],
    ['factiva.rtf', 'line:Document #', [springs, desk, works]],
    ['factiva.html', 'line:Document #', [springs, desk, works]],
    ['proquest.txt', 'line:Document # of #', [springs, desk, works]],
    ['cnki-gb18030.txt', 'line:SrcDatabase-来源库: *', zh],
    ['headings-zh.docx', 'heading:1', zh],
    [
      'newspaper-zh.html',
      'page',
      zh.map(([title, date, , language]) => [title, date, '工业信息报', language]),
    ],
    ['newspaper.pdf', 'heading:1', [springs, desk, works]],
  ])('%s', async (name, expected, facts) => {
    const { rule, articles } = await cut(name);

    expect(rule).toBe(expected);
    expect(
      articles.map(({ title, date, outlet, language }) => [
        title?.value,
        date?.value,
        outlet?.value,
        language,
      ]),
    ).toEqual(facts);
    expect(articles.flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  it('takes no more of a date than is said, and doubts an article without one', async () => {
    const { rule, articles } = await cut('pages.txt');

    expect(rule).toBe('page');
    expect(articles.map(({ date, doubts }) => [date?.value, doubts])).toEqual([
      ['2020-03-05', []],
      ['2020-03', []],
      [undefined, ['no-date', 'no-outlet']],
    ]);
  });

  it('never takes the day of loading or exporting for the date', async () => {
    for (const name of ['nexis.docx', 'lexisnexis.txt', 'factiva.rtf', 'proquest.txt', 'cnki-gb18030.txt']) {
      const { articles } = await cut(name);
      expect(articles.map(({ date }) => date?.value.slice(0, 4))).toEqual(['2020', '2020', '2020']);
    }
  });

  it('doubts a mark whose number is not that of the others', async () => {
    const { rule, articles } = await cut('bundle.docx');

    expect(rule).toBe('line:Document # of #');
    expect(articles.map(({ cut: its }) => its?.misfit?.value ?? null)).toEqual([null, null, null, '9', null]);
    expect(articles[3]?.doubts).toContain('off-pattern');
  });
});

describe('page breaks', () => {
  test.each([
    [
      'nexis.docx',
      ['Springs on the open network', 'Supply desk finds 212 mills', 'Water works hold an exercise'],
    ],
    ['headings-zh.docx', zh.map(([title]) => title)],
    ['newspaper-zh.html', ['2020年3月5日', '2020年3月17日', '2020年3月26日']],
    [
      'newspaper.pdf',
      ['Springs on the open network', 'Supply desk finds 212 mills', 'Water works hold an exercise'],
    ],
    [
      'pages.txt',
      ['Springs on the open network', 'Supply desk finds 212 mills', 'Water works hold an exercise'],
    ],
  ])('are found in %s', async (name, begins) => {
    const { lines } = await read(name);

    const articles = atOnce(findArticles(lines, byRule({ kind: 'page' })));

    expect(articles).toHaveLength(begins.length);
    for (const [at, words] of begins.entries())
      expect(
        lines[articles[at]!.from]?.text.replace('\f', '') || lines[articles[at]!.from + 1]?.text,
      ).toContain(words);
  });

  it('leave the text as it is read without them', async () => {
    for (const name of ['nexis.docx', 'headings-zh.docx', 'factiva.rtf', 'newspaper-zh.html']) {
      const plain = await readFile(join(folder, name), name);
      const { read: broken } = await read(name);
      expect(plain.type === 'text' && [plain.text, plain.doc]).toEqual([broken.text, broken.doc]);
    }
  });
});

describe('the text of an article', () => {
  it('is without marks and lines about the file, and keeps its headings and bold words', async () => {
    const { read: file, lines } = await read('nexis.docx');
    const [article] = atOnce(findArticles(lines, byRule({ kind: 'heading', level: 1 })));

    const { text, doc } = articleTexts(file)({
      lines: [article!.from, article!.to],
      left: article!.skipped,
      notes: [],
    });

    expect(text.split('\n').slice(0, 5)).toEqual([
      'Springs on the open network',
      'Suzhou Industrial Times',
      'March 5, 2020 Thursday',
      'Section: NEWS; Pg. 4',
      'Byline: Jane Doe',
    ]);
    expect(text).not.toMatch(/Copyright|Load-Date|End of Document|words$/m);
    expect(doc?.content[0]).toMatchObject({ type: 'heading', attrs: { level: 1 } });
    expect(textBlocks(doc!)).toHaveLength(text.split('\n').length);
  });

  it('has the pages of its file on which its words stand, at their places', async () => {
    const { read: file, lines } = await read('newspaper.pdf');
    const article = atOnce(findArticles(lines, byRule({ kind: 'page' })))[1]!;

    const { text, pages, layout } = articleTexts(file)({
      lines: [article.from, article.to],
      left: [],
      notes: [],
    });

    expect(pages).toEqual([{ page: 2, start: 0 }]);
    expect(layout?.map(({ page }) => page)).toEqual([2]);
    const placed = layout![0]!.runs.map(([start, length]) => text.slice(start, start + length)).join('');
    expect(placed.replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
  });
});
