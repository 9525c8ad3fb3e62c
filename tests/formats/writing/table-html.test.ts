import { describe, expect, it } from 'vitest';
import type { PrintedTable } from '#core/exports/printed-table.ts';
import { writeTableHtml } from '#formats/writing/table-html.ts';
import { createWords } from '#words/words.ts';

const table: PrintedTable = {
  title: 'Sources & themes',
  about: ['82 sources'],
  columns: [
    { name: 'Theme', align: 'start' },
    { name: 'News', note: 'of 22', align: 'end' },
  ],
  groups: [
    { heading: 'documents', rows: [['<b>guide</b>', '9']] },
    { heading: null, rows: [['market\nplace', '5']] },
  ],
  notes: ['Counted so.'],
};

const page = (of: Partial<PrintedTable> = {}, notice: string | null = 'Invented.') =>
  new TextDecoder().decode(writeTableHtml({ ...table, ...of }, notice, createWords('en')));

/** The words of each table, row by row. */
const tablesOf = (markup: string) =>
  [...markup.matchAll(/<table>(.*?)<\/table>/gs)].map(([, inside = '']) =>
    [...inside.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        cell.replaceAll(/<[^>]*>/g, '|'),
      ),
    ),
  );

describe('a printed table', () => {
  it('has its words, its groups and its notes, and nothing in it is markup', () => {
    const markup = page();

    expect(tablesOf(markup)).toEqual([
      [['Theme', 'News|of 22|'], ['documents'], ['&lt;b&gt;guide&lt;/b&gt;', '9'], ['market\nplace', '5']],
    ]);
    expect(markup).toContain('<title>Sources &amp; themes</title>');
    expect(markup).toContain('<p>Counted so.</p>');
    expect(markup).toContain('Invented.');
    expect(markup).toContain("default-src 'none'");
    expect(markup).not.toContain('landscape');
  });

  it('loses no column at the edge of the sheet: columns without room go to another table', () => {
    const years = Array.from({ length: 30 }, (_, index) => String(1990 + index));
    const columns = [table.columns[0]!, ...years.map((name) => ({ name, align: 'end' as const }))];
    const rows = ['guide', 'market'].map((name) => [name, ...years.map((year) => `${name} ${year}`)]);

    const markup = page({ columns, groups: [{ heading: null, rows }] });
    const parts = tablesOf(markup);

    expect(markup).toContain('landscape');
    expect(parts.map(([head]) => head?.length)).toEqual([13, 13, 7]);
    expect(parts.flatMap(([head]) => head?.slice(1) ?? [])).toEqual(years);
    expect(parts.map((part) => part.slice(1).map(([name]) => name))).toEqual(
      parts.map(() => ['guide', 'market']),
    );
    expect(parts.flatMap((part) => part[2]?.slice(1) ?? [])).toEqual(rows[1]?.slice(1));
  });
});
