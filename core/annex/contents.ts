// What an annex holds beside its tables: each passage once, with the numbers of those that every cell opens.
import type { CodingTable } from '../counting/coding-table.ts';
import { stanceNumbers, voiceNumbers } from '../counting/coding-columns.ts';
import type { PassageRow } from '../counting/passages.ts';
import type { Stance, Voice } from '../records.ts';
import type { Span } from '../span.ts';
import { excerptOf, shownText, type PassageLength } from './excerpts.ts';

/** A passage, or the codings of a whole source. Positions are those of the shown text of its source, in UTF-16 units. */
export interface AnnexPassage {
  /** Null for a whole source, and where no words are shown. */
  readonly head: Span | null;
  readonly tail: Span | null;
  /** How many characters are left out between them. */
  readonly omitted: number;
  readonly isWhole: boolean;
  /** Numbers of its codes, ascending. */
  readonly codes: readonly number[];
  readonly stances: readonly Stance[];
  readonly voices: readonly Voice[];
}

/** A source with its passages. */
export interface AnnexSource {
  readonly id: string;
  readonly text: string;
  readonly passages: readonly AnnexPassage[];
}

export interface AnnexContents {
  /** Those of the given sources that have passages, in the given order. */
  readonly sources: readonly AnnexSource[];
  /** For each cell the numbers of its passages, ascending; passages are numbered through all sources. */
  readonly cells: readonly (readonly number[])[];
  /** The ids of codes by their number. */
  readonly codeIds: readonly string[];
}

/** The text of a source as it is shown, with the places in it: a pseudonym may be longer than a name. */
export interface ReadText {
  readonly text: string;
  /** In the order in which they were given. */
  readonly spans: readonly Span[];
}

/** What contents are made of. */
export interface ContentsOf {
  readonly codings: CodingTable;
  /** For each cell the passages that it shows. */
  readonly cells: readonly (readonly PassageRow[])[];
  /** All sources that may be shown, in the order in which they are listed. */
  readonly sourceIds: readonly string[];
  readonly length: PassageLength;
  /** Reads the text of a source. Not asked where no words are shown. */
  readonly read: (sourceId: string, spans: readonly Span[]) => ReadText;
}

/** A passage with the cells that open it. */
interface Found {
  readonly row: PassageRow;
  readonly facts: Pick<AnnexPassage, 'codes' | 'stances' | 'voices'>;
  readonly cells: Set<number>;
}

/**
 * The passages of these cells, in steps, so that other work can run between them. Throws RangeError for a source that is
 * not among those given.
 */
export function* annexContents({
  codings,
  cells,
  sourceIds,
  length,
  read,
}: ContentsOf): Generator<void, AnnexContents> {
  const codingsHere = codingFacts(codings, sourceIds);
  const bySource = new Map(sourceIds.map((id) => [id, new Map<string, Found>()]));
  for (const [cell, rows] of cells.entries()) {
    for (const row of rows) {
      const found = bySource.get(row.sourceId);
      if (!found) throw new RangeError(`A passage of ${row.sourceId} is in no source that is shown`);
      // The same words are two passages where they have other codings: of a code, and of a theme with more codes.
      const key = `${row.span?.start} ${row.span?.end} ${row.codingIds.join(' ')}`;
      let known = found.get(key);
      if (!known) {
        known = { row, facts: codingsHere.of(row.codingIds), cells: new Set() };
        found.set(key, known);
      }
      known.cells.add(cell);
    }
    yield;
  }
  const opened = cells.map((): number[] => []);
  let number = 0;
  const sources: AnnexSource[] = [];
  for (const id of sourceIds) {
    const found = [...(bySource.get(id)?.values() ?? [])].sort(inTextOrder);
    if (found.length === 0) continue;
    const { text, passages } = sourceShown(id, found, { length, read });
    // A place within a name moves to the whole pseudonym, which may begin before a place that was earlier.
    const order = [...found.keys()].sort((a, b) => startOf(passages[a]) - startOf(passages[b]));
    for (const at of order) {
      for (const cell of found[at]!.cells) opened[cell]!.push(number);
      number += 1;
    }
    sources.push({ id, text, passages: order.map((at) => passages[at]!) });
    yield;
  }
  return { sources, cells: opened, codeIds: codingsHere.codeIds() };
}

function startOf(passage: AnnexPassage | undefined): number {
  return passage?.head?.start ?? -1;
}

/** The whole source first, then by place, outer passages before those within them. */
function inTextOrder({ row: a }: Found, { row: b }: Found): number {
  if (!a.span || !b.span) return Number(a.span !== null) - Number(b.span !== null);
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

function sourceShown(
  id: string,
  found: readonly Found[],
  { length, read }: Pick<ContentsOf, 'length' | 'read'>,
): Omit<AnnexSource, 'id'> {
  const spanned = found.flatMap(({ row }) => row.span ?? []);
  const wordless = { head: null, tail: null, omitted: 0 };
  const isWordless = length === 'none' || spanned.length === 0;
  const { text, spans } = isWordless ? { text: '', spans: [] } : read(id, spanned);
  const limit = typeof length === 'number' ? length : null;
  const excerpts = spans.map((span) => excerptOf(text, span, limit));
  const shown = shownText(
    text,
    excerpts.flatMap(({ head, tail }) => (tail ? [head, tail] : [head])),
  );
  const moved = (span: Span): Span => {
    const start = shown.positionOf(span.start);
    return { start, end: start + span.end - span.start };
  };
  let next = 0;
  return {
    text: shown.text,
    passages: found.map(({ row, facts }): AnnexPassage => {
      const isWhole = row.span === null;
      const excerpt = isWhole ? undefined : excerpts[next++];
      if (!excerpt) return { ...wordless, isWhole, ...facts };
      const { head, tail, omitted } = excerpt;
      return { head: moved(head), tail: tail && moved(tail), omitted, isWhole, ...facts };
    }),
  };
}

/** What a list of passages tells of codings, by their ids. Codes are numbered as they occur. */
function codingFacts(codings: CodingTable, sourceIds: readonly string[]) {
  const slotOf = new Map<string, number>();
  for (const id of sourceIds)
    for (const slot of codings.slotsOf(codings.sources.find(id))) slotOf.set(codings.idOf(slot), slot);
  const numbers = new Map<string, number>();
  const numberOf = (codeId: string): number => {
    const number = numbers.get(codeId) ?? numbers.size;
    numbers.set(codeId, number);
    return number;
  };
  const { code, stance, voice } = codings.columns;
  return {
    of: (ids: readonly string[]): Found['facts'] => {
      const slots = ids.flatMap((id) => slotOf.get(id) ?? []);
      return {
        codes: ascending(slots.map((slot) => numberOf(codings.codes.idOf(code[slot]!)))),
        stances: ascending(slots.flatMap((slot) => stanceNumbers[stance[slot]!] ?? [])),
        voices: ascending(slots.flatMap((slot) => voiceNumbers[voice[slot]!] ?? [])),
      };
    },
    codeIds: (): readonly string[] => [...numbers.keys()],
  };
}

/** Each value once, in order. */
function ascending<T extends number | string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
