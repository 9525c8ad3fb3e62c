import type { AnnexData } from './data.ts';
import type { Make } from './elements.ts';

/** A number of a table that can be opened, in one language. */
export interface OpenableNumber {
  readonly cell: number;
  readonly button: HTMLButtonElement;
  /** What it counts: its row and its column. */
  readonly title: string;
  /** The part of the page address that opens it. */
  readonly address: string;
  readonly section: HTMLElement;
}

/** The numbers of all tables of one language. */
export interface AnnexTables {
  readonly ofCell: ReadonlyMap<number, OpenableNumber>;
  /** The cell that an address means; undefined for none. */
  readonly cellAt: (address: string) => number | undefined;
}

/** Makes every number in the tables of one language a button; arrows move from number to number. */
export function annexTables(
  data: AnnexData,
  language: string,
  make: Make,
  open: (cell: number) => void,
): AnnexTables {
  const words = data.words[language] ?? {};
  const ofCell = new Map<number, OpenableNumber>();
  const addresses = new Map<string, number>();
  const said = (key: string, values: Readonly<Record<string, string | number>>): string =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
      words[key] ?? '',
    );
  const addNumber = (place: HTMLElement, row: HTMLTableRowElement, heading: string): void => {
    const cell = Number(place.dataset['cell']);
    const found = data.cells[cell];
    const section = place.closest('section');
    const table = data.tables[Number(section?.dataset['table'])];
    const column = (place.closest('td')?.cellIndex ?? 1) - 1;
    if (!found || !section || !table) return;
    const [unit, , units] = found;
    const rowName = row.cells[0]?.textContent?.trim() ?? '';
    const columnName = place.dataset['name'] ?? table.columns[column]?.[language] ?? '';
    const title = [heading, rowName, columnName].filter((each) => each !== '').join(' · ');
    const number = place.textContent ?? '';
    const label = said(units > 0 ? 'number_withheld' : 'number', { title, count: number, units });
    const button = make('button', { type: 'button', 'aria-label': label, 'aria-pressed': 'false' }, number);
    button.addEventListener('click', () => open(cell));
    place.replaceChildren(button);
    const [key = '', side = ''] = [section.dataset['key'], place.dataset['address']];
    const across = [table.addresses[column] ?? '', side].filter((each) => each !== '').join('-');
    const address = `${key}/${row.dataset['row'] ?? ''}/${across}`;
    ofCell.set(cell, { cell, button, title, address, section });
    const short = `${row.dataset['row'] ?? ''}/`;
    for (const each of [address, short + across, short + unit])
      if (!addresses.has(each)) addresses.set(each, cell);
  };
  for (const table of document.querySelectorAll<HTMLTableElement>(`[data-edition="${language}"] table`)) {
    let heading = '';
    for (const row of table.rows) {
      if (row.classList.contains('heading')) heading = row.cells[0]?.textContent?.trim() ?? '';
      for (const place of row.querySelectorAll<HTMLElement>('[data-cell]')) addNumber(place, row, heading);
    }
    table.addEventListener('keydown', (event) => {
      const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      const from = event.target instanceof Element ? event.target.closest('td') : null;
      if (!step || !from) return;
      const [down = 0, across = 0] = step;
      const buttons = [...from.querySelectorAll('button')];
      const beside = buttons[buttons.indexOf(event.target as HTMLButtonElement) + across];
      let target: HTMLButtonElement | null | undefined = across === 0 ? null : beside;
      let [line, column] = [from.parentElement as HTMLTableRowElement, from.cellIndex];
      while (!target) {
        const index = line.rowIndex + down;
        const row = down === 0 ? line : table.rows[index];
        column += across;
        const next = row?.cells[column];
        if (!row || (!next && down === 0) || index < 0) break;
        line = row;
        const those = [...(next?.querySelectorAll('button') ?? [])];
        target = across < 0 ? those.at(-1) : those[0];
      }
      if (!target) return;
      event.preventDefault();
      target.focus();
    });
  }
  return { ofCell, cellAt: (address) => addresses.get(address) };
}
