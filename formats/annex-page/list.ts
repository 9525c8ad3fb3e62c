import type { AnnexIndex } from '#core/annex/read-index.ts';
import type { AnnexData } from './data.ts';
import type { Make } from './elements.ts';
import type { AnnexTexts } from './texts.ts';

/** What the list shows: the passages of a cell, or of the whole file, and what narrows them down. */
export interface ListChoice {
  /** Null for all passages of the file. */
  readonly cell: number | null;
  readonly title: string;
  readonly code: string;
  readonly class: string;
  readonly person: string;
  readonly words: string;
}

/** The list of passages. */
export interface AnnexList {
  /** Shows what is chosen, in this language. A later choice stops an earlier one. */
  readonly show: (choice: ListChoice, language: string) => Promise<void>;
  /** Fills the choices of the filters with what the passages have. */
  readonly offer: (cell: number | null, language: string) => void;
  readonly empty: (language: string) => void;
}

export function annexList(
  {
    data,
    index,
    texts,
    make,
  }: {
    readonly data: AnnexData;
    readonly index: AnnexIndex;
    readonly texts: AnnexTexts;
    readonly make: Make;
  },
  at: (id: string) => HTMLElement,
): AnnexList {
  const AT_ONCE = 200;
  let turn = 0;
  const everywhere = (code: string): number[] => {
    // A passage that lies within another one would be read twice, unless the other has not the code that is asked for.
    const all: number[] = [];
    let [source, end] = [-1, 0];
    for (const number of index.source.keys()) {
      if (code !== '' && !index.codes[number]?.includes(Number(code))) continue;
      const [start, length] = [index.start[number] ?? 0, index.length[number] ?? 0];
      if (index.source[number] !== source) [source, end] = [index.source[number] ?? 0, 0];
      if (length > 0 && start + length <= end && (index.omitted[number] ?? 0) === 0) continue;
      end = Math.max(end, start + length);
      all.push(number);
    }
    return all;
  };
  const passagesOf = (cell: number | null, code = ''): readonly number[] =>
    cell === null ? everywhere(code) : [...(index.cells[cell] ?? [])];
  const has = (number: number, flag: string): boolean =>
    ((index.flags[number] ?? 0) & (data.flags[flag] ?? 0)) !== 0;
  const said = (
    language: string,
    key: string,
    values: Readonly<Record<string, string | number>> = {},
  ): string =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
      data.words[language]?.[key] ?? '',
    );
  const sourceOf = (number: number) => data.sources[index.source[number] ?? 0];
  const quoteOf = async (number: number, pattern: RegExp | null, language: string): Promise<HTMLElement> => {
    const words = await texts.words(index, number);
    const quote = make('blockquote', { lang: sourceOf(number)?.language ?? '' });
    const add = (text: string): void => {
      let from = 0;
      for (const match of pattern ? text.matchAll(pattern) : []) {
        quote.append(text.slice(from, match.index), make('mark', {}, match[0]));
        from = match.index + match[0].length;
      }
      quote.append(text.slice(from));
    };
    add(words.head);
    const omitted = index.omitted[number] ?? 0;
    if (omitted > 0)
      quote.append(make('span', { class: 'cut', lang: language }, said(language, 'cut', { count: omitted })));
    add(words.tail);
    return quote;
  };
  const figureOf = async (number: number, pattern: RegExp | null, language: string): Promise<HTMLElement> => {
    const codes = (index.codes[number] ?? []).flatMap((code) => data.codes[code] ?? []);
    const caption = make('figcaption', {});
    for (const { names, colour } of codes)
      caption.append(
        make(
          'span',
          {},
          make('i', { class: `square c${colour}`, 'aria-hidden': 'true' }),
          names[language] ?? '',
        ),
      );
    for (const flag of Object.keys(data.flags))
      if (data.words[language]?.[`flag_${flag}`] !== undefined && has(number, flag))
        caption.append(make('span', { class: 'flag' }, said(language, `flag_${flag}`)));
    if (has(number, 'whole')) return make('figure', {}, caption);
    if (has(number, 'wordless'))
      return make('figure', {}, make('p', {}, said(language, 'wordless')), caption);
    return make('figure', {}, await quoteOf(number, pattern, language), caption);
  };
  const headOf = (number: number, language: string): HTMLElement => {
    const source = sourceOf(number);
    const people = (source?.people ?? []).flatMap((person) => data.people[person] ?? []);
    const about = [source?.date, data.classes[source?.class ?? -1]?.[language], ...people];
    const told = about.filter((each) => each !== undefined && each !== '' && each !== source?.name);
    return make('h3', {}, source?.name ?? '', make('small', {}, told.join(' · ')));
  };
  const sumOf = (choice: ListChoice, shown: readonly number[], language: string): string => {
    const found = choice.cell === null ? undefined : data.cells[choice.cell];
    const isPassage = (number: number): boolean => !has(number, 'whole');
    const [count, of] = [shown, passagesOf(choice.cell)].map((those) => those.filter(isPassage).length);
    const values = { count: count ?? 0, of: of ?? 0 };
    const parts = [said(language, values.count < values.of ? 'listed_of' : 'listed', values)];
    const whole = shown.length - values.count;
    if (whole > 0) parts.push(said(language, 'listed_whole', { count: whole }));
    if (found) {
      const [unit, number, units, passages] = found;
      const named = said(language, `unit_${unit}`);
      parts.unshift(said(language, 'counted', { unit: named, count: number }));
      if (units > 0 || passages > 0) parts.push(said(language, 'withheld', { unit: named, units, passages }));
    }
    return parts.join(' · ');
  };
  const narrowed = async (
    choice: ListChoice,
    pattern: RegExp | null,
    isLate: () => boolean,
  ): Promise<number[]> => {
    const kept: number[] = [];
    for (const number of passagesOf(choice.cell, choice.code)) {
      const source = sourceOf(number);
      if (choice.class !== '' && String(source?.class) !== choice.class) continue;
      if (choice.person !== '' && !source?.people.includes(Number(choice.person))) continue;
      if (choice.code !== '' && !index.codes[number]?.includes(Number(choice.code))) continue;
      if (pattern) {
        const { head, tail } = await texts.words(index, number);
        if (isLate()) return [];
        if (!pattern.test(head) && !pattern.test(tail)) continue;
      }
      kept.push(number);
    }
    return kept;
  };
  const show = async (choice: ListChoice, language: string, most = AT_ONCE): Promise<void> => {
    turn += 1;
    const own = turn;
    const isLate = (): boolean => own !== turn;
    const wanted = choice.words.trim().replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    const patternOf = (flags: string) => (wanted === '' ? null : new RegExp(wanted, flags));
    const kept = await narrowed(choice, patternOf('iu'), isLate);
    const rows: HTMLElement[] = [];
    let source = -1;
    for (const number of kept.slice(0, most)) {
      if (index.source[number] !== source) rows.push(headOf(number, language));
      source = index.source[number] ?? -1;
      rows.push(await figureOf(number, patternOf('giu'), language));
      if (isLate()) return;
    }
    if (isLate()) return;
    if (kept.length === 0) {
      const isNarrowed = [choice.words, choice.class, choice.person, choice.code].some((each) => each !== '');
      rows.push(make('p', { class: 'empty' }, said(language, isNarrowed ? 'none_found' : 'none_shown')));
    }
    if (kept.length > most) {
      const more = make('button', { type: 'button' }, said(language, 'more', { count: kept.length - most }));
      more.addEventListener('click', () => void show(choice, language, most + 5 * AT_ONCE));
      rows.push(more);
    }
    at('passages-title').textContent = choice.title;
    at('sum').textContent = sumOf(choice, kept, language);
    at('list').replaceChildren(...rows);
    if (most === AT_ONCE) at('list').scrollTop = 0;
  };
  return {
    show: (choice, language) => show(choice, language),
    offer: (cell, language) => {
      const numbers = cell === null ? [...index.source.keys()] : passagesOf(cell);
      const fill = (
        id: string,
        all: string,
        values: Iterable<number>,
        nameOf: (value: number) => string,
      ): void => {
        const named = [...new Set(values)].map((value) => [String(value), nameOf(value)] as const);
        named.sort(([, a], [, b]) => a.localeCompare(b, language, { numeric: true }));
        const options = [['', said(language, all)] as const, ...named];
        at(id).replaceChildren(...options.map(([value, name]) => make('option', { value }, name)));
        at(id).setAttribute('aria-label', said(language, all));
        at(id).hidden = named.length < 2;
      };
      const sources = [...new Set(numbers.map((number) => sourceOf(number)))];
      fill(
        'code',
        'all_codes',
        numbers.flatMap((number) => index.codes[number] ?? []),
        (code) => data.codes[code]?.names[language] ?? '',
      );
      fill(
        'class',
        'all_classes',
        sources.map((source) => source?.class ?? -1),
        (each) => data.classes[each]?.[language] ?? said(language, 'no_class'),
      );
      fill(
        'person',
        'all_people',
        sources.flatMap((source) => source?.people ?? []),
        (person) => data.people[person] ?? '',
      );
    },
    empty: (language) => {
      turn += 1;
      at('passages-title').textContent = said(language, 'passages');
      at('sum').textContent = '';
      at('list').replaceChildren(make('p', { class: 'empty' }, said(language, 'choose')));
    },
  };
}
