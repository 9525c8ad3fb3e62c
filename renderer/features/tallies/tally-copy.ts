// The table as it is seen, to paste into a text or a sheet.
import type { Words } from '#words/words.ts';
import type { CellWords, TallyLines } from './tally-lines.ts';

/** The same table as tab-separated text and as an HTML table. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

/** Writes the table with its heads and, below it, its notes: how it was counted, and what the project repeats. */
export function copiedTable(
  { t }: Words,
  firstHead: string,
  { columns, lines }: TallyLines,
  notes: readonly string[],
): CopiedTable {
  const head = [
    firstHead,
    ...columns.map(({ name, base }) => (base === '' ? name : t('tallies:copied_head', { name, base }))),
  ];
  const rows = lines.map(({ above, name, cells }) => [
    [...above, name].join(' › '),
    ...cells.map(({ words }) => cellAsText(words)),
  ]);
  const text = [head, ...rows].map((cells) => cells.map(oneLine).join('\t')).join('\n');
  const row = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(oneLine(cell))}</${tag}>`).join('')}</tr>`;
  const table = `<table>${row('th', head)}${rows.map((cells) => row('td', cells)).join('')}</table>`;
  return {
    text: [text, ...notes].join('\n\n'),
    html: `${table}${notes.map((note) => `<p>${escaped(note)}</p>`).join('')}`,
  };
}

/** A cell in one piece: `–`, `9 of 17`, `612 (31 %)`, `612 (31 %, 29–33 %)`, `1,204`. */
export function cellAsText(words: CellWords): string {
  switch (words.form) {
    case 'none':
      return '–';
    case 'small':
      return `${words.count} ${words.of}`;
    case 'share': {
      const beside = [words.share, words.interval].filter((part) => part !== '');
      return beside.length === 0 ? words.count : `${words.count} (${beside.join(', ')})`;
    }
    case 'count':
      return words.count;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
