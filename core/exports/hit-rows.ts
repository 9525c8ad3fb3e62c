// Search hits as a table: one row per hit, with its context and its sentence.
import { codePointsBefore } from '../text/plain-text.ts';
import type { ClassRecord, SourceRecord } from '../records.ts';
import type { KeywordInContext } from '../search/context.ts';
import type { Span } from '../span.ts';
import { placeCells, placeColumns } from './place-cells.ts';
import type { Cell, Column, Table } from './table.ts';
import { whoseColumns, type WhoseWords } from './whose-words.ts';

/** What a table of hits names: classes by id, the people of a source, and the notice of the project. */
export interface HitTelling {
  readonly classes: ReadonlyMap<string, Pick<ClassRecord, 'name'>>;
  readonly whose: (sourceId: string) => WhoseWords;
  readonly notice: string | null;
}

/** A hit with everything that is written about it. */
export interface WrittenHit extends Span, KeywordInContext {
  readonly source: SourceRecord;
  readonly sentence: string;
}

const columns: readonly Column[] = [
  ...placeColumns,
  { key: 'language', kind: 'text' },
  { key: 'start', kind: 'number' },
  { key: 'end', kind: 'number' },
  { key: 'left', kind: 'text' },
  { key: 'hit', kind: 'text' },
  { key: 'right', kind: 'text' },
  { key: 'sentence', kind: 'long' },
  ...whoseColumns,
];

/**
 * The hits in the order given. `start` and `end` count Unicode code points, `end` exclusive, as in the table of
 * passages; line breaks in context are spaces. `respondent` is everybody heard in the source, `consent` the narrowest scope
 * that one of them agreed to.
 */
export function hitTable(hits: Iterable<WrittenHit>, telling: HitTelling): Table {
  const { notice } = telling;
  const rows = rowsOf(hits, telling);
  if (notice === null) return { columns, rows };
  return { columns: [...columns, { key: 'notice', kind: 'long' }], rows: withNotice(rows, notice) };
}

function* withNotice(rows: Iterable<readonly Cell[]>, notice: string): Generator<readonly Cell[]> {
  for (const row of rows) yield [...row, notice];
}

function* rowsOf(hits: Iterable<WrittenHit>, { classes, whose }: HitTelling): Generator<readonly Cell[]> {
  const names = { get: (id: string) => classes.get(id)?.name };
  let lastId = '';
  let astral: readonly number[] = [];
  for (const { source, start, end, left, hit, right, sentence } of hits) {
    // Only keepText writes this JSON list of numbers.
    if (lastId !== source.id) astral = JSON.parse(source.astral) as number[];
    lastId = source.id;
    const { respondent, consent } = whose(source.id);
    yield [
      ...placeCells(source, names),
      source.language,
      codePointsBefore(astral, start),
      codePointsBefore(astral, end),
      onOneLine(left),
      onOneLine(hit),
      onOneLine(right),
      sentence,
      respondent,
      consent,
    ];
  }
}

function onOneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
