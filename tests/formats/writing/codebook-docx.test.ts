import { buffer } from 'node:stream/consumers';
import mammoth from 'mammoth';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { writeCodebookDocx } from '#formats/writing/codebook-docx.ts';
import { createWords } from '#words/words.ts';
import { codebook } from './codebook-study.ts';

const en = createWords('en');
const zh = createWords('zh-CN');

async function html(bytes: Uint8Array): Promise<string> {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  return value;
}

/** The headings of the file as [level, text]. */
function headings(markup: string): [level: number, text: string][] {
  return Array.from(markup.matchAll(/<h(\d)>(.*?)<\/h\1>/gs), ([, level, inner]) => [
    Number(level),
    textOf(inner ?? '').trim(),
  ]);
}

function textOf(markup: string): string {
  const read = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(read).join('') : '';
  return read(parseFragment(markup));
}

async function parts(bytes: Uint8Array): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    found.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  }
  return found;
}

describe('a codebook as docx', () => {
  it('has a heading for every code, as deep as the code', async () => {
    const markup = await html(await writeCodebookDocx(codebook({ interviewExcerpts: true }), en));

    expect(headings(markup).slice(-6)).toEqual([
      [1, '■ connector  连接者  theme'],
      [2, '■ informal ties  非正式关系'],
      [3, '■ weak > strong; ties'],
      [1, '■ guide  引导者  theme'],
      [1, '■ report areas  报告领域'],
      [2, '■ standardisation  标准化'],
    ]);
  });

  it('leaves half of their column to names, however deep the tree', async () => {
    const shallow = codebook({ interviewExcerpts: false });
    const [first] = shallow.codes;
    if (!first) throw new Error('no codes');
    const deep = Array.from({ length: 40 }, (_, at) => ({ ...first, id: `deep ${at}`, level: at + 1 }));
    const indents = async (of: typeof shallow): Promise<number[]> => {
      const glance = (await parts(await writeCodebookDocx(of, en))).get('word/document.xml') ?? '';
      const rows = glance.slice(glance.lastIndexOf('<w:tbl>'), glance.lastIndexOf('</w:tbl>'));
      return Array.from(rows.matchAll(/<w:ind w:left="(\d+)"/g), ([, left]) => Number(left));
    };

    const column = 9_412 - 5 * 1_160;
    expect(Math.max(...(await indents({ ...shallow, codes: deep })))).toBeLessThanOrEqual(column / 2);
    expect(new Set(await indents(shallow))).toEqual(new Set([0, 260, 520]));
  });

  it('opens with project, version, date, coders, unit, layer, scope and notice', async () => {
    const text = textOf(await html(await writeCodebookDocx(codebook({ interviewExcerpts: false }), en)));
    const cover = text.slice(0, text.indexOf('Codes at a glance'));

    for (const told of [
      'Roles of an alliance',
      '6 codes, 2 themes',
      'Invented text: every source of this study was made up for illustration.',
      'Concord 0.1.0',
      '1 March 2026',
      'Wen, main coder; Ada; Ada (second pass)',
      'Documents and interviews are never added.',
      'The codings of the main coder, Wen.',
      '1 document, 2 interviews with 2 respondents, all reviewed in this layer.',
      'This copy does not include excerpts from interviews.',
    ]) {
      expect(cover).toContain(told);
    }
  });

  it('shows the counts of every code, kinds apart, each under its base', async () => {
    const markup = await html(await writeCodebookDocx(codebook({ interviewExcerpts: true }), en));

    const table = markup.split('<table>').find((part) => part.includes('of 2 respondents in 2 interviews'));
    const rows = Array.from((table ?? '').matchAll(/<tr>(.*?)<\/tr>/gs), ([, row]) =>
      Array.from((row ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell]) => textOf(cell ?? '')),
    );

    expect(rows[1]).toEqual(['Code', 'Documents', 'Passages', 'Respondents', 'Interviews', 'Passages']);
    expect(rows[2]).toEqual(['■ connector  连接者  theme', '1', '1', '2', '2', '3']);
    expect(rows[4]).toEqual(['■ weak > strong; ties', '0', '0', '0', '0', '0']);
  });

  it('quotes documents and verbatim words, never a paraphrase', async () => {
    const text = textOf(await html(await writeCodebookDocx(codebook({ interviewExcerpts: true }), en)));

    expect(text).toContain('“The alliance brings members together.” (Charter, 2016)');
    expect(text).toContain('she added.” (Interview N9.2, March 2025; verbatim, from notes)');
    expect(text).toContain(
      'She said the working group is where one meets the right people. (Interview N9.2, March 2025; paraphrase)',
    );
    expect(text).not.toContain('“She said');
  });

  it('replaces interview excerpts by a sentence unless asked for them', async () => {
    const text = textOf(await html(await writeCodebookDocx(codebook({ interviewExcerpts: false }), en)));

    expect(text).toContain('2 excerpts from interviews are left out of this copy.');
    expect(text).not.toContain('She said');
    expect(text).not.toContain('牵线搭桥');
  });

  it('is in Chinese from the cover to the page numbers when asked', async () => {
    const bytes = await writeCodebookDocx(codebook({ interviewExcerpts: false }), zh);

    const text = textOf(await html(bytes));
    const footer = [...(await parts(bytes))].find(([name]) => name.startsWith('word/footer'))?.[1] ?? '';

    for (const told of [
      '代码本',
      '2026年3月1日',
      '主编码者',
      '简要定义',
      '何时使用',
      '本副本略去 2 段访谈摘录。',
    ]) {
      expect(text).toContain(told);
    }
    expect(textOf(footer)).toMatch(/第 .*页，共 .*页/s);
  });

  it('holds text that is markup or no XML at all', async () => {
    const text = textOf(await html(await writeCodebookDocx(codebook({ interviewExcerpts: true }), en)));

    expect(text).toContain('Ends & begins <b>here</b> -- “quoted”\uFFFD \uFFFD, 5 > 4; done');
  });

  it('names an East Asian font wherever it names a font', async () => {
    const all = await parts(await writeCodebookDocx(codebook({ interviewExcerpts: true }), en));

    for (const name of ['word/document.xml', 'word/styles.xml']) {
      const fonts = all.get(name)?.match(/<w:rFonts[^>]*>/g) ?? [];
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toContain('w:eastAsia="');
    }
  });

  it('has sections only for the chosen codes, numbered, without paths, in one font', async () => {
    const layout = { topLevel: true, numbered: true, paths: false, oneFont: true };
    const document = codebook({ interviewExcerpts: true, layout });
    const bytes = await writeCodebookDocx(document, en);
    const markup = await html(bytes);

    expect(headings(markup).slice(-3)).toEqual([
      [1, '■ 1 connector  连接者  theme'],
      [1, '■ 2 guide  引导者  theme'],
      [1, '■ 3 report areas  报告领域'],
    ]);
    expect(textOf(markup)).toContain('Sections for the 3 top-level codes, out of 6 codes.');
    expect(textOf(markup)).toContain('■ 1.1.1 weak > strong; ties');
    const all = await parts(bytes);
    for (const name of ['word/document.xml', 'word/styles.xml'])
      expect(all.get(name)).not.toContain('Georgia');
    // Links lead only to sections, once from the contents and once from the table.
    const anchors = Array.from(markup.matchAll(/href="#(code_\w+)"/g), ([, anchor]) => anchor ?? '');
    expect(anchors).toHaveLength(6);
    for (const anchor of anchors) expect(markup).toContain(`id="${anchor}"`);
  });

  it('shows where a code stands unless told otherwise, and memos when asked', async () => {
    const usual = textOf(await html(await writeCodebookDocx(codebook({ interviewExcerpts: true }), en)));
    const document = codebook({ interviewExcerpts: true, memos: true, layout: { paths: false } });
    const other = textOf(await html(await writeCodebookDocx(document, en)));

    expect(usual).toContain('connector › informal ties');
    expect(usual).not.toContain('Guide or teacher?');
    expect(other).not.toContain('connector › informal ties');
    expect(other).toContain(
      'MemosGuide or teacher?  Wen, 5 January 2026A guide walks ahead.A teacher stands still.',
    );
    expect(other).toContain('Ada, 2 February 2026Later: not every standard guides.');
  });

  it('is the same file for the same codebook and date', async () => {
    const document = codebook({ interviewExcerpts: true });

    const [one, two] = [await writeCodebookDocx(document, en), await writeCodebookDocx(document, en)];

    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('has no counts when there are none', async () => {
    const document = { ...codebook({ interviewExcerpts: true }), counting: null };

    const text = textOf(await html(await writeCodebookDocx(document, en)));

    expect(text).toContain('connector');
    expect(text).not.toContain('Respondents');
  });
});
