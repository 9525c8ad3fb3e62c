import type { readIndex } from '#core/annex/read-index.ts';
import type { AnnexData } from './data.ts';
import type { makeElement } from './elements.ts';
import type { annexList, ListChoice } from './list.ts';
import type { annexTables, AnnexTables } from './tables.ts';
import type { annexTexts } from './texts.ts';

/** The functions that the page is made of. */
export interface PageParts {
  readonly readIndex: typeof readIndex;
  readonly makeElement: typeof makeElement;
  readonly annexTexts: typeof annexTexts;
  readonly annexTables: typeof annexTables;
  readonly annexList: typeof annexList;
}

/** Makes the page of an annex work: numbers that open, a list that is searched, two languages, addresses. */
export async function annexPage(parts: PageParts): Promise<void> {
  const at = (id: string): HTMLElement => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`This annex has no ${id}`);
    return found;
  };
  const data = JSON.parse(at('data').textContent ?? '') as AnnexData;
  const make = parts.makeElement();
  const texts = parts.annexTexts(data);
  const counts = { sources: data.sources.length, cells: data.cells.length };
  const flags = { wordless: data.flags['wordless'] ?? 0, cut: data.flags['cut'] ?? 0 };
  const index = parts.readIndex(await texts.bytes('index'), counts, flags);
  const list = parts.annexList({ data, index, texts, make }, at);
  const narrow = matchMedia('(max-width: 1100px)');
  let language = data.languages[0] ?? 'en';
  let choice: ListChoice | null = null;
  const blank = { code: '', class: '', person: '', words: '' };
  const control = (id: string) => at(id) as HTMLInputElement | HTMLSelectElement;
  const said = (key: string): string => data.words[language]?.[key] ?? '';
  const tables = new Map<string, AnnexTables>();
  const tablesHere = (): AnnexTables | undefined => tables.get(language);

  const press = (cell: number | null): void => {
    for (const each of tables.values())
      for (const { cell: own, button } of each.ofCell.values())
        button.setAttribute('aria-pressed', String(own === cell));
  };
  const place = (): void => {
    // On a narrow page the passages stand below the table that was used.
    const used = choice?.cell === null ? undefined : tablesHere()?.ofCell.get(choice?.cell ?? -1);
    const [panel, home] = [at('passages'), at('home')];
    if (narrow.matches && used) used.section.after(panel);
    else home.append(panel);
  };
  const show = (): Promise<void> => {
    if (choice) return list.show(choice, language);
    list.empty(language);
    return Promise.resolve();
  };
  const titleOf = (cell: number | null): string =>
    cell === null ? said('everywhere') : (tablesHere()?.ofCell.get(cell)?.title ?? '');
  const begin = (cell: number | null): void => {
    choice = { cell, title: titleOf(cell), ...blank };
    control('words').value = '';
    list.offer(cell, language);
    press(cell);
    place();
    at('close').hidden = false;
  };
  const open = async (cell: number): Promise<void> => {
    begin(cell);
    const address = tablesHere()?.ofCell.get(cell)?.address ?? '';
    history.replaceState(null, '', `#${address.split('/').map(encodeURIComponent).join('/')}`);
    await show();
    at('passages-title').focus({ preventScroll: !narrow.matches });
  };
  const close = (): void => {
    const back = tablesHere()?.ofCell.get(choice?.cell ?? -1)?.button;
    choice = null;
    control('words').value = '';
    press(null);
    place();
    list.offer(null, language);
    at('close').hidden = true;
    history.replaceState(null, '', '#');
    void show();
    back?.focus();
  };
  const narrowBy = (part: Partial<ListChoice>): void => {
    if (!choice) begin(null);
    if (choice) choice = { ...choice, ...part };
    void show();
  };
  const speak = (to: string): void => {
    language = to;
    document.documentElement.lang = to;
    for (const edition of document.querySelectorAll<HTMLElement>('[data-edition]'))
      edition.hidden = edition.dataset['edition'] !== to;
    for (const button of at('languages').querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(button.lang === to));
    at('close').setAttribute('aria-label', said('close'));
    at('words').setAttribute('placeholder', said('search'));
    at('words').setAttribute('aria-label', said('search'));
    at('passages').setAttribute('aria-label', said('passages'));
    at('list').setAttribute('aria-label', said('list'));
    const cell = choice?.cell ?? null;
    list.offer(cell, to);
    if (choice) {
      choice = { ...choice, title: titleOf(cell) };
      for (const id of ['code', 'class', 'person'] as const) control(id).value = choice[id];
    }
    place();
    void show();
  };

  for (const each of data.languages) {
    tables.set(
      each,
      parts.annexTables(data, each, make, (cell) => void open(cell)),
    );
    const name = data.words[each]?.['language'] ?? each;
    const button = make('button', { type: 'button', lang: each }, name);
    button.addEventListener('click', () => speak(each));
    if (data.languages.length > 1) at('languages').append(button);
  }
  for (const id of ['code', 'class', 'person'] as const)
    control(id).addEventListener('change', () => narrowBy({ [id]: control(id).value }));
  let waiting = 0;
  at('words').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => narrowBy({ words: control('words').value }), 120);
  });
  at('close').addEventListener('click', close);
  narrow.addEventListener('change', place);
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.matches('input, select');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      at('words').focus();
    }
    if (event.key === 'Escape' && choice) close();
  });
  const follow = (): void => {
    let address = location.hash.slice(1);
    try {
      address = decodeURIComponent(address);
    } catch {
      // An address that somebody has cut short is taken as it is.
    }
    const cell = tablesHere()?.cellAt(address);
    if (cell !== undefined && cell !== choice?.cell) void open(cell);
  };
  addEventListener('hashchange', follow);
  speak(language);
  at('controls').hidden = false;
  document.documentElement.dataset['ready'] = 'true';
  follow();
}
