// What a query found, for files: one row or entry for each passage that its list shows, whether anybody coded it or not.
import { codePointsBefore } from '../text/plain-text.ts';
import type { CodingRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { attributeCell } from './attribute-cells.ts';
import { attributeColumns, countedFor, writtenPages } from './coding-rows.ts';
import type { ExportedProject } from './exported-project.ts';
import { placeCells, placeColumns } from './place-cells.ts';
import type { Cell, Column, Table } from './table.ts';
import { writtenList } from './written-names.ts';

/** A passage that a query found, or a whole source, with the codings that support it; words alone have none. */
export interface FoundPassage {
  readonly sourceId: string;
  readonly span: Span | null;
  readonly codings: readonly CodingRecord[];
}

/**
 * The passage as if it were coded by itself, so that it is written as codings are: with whatever its codings agree on,
 * and the stance, weight and translation of one that is alone there.
 */
export function asCoding({ sourceId, span, codings }: FoundPassage): CodingRecord {
  const [first, another] = codings;
  const alone = another === undefined ? first : undefined;
  const agreed = <F extends 'voice' | 'respondentId'>(field: F): CodingRecord[F] | null =>
    first && codings.every((coding) => coding[field] === first[field]) ? first[field] : null;
  return {
    id: '',
    sourceId,
    codeId: '',
    coderId: '',
    start: span?.start ?? null,
    end: span?.end ?? null,
    quoteDigest: null,
    voice: agreed('voice'),
    respondentId: agreed('respondentId'),
    stance: alone?.stance ?? null,
    weight: alone?.weight ?? null,
    translation: alone?.translation ?? null,
    suggestedBy: null,
    rationale: null,
    confidence: null,
    createdAt: '',
  };
}

const columns: readonly Column[] = [
  ...placeColumns,
  { key: 'respondent', kind: 'text' },
  { key: 'start', kind: 'number' },
  { key: 'end', kind: 'number' },
  { key: 'quote', kind: 'long' },
  { key: 'codes', kind: 'text' },
  { key: 'coders', kind: 'text' },
  { key: 'voice', kind: 'text' },
  { key: 'coding_ids', kind: 'text' },
  { key: 'consent', kind: 'text' },
];

/**
 * One row for each passage, in the order given. `start` and `end` count Unicode code points, `end` is exclusive; both are
 * empty for a whole source. `codes`, `coders` and `coding_ids` are those of the codings that support it; `respondent` is
 * whom it counts for, `consent` the narrowest scope that one of them agreed to. Then come attributes, pages and the notice, as in the table of codings.
 */
export function foundTable(
  project: ExportedProject,
  found: readonly FoundPassage[],
  quoteOf: (coding: CodingRecord) => string,
): Table {
  const { notice } = project.project;
  const end: readonly Column[] = [
    { key: 'page', kind: 'text' },
    ...(notice === null ? [] : [{ key: 'notice', kind: 'long' } as const]),
  ];
  return {
    columns: [...columns, ...attributeColumns(project.attributes, [...columns, ...end]), ...end],
    rows: foundRows(project, found, quoteOf),
  };
}

function* foundRows(
  project: ExportedProject,
  found: readonly FoundPassage[],
  quoteOf: (coding: CodingRecord) => string,
): Generator<Cell[]> {
  const { notice } = project.project;
  for (const passage of found) {
    const source = project.corpus.tables.source.get(passage.sourceId);
    if (!source) continue;
    const coding = asCoding(passage);
    const people = countedFor(project, coding);
    // Stored as JSON text by the database: a list of numbers.
    const astral = JSON.parse(source.astral) as number[];
    const { start, end } = coding;
    const cells: Cell[] = [
      ...placeCells(source, project.classLabels),
      writtenList(people.flatMap((id) => project.respondentLabels.get(id) ?? [])),
      start === null ? null : codePointsBefore(astral, start),
      end === null ? null : codePointsBefore(astral, end),
      start === null ? null : quoteOf(coding),
      writtenList(codesOf(project, passage)),
      writtenList([
        ...new Set(passage.codings.flatMap(({ coderId }) => project.coderLabels.get(coderId) ?? [])),
      ]),
      coding.voice,
      writtenList(passage.codings.map(({ id }) => id)),
      project.consent.scopeOf(source.id, coding.respondentId),
    ];
    for (const attribute of project.attributes)
      cells.push(attributeCell(project, attribute, source.id, people));
    cells.push(writtenPages(project.pagesOf(coding)));
    if (notice !== null) cells.push(notice);
    yield cells;
  }
}

/** The paths of the codes of a passage, each once. */
export function codesOf(project: ExportedProject, { codings }: FoundPassage): string[] {
  return [...new Set(codings.flatMap(({ codeId }) => project.paths.get(codeId) ?? []))];
}
