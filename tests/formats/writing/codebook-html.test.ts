import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { writeCodebookHtml } from '#formats/writing/codebook-html.ts';
import { createWords } from '#words/words.ts';
import { codebook } from './codebook-study.ts';

function page(options: { interviewExcerpts: boolean }, language: 'en' | 'zh-CN' = 'en'): string {
  return new TextDecoder().decode(writeCodebookHtml(codebook(options), createWords(language)));
}

function elements(node: Tree.Node): Tree.Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return 'tagName' in node ? [node, ...children] : children;
}

function textOf(node: Tree.Node): string {
  return 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

describe('a codebook as html', () => {
  const file = page({ interviewExcerpts: true });
  const all = elements(parse(file));

  it('is one file that loads and runs nothing', () => {
    expect(all.map(({ tagName }) => tagName)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:script|link|img|iframe|object)$/)]),
    );
    expect(file).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(file).not.toMatch(/url\(|@import|https?:/);
  });

  it('shows hostile text as text', () => {
    expect(file).toContain('begins &lt;b&gt;here&lt;/b&gt;');
    expect(all.some(({ tagName }) => tagName === 'b')).toBe(false);
  });

  it('links every code in its overview to its section', () => {
    const ids = new Set(
      all.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id')).map(({ value }) => value),
    );
    const links = all
      .filter(({ tagName }) => tagName === 'a')
      .map(({ attrs }) => attrs.find(({ name }) => name === 'href')?.value.slice(1));

    expect(links).toHaveLength(6);
    for (const link of links) expect(ids).toContain(link);
  });

  it('deepens its headings with the codes', () => {
    const headings = all
      .filter(({ tagName }) => /^h\d$/.test(tagName))
      .map((one) => [one.tagName, textOf(one)]);

    expect(headings).toEqual([
      ['h1', 'Roles of an alliance'],
      ['h2', 'Codes at a glance'],
      ['h2', 'connector连接者theme'],
      ['h3', 'informal ties非正式关系'],
      ['h4', 'weak > strong; ties'],
      ['h2', 'guide引导者theme'],
      ['h2', 'report areas报告领域'],
      ['h3', 'standardisation标准化'],
    ]);
  });

  it('states its language, its notice, and how it prints', () => {
    expect(page({ interviewExcerpts: true }, 'zh-CN')).toContain('<html lang="zh-CN">');
    expect(file).toContain('Invented text: every source of this study was made up for illustration.');
    expect(file).toContain('@media print');
  });

  it('leaves interview excerpts out unless asked', () => {
    expect(file).toContain('牵线搭桥');
    expect(page({ interviewExcerpts: false })).not.toContain('牵线搭桥');
  });
});
