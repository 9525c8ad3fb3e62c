import mammoth from 'mammoth';
import markdownIt from 'markdown-it';
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { codingTable } from '#core/exports/coding-rows.ts';
import { passageList, type PassageList } from '#core/exports/passage-list.ts';
import { writePassageListDocx } from '#formats/writing/passage-list-docx.ts';
import { writePassageListHtml } from '#formats/writing/passage-list-html.ts';
import { writePassageListMarkdown } from '#formats/writing/passage-list-md.ts';
import { writePassagesXlsx } from '#formats/writing/passage-list-xlsx.ts';
import { createWords } from '#words/words.ts';
import { study } from '../../core/exports/study.ts';

const en = createWords('en');
const zh = createWords('zh-CN');
const text = 'Begins <b>here</b>.\n# The hall *opened*.\n两家供应商后来成了客户。';
const opened = text.indexOf('# The');

const rows = study({
  project: { name: 'Roles', notice: 'Invented text.' },
  respondents: [{ id: 'N9' }],
  attributes: [
    { id: 'pages', name: 'pages', type: 'integer' },
    { id: 'member', name: 'member', type: 'boolean', owner: 'respondent' },
  ],
  values: [
    { attributeId: 'pages', of: 'report', value: '41' },
    { attributeId: 'member', of: 'N9', value: 'true' },
  ],
  sources: [
    { id: 'report', title: 'Report', date: '2019-03', text },
    { id: 'notes', kind: 'interview', label: 'N9.1', date: '2025-03-14', text, respondents: ['N9'] },
  ],
  codes: [
    { id: 'theme', name: 'guide', name2: '引导者', isTheme: true },
    { id: 'leaf', name: 'weak > strong; ties', parentId: 'theme' },
  ],
  codings: [
    { sourceId: 'report', codeId: 'theme' },
    { id: 'one', sourceId: 'report', codeId: 'leaf', start: 0, end: opened + 20, weight: 70 },
    {
      sourceId: 'notes',
      codeId: 'leaf',
      start: text.indexOf('两'),
      end: text.length,
      stance: 'contradicts',
      translation: 'Two suppliers became customers.',
    },
  ],
  memos: [{ id: 'memo', about: 'coding', codingId: 'one', title: 'Why', body: '1. Because.' }],
  pages: {
    report: [
      { page: 4, start: 0 },
      { page: 5, start: opened },
    ],
  },
});

function list(interviewExcerpts = true): PassageList {
  return passageList(rows.exported, {
    program: 'Concord 0.1.0',
    date: '2026-03-01T10:00:00.000Z',
    choice: 'Every coding.',
    interviewExcerpts,
    quoteOf: rows.quoteOf,
  });
}

function textOf(node: Tree.Node): string {
  return 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** What a reader shows, as [element, text]. */
function shown(node: Tree.Node): [element: string, text: string][] {
  const own: [string, string][] = 'tagName' in node ? [[node.tagName, textOf(node)]] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(shown) : [])];
}

async function docx(of: PassageList, words = en): Promise<[string, string][]> {
  const { value, messages } = await mammoth.convertToHtml({
    buffer: Buffer.from(await writePassageListDocx(of, words)),
  });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  return shown(parseFragment(value));
}

const readers: Readonly<Record<string, (of: PassageList) => Promise<[string, string][]>>> = {
  docx,
  html: async (of) => shown(parse(new TextDecoder().decode(writePassageListHtml(of, en)))),
  md: async (of) => {
    const file = new TextDecoder().decode(writePassageListMarkdown(of, en));
    return shown(parseFragment(markdownIt({ html: false }).render(file)));
  },
};

