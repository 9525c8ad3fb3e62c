// BibTeX and BibLaTeX: entries with fields in braces or quotes, which may be joined with `#` and abbreviated with
// `@string`. What is between entries is a comment.
import type { Reference } from '#core/imports/references/reference.ts';
import { baseNames, dateOfParts, noReference, personOf } from './parts.ts';
import { wordsOfTex } from './tex-words.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The references of a BibTeX file. An entry that is not closed ends at the next one. */
export function referencesOfBibtex(text: string): Reference[] {
  const reader = new BibtexReader(text);
  const found: Reference[] = [];
  for (let entry = reader.next(); entry; entry = reader.next()) found.push(referenceOf(entry));
  return found;
}

interface Entry {
  readonly type: string;
  /** Fields by their names in lower case, with their TeX. */
  readonly fields: ReadonlyMap<string, string>;
}

class BibtexReader {
  readonly #text: string;
  #at = 0;
  readonly #strings = new Map<string, string>(months.map((name) => [name, name]));

  constructor(text: string) {
    this.#text = text;
  }

  /** The next entry; null after the last. */
  next(): Entry | null {
    const begins = /@\s*([A-Za-z]+)\s*[{(]/g;
    for (;;) {
      begins.lastIndex = this.#at;
      const found = begins.exec(this.#text);
      if (!found) return null;
      this.#at = begins.lastIndex;
      const type = (found[1] ?? '').toLowerCase();
      if (type === 'comment' || type === 'preamble') continue;
      if (type !== 'string') this.#key();
      const fields = this.#fields();
      if (type !== 'string') return { type, fields };
      for (const [name, value] of fields) this.#strings.set(name, value);
    }
  }

  #key(): void {
    const key = /[^,})=\n]*,/y;
    key.lastIndex = this.#at;
    if (key.test(this.#text)) this.#at = key.lastIndex;
  }

  #fields(): Map<string, string> {
    const fields = new Map<string, string>();
    const begins = /[\s,]*([A-Za-z][\w:+-]*)\s*=\s*/y;
    for (;;) {
      begins.lastIndex = this.#at;
      const found = begins.exec(this.#text);
      if (!found) return fields;
      this.#at = begins.lastIndex;
      fields.set((found[1] ?? '').toLowerCase(), this.#value());
    }
  }

  /** A value: parts joined with `#`. */
  #value(): string {
    let value = '';
    for (;;) {
      value += this.#part();
      const joins = /\s*#\s*/y;
      joins.lastIndex = this.#at;
      if (!joins.test(this.#text)) return value;
      this.#at = joins.lastIndex;
    }
  }

  #part(): string {
    const sign = this.#text[this.#at];
    if (sign === '{' || sign === '"') return this.#enclosed(sign === '{' ? '}' : '"');
    const bare = /[^\s,#})]*/y;
    bare.lastIndex = this.#at;
    const [word = ''] = bare.exec(this.#text) ?? [];
    this.#at += word.length;
    return this.#strings.get(word.toLowerCase()) ?? word;
  }

  /** The words up to the closing sign outside inner braces. */
  #enclosed(end: string): string {
    this.#at += 1;
    const start = this.#at;
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const sign = this.#text[this.#at];
      if (sign === '\\') this.#at += 1;
      else if (depth === 0 && sign === end) break;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
    }
    const value = this.#text.slice(start, this.#at);
    this.#at += 1;
    return value;
  }
}

function referenceOf({ type, fields }: Entry): Reference {
  const field = (...names: readonly string[]): string =>
    wordsOfTex(names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? '');
  return {
    ...noReference,
    type,
    title: field('title'),
    creators: peopleIn(fields.get('author') ?? ''),
    date:
      dateOfParts(...datePartsOf(field('date'))) ?? dateOfParts(field('year'), field('month'), field('day')),
    outlet: field('journaltitle', 'journal', 'newspaper', 'booktitle', 'howpublished'),
    publisher: field('publisher', 'institution', 'organization'),
    volume: field('volume'),
    issue: field('number', 'issue'),
    pages: field('pages'),
    language: field('langid', 'language'),
    address: field('url'),
    doi: field('doi'),
    keywords: field('keywords')
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    abstract: field('abstract'),
    files: filesIn(fields.get('file') ?? ''),
  };
}

/** `2020-03-05`, and the first day of `2020-03-05/2020-03-07`. */
function datePartsOf(written: string): [year: string, month: string, day: string] {
  const [year = '', month = '', day = ''] = (written.split('/')[0] ?? '').split('-');
  return [year, month, day];
}

/** The people of `Doe, Jane and {The Alliance} and Li Qing`. */
function peopleIn(written: string): string[] {
  return splitOutsideBraces(written, /\s+and\s+/y)
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'others')
    .map((one) => {
      if (/^\{.*\}$/s.test(one)) return wordsOfTex(one);
      const [family = '', ...given] = one.split(',');
      if (given.length > 0) return personOf(wordsOfTex(family), wordsOfTex(given.at(-1) ?? ''));
      const names = wordsOfTex(one).split(' ');
      return personOf(names.at(-1) ?? '', names.slice(0, -1).join(' '));
    });
}

function splitOutsideBraces(text: string, between: RegExp): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth !== 0) continue;
    between.lastIndex = at;
    const found = between.exec(text);
    if (!found) continue;
    parts.push(text.slice(start, at));
    start = at + found[0].length;
    at = start - 1;
  }
  return [...parts, text.slice(start)];
}

/** The files of `Full Text:files/12/a.pdf:application/pdf;…`, as Zotero and JabRef write them. */
function filesIn(written: string): string[] {
  return baseNames(written.split(/(?<!\\)[;:]/).map((part) => part.replaceAll(/\\(.)/g, '$1')));
}
