// A table as shown, to paste into a text or a sheet.

/** The table as tab-separated text and as an HTML table. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

/** The table with its heads and, below it, its notes: how it was counted, and the project's notice. */
export function copiedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  notes: readonly string[],
): CopiedTable {
  const text = [head, ...rows].map((cells) => cells.map(oneLine).join('\t')).join('\n');
  const row = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(oneLine(cell))}</${tag}>`).join('')}</tr>`;
  const table = `<table>${row('th', head)}${rows.map((cells) => row('td', cells)).join('')}</table>`;
  return {
    text: [text, ...notes].join('\n\n'),
    html: `${table}${notes.map((note) => `<p>${escaped(note)}</p>`).join('')}`,
  };
}

/** Puts the table on the clipboard, for texts and for sheets. */
export async function copyTable({ text, html }: CopiedTable): Promise<void> {
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    }),
  ]);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
