// A project in which nobody is called by name: pseudonyms wherever names and labels stand, and every coding where its
// words are now.
import { astralPositions } from '../plain-text.ts';
import { pageStarts, pageStartsJson } from '../pages.ts';
import type { CodingRecord, SourcePagesRecord, SourceRecord } from '../records.ts';
import { movedPosition, replaced, type Names, type Replacement } from './names.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { StudyRows } from './study-rows.ts';

/** The fields that hold words of people, by table. */
const WRITTEN = {
  project: ['name', 'description', 'notice'],
  coder: ['name'],
  class: ['name'],
  source: ['title', 'label', 'origin', 'exclusionReason', 'originalName', 'place', 'interviewer'],
  attribute: ['name'],
  attributeValue: ['value'],
  respondent: ['name'],
  code: [
    'name',
    'name2',
    'aliases',
    'shortDefinition',
    'fullDefinition',
    'whenToUse',
    'whenNotToUse',
    'definition2',
  ],
  coding: ['translation'],
  memo: ['title', 'body'],
  comparison: ['name'],
  verdict: ['reasons'],
} as const satisfies { readonly [T in keyof StudyRows]?: readonly (keyof StudyRows[T][number])[] };

type WrittenTable = keyof typeof WRITTEN;

/** Counts the places in which a name gave way, and those where a part of one still stands. */
export class Places {
  readonly replaced = new Map<string, number>();
  readonly parts = new Map<string, number>();
  readonly #pseudonyms: Pseudonyms;

  constructor(pseudonyms: Pseudonyms) {
    this.#pseudonyms = pseudonyms;
  }

  /** The text without names; `where` is what the places are counted under. */
  in(where: string, text: string): string {
    const alone = this.#pseudonyms.names.alone(text);
    if (alone !== null) {
      count(this.replaced, where, 1);
      return alone;
    }
    return this.made(where, text, this.#pseudonyms.names.find(text));
  }

  /** The text with these replacements made, which are counted. */
  made(where: string, text: string, replacements: readonly Replacement[]): string {
    count(this.replaced, where, replacements.length);
    const written = replaced(text, replacements);
    count(this.parts, where, this.#pseudonyms.parts.find(written).length);
    return written;
  }
}

function count(places: Map<string, number>, where: string, more: number): void {
  if (more > 0) places.set(where, (places.get(where) ?? 0) + more);
}

/** The rows without names, but for what depends on a text: see `pseudonymousText`. Places are counted by table. */
export function pseudonymousRows(rows: StudyRows, pseudonyms: Pseudonyms, places: Places): StudyRows {
  const written = { ...rows } as { -readonly [T in keyof StudyRows]: readonly object[] };
  for (const [table, fields] of Object.entries(WRITTEN)) {
    written[table as WrittenTable] = rows[table as WrittenTable].map((row: object) => {
      const said = new Map(Object.entries(row) as [string, unknown][]);
      const changed = fields.flatMap((field) => {
        const value = said.get(field);
        const without = typeof value === 'string' ? places.in(table, value) : value;
        return without === value ? [] : [[field, without]];
      });
      return changed.length === 0 ? row : { ...row, ...Object.fromEntries(changed) };
    });
  }
  // Each table took rows of its own kind.
  const named = written as StudyRows;
  return {
    ...named,
    respondent: named.respondent.map((row) => ({ ...row, name: pseudonyms.respondents.get(row.id) ?? '' })),
    source: named.source.map((row) => ({ ...row, label: pseudonyms.labels.get(row.id) ?? null })),
    comparison: named.comparison.map((row) => ({
      ...row,
      settings: settingsWithout(row.settings, pseudonyms.names),
    })),
  };
}

/** Settings choose sources by values of attributes, which may be names. */
function settingsWithout(settings: string, names: Names): string {
  return JSON.stringify(
    JSON.parse(settings, (key, value: unknown) =>
      key === 'values' && Array.isArray(value)
        ? value.map((item: unknown) =>
            typeof item === 'string' ? (names.alone(item) ?? replaced(item, names.find(item))) : item,
          )
        : value,
    ),
  );
}

/** What of a source stands on its text, once the names in it have given way. */
export interface MovedText {
  readonly source: SourceRecord;
  readonly codings: readonly CodingRecord[];
  readonly pages: readonly SourcePagesRecord[];
}

/** Moves what stands on a text to where it stands when the replacements are made. */
export function pseudonymousText(
  text: string,
  replacements: readonly Replacement[],
  { source, codings, pages }: MovedText,
): MovedText {
  const written = replaced(text, replacements);
  const astral = astralPositions(written);
  const moved = (position: number, edge: 'start' | 'end'): number =>
    movedPosition(replacements, position, edge);
  return {
    source: {
      ...source,
      length: written.length,
      codePoints: written.length - astral.length,
      astral: JSON.stringify(astral),
    },
    codings: codings.map((coding) =>
      coding.start === null || coding.end === null
        ? coding
        : { ...coding, start: moved(coding.start, 'start'), end: moved(coding.end, 'end') },
    ),
    pages: pages.map((row) => ({
      ...row,
      starts: pageStartsJson(
        pageStarts(row.starts).map(({ page, start }) => ({ page, start: moved(start, 'start') })),
      ),
    })),
  };
}
