// The table of sources as data: every source, excluded ones and duplicates included, with who reviewed it.
import type { AttributeRecord, RespondentRecord, ReviewRecord, SourceRecord } from '../records.ts';
import { originOf } from '../source-origin.ts';
import { freeName } from '../free-name.ts';
import type { ExportedProject } from './exported-project.ts';
import type { Cell, Column, Table } from './table.ts';
import { writtenList } from './written-names.ts';

const firstColumns: readonly Column[] = [
  { key: 'source_id', kind: 'text' },
  { key: 'source', kind: 'text' },
  { key: 'kind', kind: 'text' },
  { key: 'class', kind: 'text' },
  { key: 'date', kind: 'text' },
  { key: 'respondent', kind: 'text' },
  { key: 'status', kind: 'text' },
  { key: 'duplicate_of', kind: 'text' },
  { key: 'characters', kind: 'number' },
  { key: 'reviewed_by', kind: 'text' },
];

const lastColumns: readonly Column[] = [
  { key: 'reviewed_by_kinds', kind: 'text' },
  { key: 'reviewed_at', kind: 'text' },
  { key: 'main_coder', kind: 'text' },
  { key: 'coverage', kind: 'text' },
  { key: 'exclusion_reason', kind: 'text' },
  { key: 'language', kind: 'text' },
  { key: 'origin', kind: 'text' },
  { key: 'counted_origin', kind: 'text' },
  { key: 'label', kind: 'text' },
  { key: 'place', kind: 'text' },
  { key: 'mode', kind: 'text' },
  { key: 'duration_minutes', kind: 'number' },
  { key: 'interviewer', kind: 'text' },
  { key: 'created_at', kind: 'text' },
];

/**
 * One row for each source. Attributes follow `reviewed_by` under their own names: those of sources first,
 * then those of respondents, whose values are a list in the order of `respondent`. `reviewed_by_kinds` and
 * `reviewed_at` are lists in the order of `reviewed_by`; `main_coder` is the same on every row. `origin` is
 * as stored, often the name of a file; tallies by origin group by `counted_origin`. Where the project has a
 * notice, the last column repeats it.
 */
export function sourceTable(project: ExportedProject): Table {
  const { attributes } = project;
  const { notice } = project.project;
  const closing: readonly Column[] = notice === null ? [] : [{ key: 'notice', kind: 'long' }];
  const ends = [...lastColumns, ...closing];
  const columns = [...firstColumns, ...attributeColumns(attributes, [...firstColumns, ...ends]), ...ends];
  return { columns, rows: sourceRows(project) };
}

/** An attribute with the name of another column is marked: `class (attribute)`. */
function attributeColumns(attributes: readonly AttributeRecord[], others: readonly Column[]): Column[] {
  const taken = new Set(others.map((column) => column.key));
  return attributes.map((attribute) => {
    const owner = attribute.owner === 'respondent' ? 'respondent' : 'attribute';
    const wanted = taken.has(attribute.name) ? `${attribute.name} (${owner})` : attribute.name;
    const name = freeName(wanted, taken);
    taken.add(name);
    return { key: name, kind: 'text' };
  });
}

function* sourceRows(project: ExportedProject): Generator<Cell[]> {
  const { notice, mainCoderId } = project.project;
  const { corpus } = project;
  const mainCoder = project.coderLabels.get(mainCoderId) ?? null;
  const reviews = reviewsBySource(project);
  for (const source of corpus.sourcesInOrder) {
    const people = corpus.respondentsOf.get(source.id) ?? [];
    const valueOf = ({ id, owner }: AttributeRecord): string | null => {
      const values = corpus.valuesOf.get(id);
      return owner === 'source'
        ? (values?.get(source.id)?.[0] ?? null)
        : writtenList(people.map((person) => values?.get(person.id)?.[0] ?? ''));
    };
    const reviewed = reviews.get(source.id) ?? [];
    const cells: Cell[] = [
      ...firstCells(project, source, people, reviewed),
      ...project.attributes.map(valueOf),
      writtenList(reviewed.map((review) => corpus.tables.coder.get(review.coderId)?.kind ?? '')),
      writtenList(reviewed.map((review) => review.at)),
      mainCoder,
      source.classId === null ? null : (corpus.tables.class.get(source.classId)?.coverage ?? null),
      source.exclusionReason,
      source.language,
      source.origin,
      originOf(source),
      source.label,
      source.place,
      source.mode,
      source.durationMinutes,
      source.interviewer,
      source.createdAt,
    ];
    if (notice !== null) cells.push(notice);
    yield cells;
  }
}

function firstCells(
  project: ExportedProject,
  source: SourceRecord,
  people: readonly RespondentRecord[],
  reviewed: readonly ReviewRecord[],
): Cell[] {
  return [
    source.id,
    source.title,
    source.kind,
    source.classId === null ? null : (project.classLabels.get(source.classId) ?? null),
    source.date,
    writtenList(people.map(({ id }) => project.respondentLabels.get(id) ?? '')),
    source.status,
    source.duplicateOf,
    source.codePoints,
    writtenList(reviewed.map((review) => project.coderLabels.get(review.coderId) ?? '')),
  ];
}

function reviewsBySource(project: ExportedProject): Map<string, ReviewRecord[]> {
  const order = new Map(project.coders.map((coder, index) => [coder.id, index]));
  const place = ({ coderId }: ReviewRecord): number => order.get(coderId) ?? 0;
  return new Map(
    [...project.corpus.reviewsOf].map(([sourceId, reviews]) => [
      sourceId,
      reviews.toSorted((a, b) => place(a) - place(b)),
    ]),
  );
}
