import markdownIt from 'markdown-it';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { writeCodebookMarkdown } from '#formats/writing/codebook-md.ts';
import { createWords } from '#words/words.ts';
import { codebook } from './codebook-study.ts';

function markdown(options: { interviewExcerpts: boolean }): string {
  return new TextDecoder().decode(writeCodebookMarkdown(codebook(options), createWords('en')));
}

/** What a Markdown reader shows, as [element, text]. */
function shown(text: string): [element: string, text: string][] {
  const textOf = (node: Tree.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const visit = (node: Tree.Node): [string, string][] => {
    const own: [string, string][] = 'tagName' in node ? [[node.tagName, textOf(node)]] : [];
    return [...own, ...('childNodes' in node ? node.childNodes.flatMap(visit) : [])];
  };
  return visit(parseFragment(markdownIt({ html: false }).render(text)));
}

describe('a codebook as Markdown', () => {
  const file = markdown({ interviewExcerpts: true });
  const all = shown(file);

  it('deepens its headings with the codes', () => {
    expect(all.filter(([element]) => /^h\d$/.test(element))).toEqual([
      ['h1', 'Codebook of Roles of an alliance'],
      ['h2', 'Codes at a glance'],
      ['h2', 'connector · 连接者 · theme'],
      ['h3', 'informal ties · 非正式关系'],
      ['h4', 'weak > strong; ties'],
      ['h2', 'guide · 引导者 · theme'],
      ['h2', 'report areas · 报告领域'],
      ['h3', 'standardisation · 标准化'],
    ]);
  });

  it('shows text with markup characters as it was written', () => {
    expect(all).toContainEqual(['p', 'Ends & begins <b>here</b> -- “quoted”\uFFFD \uFFFD, 5 > 4; done']);
    expect(all.some(([element]) => element === 'b')).toBe(false);
  });

  it('has a table of the counts, with a row for each code', () => {
    const cells = all.filter(([element]) => element === 'td').map(([, text]) => text.trim());

    expect(cells.slice(0, 6)).toEqual(['connector', '1', '1', '2', '2', '3']);
    expect(cells).toHaveLength(36);
  });

  it('begins with notice, project, version, date, coders, unit, layer and scope', () => {
    const cover = file.slice(0, file.indexOf('## '));

    for (const told of [
      'Invented text',
      'Concord 0.1.0',
      '1 March 2026',
      'Coders: Wen',
      'Units:',
      'Layer:',
      'Scope:',
    ]) {
      expect(cover).toContain(told);
    }
  });

  it('leaves interview excerpts out unless asked', () => {
    expect(file).toContain('牵线搭桥');
    expect(markdown({ interviewExcerpts: false })).not.toContain('牵线搭桥');
  });
});