describe.each(Object.entries(readers))('passages as %s', (format, read) => {
  it('stand under their codes with citation, pages, coder, weight, stance, memo and translation', async () => {
    const all = (await read(list())).map(([, told]) => told.trim());

    for (const told of [
      'The whole source (Report, March 2019)',
      'Wen · weight 70',
      'pages: 41',
      'Memo',
      'Why',
      '1. Because.',
      '两家供应商后来成了客户。 (Interview N9.1, March 2025; paraphrase)',
      'Wen · counterexample',
      'member: yes',
      'Translation',
      'Two suppliers became customers.',
    ]) {
      expect(all).toContain(told);
    }
    expect(all.join('\n')).toContain('# The hall *opened*.” (Report, March 2019, pp. 4–5)');
    expect(all.join('\n')).toContain('“Begins <b>here</b>.');
  });

  it('say at the top what they contain, and repeat the notice', async () => {
    const told = (await read(list())).map(([, each]) => each).join('\n');

    for (const part of [
      'Concord 0.1.0',
      '1 March 2026',
      '3 codings on 2 sources. Each coding is listed under its own code,',
      'Every coding.',
      'This copy includes excerpts from documents and interviews.',
      'Invented text.',
    ]) {
      expect(told).toContain(part);
    }
  });

  it('have headings in tree order', async () => {
    const headings = (await read(list())).filter(([element]) => /^h\d$/.test(element)).slice(-2);
    const deepened = format === 'docx' ? 0 : 1;

    expect(headings.map(([element]) => element)).toEqual([`h${1 + deepened}`, `h${2 + deepened}`]);
    expect(headings[0]?.[1]).toMatch(/guide.*引导者.*theme/);
    expect(headings[1]?.[1]).toContain('weak > strong; ties');
  });

  it('leave out interviews unless asked for, and say so', async () => {
    const told = (await read(list(false))).map(([, each]) => each).join('\n');

    expect(told).not.toContain('两家');
    expect(told).not.toContain('Two suppliers');
    expect(told).toContain('This copy does not include excerpts from interviews.');
    expect(told).toContain(
      `[Characters ${text.indexOf('两') + 1} to ${text.length}: the words are left out of this copy] (Interview N9.1, March 2025; paraphrase)`,
    );
    expect(told).toContain('member: yes');
  });
});

it.each([true, false])(
  'every format has as many entries as it states (with interviews: %s)',
  async (isWhole) => {
    const of = list(isWhole);
    const table = codingTable(rows.exported, { quoteOf: rows.quoteOf });
    const entries = async (read: (typeof readers)[string]): Promise<number> =>
      (await read(of)).filter(([element, told]) => element === 'p' && /^Wen( ·|$)/.test(told.trim())).length;

    expect([...table.rows]).toHaveLength(of.size.codings);
    expect(await Promise.all(Object.values(readers).map(entries))).toEqual([3, 3, 3]);
  },
);

describe('passages in a document', () => {
  it('are in Chinese when asked', async () => {
    const told = (await docx(list(), zh)).map(([, each]) => each);

    expect(told).toContain('Wen · 权重 70');
    expect(told).toContain(
      '共 3 处编码，出自 2 份材料。每处编码列为一条，置于所用代码之下；同一片段如有多处编码，则分别列出。',
    );
  });

  it('say when there are none', async () => {
    const none = { ...list(), sections: [], size: { codings: 0, sources: 0 } };

    for (const read of Object.values(readers)) {
      expect((await read(none)).map(([, told]) => told.trim())).toContain('No codings.');
    }
  });

  it('are the same bytes for the same date', async () => {
    expect(await writePassageListDocx(list(), en)).toEqual(await writePassageListDocx(list(), en));
  });
});

describe('passages as a workbook', () => {
  it('are the table of the csv with typed cells, and a sheet that says what it is', async () => {
    const table = codingTable(rows.exported, { quoteOf: rows.quoteOf });
    const bytes = await writePassagesXlsx(table, list(), en);

    const [passages, about] = await readExcelFile(Buffer.from(bytes));

    expect(passages?.sheet).toBe('Passages');
    const [head = [], whole = [], span = [], said = []] = passages?.data ?? [];
    expect(head).toEqual(table.columns.map(({ key }) => key));
    const at = (row: readonly unknown[], key: string) => row[head.indexOf(key)];
    expect([at(whole, 'start'), at(whole, 'quote')]).toEqual([null, null]);
    expect([at(span, 'start'), at(span, 'end'), at(span, 'weight'), at(span, 'page')]).toEqual([
      0,
      opened + 20,
      70,
      '4–5',
    ]);
    expect(at(span, 'quote')).toBe('Begins <b>here</b>.\n# The hall *opened*.');
    expect([at(span, 'source: pages'), at(span, 'respondent: member')]).toEqual([41, null]);
    expect([at(said, 'source: pages'), at(said, 'respondent: member')]).toEqual([null, true]);
    expect(about?.sheet).toBe('About');
    expect(about?.data[0]?.[0]).toBe('Coded passages of Roles');
    expect(about?.data.map(([label]) => label).slice(2)).toEqual([
      'Project',
      'Created with',
      'Date',
      'Contents',
      'Which codings',
      'Excerpts',
      'Notice',
    ]);
  });
});
