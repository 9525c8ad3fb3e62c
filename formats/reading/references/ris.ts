// RIS: a tag of two signs on each line, from `TY` to `ER`. Databases differ in which tag they use for what.
import type { Reference } from '#core/imports/references/reference.ts';
import { baseNames, dateOfParts, noReference } from './parts.ts';

const LINE = /^([A-Z][A-Z0-9]) {2}-(?: (.*)|\s*)$/su;

/** The references of a RIS; lines that are none are ignored. */
export function referencesOfRis(text: string): Reference[] {
  const found: Reference[] = [];
  let fields = new Map<string, string[]>();
  let last: string[] | null = null;
  for (const line of text.split('\n')) {
    const [, tag, value = ''] = LINE.exec(line) ?? [];
    if (tag === undefined) {
      // A long abstract goes on in the next lines.
      if (last && line.trim() !== '') last[last.length - 1] = `${last.at(-1)} ${line.trim()}`.trim();
      continue;
    }
    if (tag === 'TY') fields = new Map();
    if (tag === 'ER') {
      if (fields.size > 0) found.push(referenceOf(fields));
      fields = new Map();
      last = null;
      continue;
    }
    last = fields.get(tag) ?? [];
    last.push(value.trim());
    fields.set(tag, last);
  }
  if (fields.has('TY')) found.push(referenceOf(fields));
  return found;
}

function referenceOf(fields: ReadonlyMap<string, readonly string[]>): Reference {
  const all = (...tags: readonly string[]): string[] =>
    tags.flatMap((tag) => fields.get(tag) ?? []).filter((value) => value !== '');
  const first = (...tags: readonly string[]): string => all(...tags)[0] ?? '';
  const [from, to] = [first('SP'), first('EP')];
  const dates = all('DA', 'PY', 'Y1', 'YR').flatMap((written) => dateIn(written) ?? []);
  return {
    ...noReference,
    type: first('TY'),
    title: first('TI', 'T1', 'CT'),
    creators: all('AU', 'A1'),
    // Of a year and a day, the more exact one.
    date: dates.toSorted((a, b) => b.length - a.length)[0] ?? null,
    outlet: first('T2', 'JF', 'JO', 'JA', 'BT'),
    publisher: first('PB'),
    volume: first('VL'),
    issue: first('IS'),
    pages: to === '' || to === from ? from : `${from}–${to}`,
    language: first('LA'),
    address: first('UR'),
    doi: first('DO'),
    keywords: all('KW'),
    abstract: first('AB', 'N2'),
    files: baseNames(all('L1', 'L2', 'L4')),
  };
}

/** `2020/03/05/Thursday`, `2020/03//`, `2020`, and the notations of databases. */
function dateIn(written: string): string | null {
  const [year, month, day] = written.split('/');
  return dateOfParts(year, month, day) ?? dateOfParts(written);
}
