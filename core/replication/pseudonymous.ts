// A project without people's names: pseudonyms wherever names and labels occur, and every coding where its
// words are now.
import { definitionFields } from '../codes/definition-fields.ts';
import { astralPositions } from '../text/plain-text.ts';
import { pageStarts, pageStartsJson } from '../text/pages.ts';
import { originOf } from '../program-origin.ts';
import type { CoderRecord, CodingRecord, SourcePagesRecord, SourceRecord } from '../records.ts';
import { movedSpans } from './moved-spans.ts';
import { replaced, type Replacement } from './names.ts';
import type { Span } from '../span.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { StudyRows } from './study-rows.ts';

/** The fields that hold people's words, by table. */
const WRITTEN = {
  project: ['name', 'description', 'notice'],
  coder: ['name'],
  class: ['name'],
  source: ['title', 'label', 'origin', 'exclusionReason', 'originalName', 'place', 'interviewer'],
  attribute: ['name'],
  attributeValue: ['value'],
  respondent: ['name'],
  code: ['name', 'name2', 'aliases', ...definitionFields],
  coding: ['translation', 'rationale'],
  memo: ['title', 'body'],
  comparison: ['name'],
  sample: ['name'],
  savedQuery: ['name'],
  verdict: ['reasons'],
  summary: ['body'],
} as const satisfies { readonly [T in keyof StudyRows]?: readonly (keyof StudyRows[T][number])[] };

type WrittenTable = keyof typeof WRITTEN;

/**
 * Tables with fields that may consist of a name or label alone. Codes are not among them: a code may have a
 * label's word as its name.
 */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  'source',
  'respondent',
  'attributeValue',
  'memo',
  'summary',
  'coder',
]);
/** Fields that an interview's label may come from. */
const TITLES: ReadonlySet<string> = new Set(['title', 'origin', 'originalName']);

/** Replaces names, and counts the replacements. */
export class Places {
  readonly replaced = new Map<string, number>();
  readonly #pseudonyms: Pseudonyms;

  constructor(pseudonyms: Pseudonyms) {
    this.#pseudonyms = pseudonyms;
  }

  /**
   * The text without names. Replacements are counted under the table `where`. `isTitle`: the text is the
   * title of an interview.
   */
  in(where: string, text: string, isTitle = false): string {
    const { names, titles } = this.#pseudonyms;
    const alone = (OF_PEOPLE.has(where) ? titles : names).alone(text);
    if (alone !== null) {
      count(this.replaced, where, 1);
      return alone;
    }
    return this.made(where, text, (isTitle ? titles : names).find(text));
  }

  /** The text with these replacements made and counted. */
  made(where: string, text: string, replacements: readonly Replacement[]): string {
    count(this.replaced, where, replacements.length);
    return replaced(text, replacements);
  }
}

function count(places: Map<string, number>, where: string, more: number): void {
  if (more > 0) places.set(where, (places.get(where) ?? 0) + more);
}

/**
 * The rows without names, except for what depends on a text: see `pseudonymousText`. Replacements are counted
 * by table.
 */
export function pseudonymousRows(rows: StudyRows, pseudonyms: Pseudonyms, places: Places): StudyRows {
  const written = { ...rows } as { -readonly [T in keyof StudyRows]: readonly object[] };
  for (const [table, fields] of Object.entries(WRITTEN)) {
    written[table as WrittenTable] = rows[table as WrittenTable].map((row: object) => {
      const fieldsOfRow = new Map(Object.entries(row) as [string, unknown][]);
      const isInterview = fieldsOfRow.get('kind') === 'interview';
      const changed = fields.flatMap((field) => {
        const value = fieldsOfRow.get(field);
        const isTitle = isInterview && TITLES.has(field);
        const without = typeof value === 'string' ? places.in(table, value, isTitle) : value;
        return without === value ? [] : [[field, without]];
      });
      return changed.length === 0 ? row : { ...row, ...Object.fromEntries(changed) };
    });
  }
  // Each table got rows of its own type.
  const named = written as StudyRows;
  const origins = originsWithout(rows.source, named.source);
  return {
    ...named,
    coder: named.coder.map((row) =>
      row.program === null ? row : { ...row, program: programWithout(row, places) },
    ),
    respondent: named.respondent.map((row) => ({ ...row, name: pseudonyms.respondents.get(row.id) ?? '' })),
    source: named.source.map((row) => ({ ...row, label: pseudonyms.labels.get(row.id) ?? null })),
    comparison: named.comparison.map((row) => ({
      ...row,
      settings: settingsWithout(row.settings, pseudonyms, origins),
    })),
    savedQuery: named.savedQuery.map((row) => ({ ...row, settings: queryWithout(row.settings, pseudonyms) })),
  };
}

