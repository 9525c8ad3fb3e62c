// The table of sources as data: every source, excluded ones and duplicates included, with who reviewed it.
import type { AttributeRecord, ReviewRecord, SourceRecord } from '../records.ts';
import { freeName } from './labels.ts';
import type { ExportedProject } from './project-tables.ts';
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
 * `reviewed_at` are lists in the order of `reviewed_by`; `main_coder` is the same on every row. Where the
 * project has a notice, the last column repeats it.
 */
export function sourceTable(project: ExportedProject): Table {
  const { notice } = project.tables.project;
  const attributes = project.tables.attributes.toSorted(
    (a, b) => Number(a.owner === 'respondent') - Number(b.owner === 'respondent') || a.position - b.position,
  );
  const closing: readonly Column[] = notice === null ? [] : [{ key: 'notice', kind: 'long' }];
  const ends = [...lastColumns, ...closing];
  const columns = [...firstColumns, ...attributeColumns(attributes, [...firstColumns, ...ends]), ...ends];
  return { columns, rows: sourceRows(project, attributes) };
}

/** An attribute that bears the name of another column says what it is: `class (attribute)`. */
function attributeColumns(attributes: readonly AttributeRecord[], others: readonly Column[]): Column[] {
  const taken = new Set(others.map((column) => column.key));
  return attributes.map((attribute) => {
    const owner = attribute.owner === 'respondent' ? 'respondent' : 'attribute';
    const told = taken.has(attribute.name) ? `${attribute.name} (${owner})` : attribute.name;
    const name = freeName(told, taken);
    taken.add(name);
    return { key: name, name, kind: 'text' };
  });
}

function* sourceRows(project: ExportedProject, attributes: readonly AttributeRecord[]): Generator<Cell[]> {
  const { notice, mainCoderId } = project.tables.project;
  const values = new Map<string, string>();
  for (const { attributeId, sourceId, respondentId, value } of project.tables.attributeValues) {
    values.set(`${attributeId} ${sourceId ?? respondentId ?? ''}`, value);
  }
  const reviews = reviewsBySource(project);
  for (const source of project.tables.sources) {
    const respondentIds = project.respondentsOf.get(source.id) ?? [];
    const valueOf = (attribute: AttributeRecord): string | null =>
      attribute.owner === 'source'
        ? (values.get(`${attribute.id} ${source.id}`) ?? null)
        : writtenList(respondentIds.map((id) => values.get(`${attribute.id} ${id}`) ?? ''));
    const reviewed = reviews.get(source.id) ?? [];
    const cells: Cell[] = [
      ...firstCells(project, source, respondentIds, reviewed),
      ...attributes.map(valueOf),
      writtenList(reviewed.map((review) => project.coders.get(review.coderId)?.kind ?? '')),
      writtenList(reviewed.map((review) => review.at)),
      project.coderLabels.get(mainCoderId) ?? null,
      source.classId === null ? null : (project.classes.get(source.classId)?.coverage ?? null),
      source.exclusionReason,
      source.language,
      source.origin,
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
  respondentIds: readonly string[],
  reviewed: readonly ReviewRecord[],
): Cell[] {
  return [
    source.id,
    source.title,
    source.kind,
    source.classId === null ? null : (project.classLabels.get(source.classId) ?? null),
    source.date,
    writtenList(respondentIds.map((id) => project.respondentLabels.get(id) ?? '')),
    source.status,
    source.duplicateOf,
    source.codePoints,
    writtenList(reviewed.map((review) => project.coderLabels.get(review.coderId) ?? '')),
  ];
}

function reviewsBySource(project: ExportedProject): Map<string, ReviewRecord[]> {
  const order = new Map(project.tables.coders.map((coder, index) => [coder.id, index]));
  const bySource = new Map<string, ReviewRecord[]>();
  for (const review of project.tables.reviews) {
    const there = bySource.get(review.sourceId);
    if (there) there.push(review);
    else bySource.set(review.sourceId, [review]);
  }
  for (const there of bySource.values()) {
    there.sort((a, b) => (order.get(a.coderId) ?? 0) - (order.get(b.coderId) ?? 0));
  }
  return bySource;
}