/** What is said of a program without names: its instruction and the names of its files may hold some. */
function programWithout(coder: CoderRecord, places: Places): string {
  return JSON.stringify({
    files: originOf(coder).files.map((file) => ({
      ...file,
      name: places.in('coder', file.name, true),
      note: file.note === null ? null : places.in('coder', file.note),
    })),
  });
}

/** The new forms of each origin. There may be several, since more is replaced in the title of an interview. */
function originsWithout(
  before: readonly SourceRecord[],
  now: readonly SourceRecord[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const origins = new Map<string, Set<string>>();
  for (const [place, { origin }] of before.entries()) {
    const without = now[place]?.origin ?? null;
    if (origin !== null && without !== null)
      origins.set(origin, (origins.get(origin) ?? new Set()).add(without));
  }
  return origins;
}

/** Settings select sources by attribute values and origins, which may be names. */
function settingsWithout(
  settings: string,
  { names, titles }: Pseudonyms,
  origins: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const without = (item: string): string => titles.alone(item) ?? replaced(item, names.find(item));
  return JSON.stringify(
    JSON.parse(settings, (key, value: unknown) => {
      if ((key !== 'values' && key !== 'origins') || !Array.isArray(value)) return value;
      return value.flatMap((item: unknown) => {
        if (typeof item !== 'string') return [item];
        return key === 'origins' ? [...(origins.get(item) ?? [without(item)])] : [without(item)];
      });
    }),
  );
}

/** Queries look for words, and for values of attributes, which may be names. */
function queryWithout(settings: string, { names, titles }: Pseudonyms): string {
  return JSON.stringify(
    JSON.parse(settings, (key, value: unknown) =>
      (key === 'text' || key === 'value') && typeof value === 'string'
        ? (titles.alone(value) ?? replaced(value, names.find(value)))
        : value,
    ),
  );
}

/** What depends on a source's text, after names in the text were replaced. */
export interface MovedText {
  readonly source: SourceRecord;
  readonly codings: readonly CodingRecord[];
  readonly pages: readonly SourcePagesRecord[];
}

/**
 * Moves what depends on a text to its place after the replacements. `changed` is the number of codings that
 * relate differently to others than before: see `movedSpans`.
 */
export function pseudonymousText(
  text: string,
  replacements: readonly Replacement[],
  { source, codings, pages }: MovedText,
): MovedText & { readonly changed: number } {
  const written = replaced(text, replacements);
  const astral = astralPositions(written);
  const spanned = codings.filter(isSpanned);
  const { spans, changed, positionOf } = movedSpans(replacements, spanned);
  const spanOf = new Map(spanned.map(({ id }, place) => [id, spans[place]]));
  return {
    source: {
      ...source,
      length: written.length,
      codePoints: written.length - astral.length,
      astral: JSON.stringify(astral),
    },
    codings: codings.map((coding) => ({ ...coding, ...spanOf.get(coding.id) })),
    pages: pages.map((row) => ({
      ...row,
      starts: pageStartsJson(
        pageStarts(row.starts).map(({ page, start }) => ({ page, start: positionOf(start) })),
      ),
    })),
    changed,
  };
}

function isSpanned(coding: CodingRecord): coding is CodingRecord & Span {
  return coding.start !== null && coding.end !== null;
}
