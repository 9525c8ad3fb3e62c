// Sources as rows and codes as columns, for statistics packages, with a second table that describes the columns.
import { dateParts } from '../citation.ts';
import type { MatrixRow, SourceMatrix } from '../counting/source-matrix.ts';
import type { AttributeRecord, AttributeType, SourceRecord } from '../records.ts';
import { attributeCell } from './attribute-cells.ts';
import { attributeColumns, codeColumns } from './column-names.ts';
import type { ExportedProject } from './exported-project.ts';
import type { Cell, Column, Table } from './table.ts';
import { writtenList } from './written-names.ts';

/** The type of a column. `flag`: `true` or `false`. `date`: a full ISO date. `count`: a whole number, or `NA`. */
export type MatrixType = 'text' | 'factor' | 'date' | 'flag' | 'integer' | 'decimal' | 'count';

/** Marks an unknown count; in all other columns unknown is an empty cell. */
const NOT_KNOWN = 'NA';

/** What accompanies the numbers of a matrix. */
export interface MatrixTelling {
  /** `main`, `union`, `majority`, `adjudicated`, or the name of a coder. */
  readonly layer: string;
  /** How it was counted, in words. */
  readonly method: string;
  /** What a column of a source holds, in words. */
  readonly meaningOf: (key: SourceColumnKey | 'notice') => string;
}

interface MatrixColumn {
  readonly name: string;
  readonly type: MatrixType;
  readonly what: 'source' | 'attribute' | 'code';
  /** What the table of columns says about this column in particular. */
  readonly told: Readonly<Record<string, Cell>>;
  readonly of: (row: MatrixRow) => Cell;
}

const sourceColumns = {
  source_id: 'text',
  source: 'text',
  label: 'text',
  kind: 'factor',
  class: 'factor',
  date: 'text',
  date_first: 'date',
  date_precision: 'factor',
  language: 'factor',
  respondent: 'text',
  reviewed: 'flag',
  counted: 'flag',
} as const satisfies Readonly<Record<string, MatrixType>>;

export type SourceColumnKey = keyof typeof sourceColumns;

const attributeTypes: Readonly<Record<AttributeType, MatrixType>> = {
  text: 'factor',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'flag',
  // The date may be partial.
  date: 'text',
};

/** A matrix and the description of its columns. */
export interface MatrixTables {
  /** One row for each source in scope. */
  readonly matrix: Table;
  /** One row for each column of the matrix. */
  readonly columns: Table;
}

/**
 * The matrix and its columns. An attribute of respondents covers everyone interviewed: where any source has
 * several people, its values are lists in their order, and the column is text.
 */
export function matrixTables(
  project: ExportedProject,
  matrix: SourceMatrix,
  telling: MatrixTelling,
): MatrixTables {
  const columns = columnsOf(project, matrix, telling);
  return {
    matrix: {
      columns: columns.map(({ name, type }) => ({ key: name, kind: type === 'count' ? 'number' : 'text' })),
      rows: rowsOf(matrix, columns),
    },
    columns: columnTable(project, columns, matrix, telling),
  };
}

/** Computed on demand: the cells of a large matrix are many millions. */
function rowsOf({ rows }: SourceMatrix, columns: readonly MatrixColumn[]): Iterable<readonly Cell[]> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield columns.map((column) => column.of(row));
    },
  };
}

function columnsOf(project: ExportedProject, matrix: SourceMatrix, telling: MatrixTelling): MatrixColumn[] {
  const { notice } = project.project;
  const taken = new Set([...Object.keys(sourceColumns), 'notice']);
  return [
    ...Object.entries(sourceColumns).map(([name, type]): MatrixColumn => {
      // The keys of the object are those of its type.
      const key = name as SourceColumnKey;
      return {
        name,
        type,
        what: 'source',
        told: { meaning: telling.meaningOf(key) },
        of: (row) => sourceCell(project, key, row),
      };
    }),
    ...attributesOf(project, matrix, taken),
    ...codesOf(project, matrix, taken),
    ...(notice === null
      ? []
      : [
          {
            name: 'notice',
            type: 'text',
            what: 'source',
            told: { meaning: telling.meaningOf('notice') },
            of: () => notice,
          } as const,
        ]),
  ];
}

function sourceCell(
  project: ExportedProject,
  key: SourceColumnKey,
  { source, reviewed, counted }: MatrixRow,
): Cell {
  switch (key) {
    case 'source_id':
      return source.id;
    case 'source':
      return source.title;
    case 'label':
      return source.label;
    case 'kind':
      return source.kind;
    case 'class':
      return source.classId === null ? null : (project.classLabels.get(source.classId) ?? null);
    case 'date':
      return source.date;
    case 'date_first':
      return firstDay(source.date);
    case 'date_precision':
      return precision(source.date);
    case 'language':
      return source.language;
    case 'respondent':
      return writtenList(peopleOf(project, source).map((id) => project.respondentLabels.get(id) ?? ''));
    case 'reviewed':
      return reviewed;
    case 'counted':
      return counted;
  }
}

/** The first day that a partial date may mean. */
function firstDay(date: string | null): string | null {
  const parts = dateParts(date);
  if (!parts) return null;
  const two = (number: number | null): string => String(number ?? 1).padStart(2, '0');
  return `${String(parts.year).padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`;
}

function precision(date: string | null): string | null {
  const parts = dateParts(date);
  if (!parts) return null;
  return parts.day !== null ? 'day' : parts.month !== null ? 'month' : 'year';
}

function peopleOf({ corpus }: ExportedProject, { id }: SourceRecord): string[] {
  return (corpus.respondentsOf.get(id) ?? []).map((person) => person.id);
}

function attributesOf(project: ExportedProject, { rows }: SourceMatrix, taken: Set<string>): MatrixColumn[] {
  const names = attributeColumns(project.attributes, taken);
  const hasGroups = rows.some(({ source }) => peopleOf(project, source).length > 1);
  const typeOf = ({ owner, type }: AttributeRecord): MatrixType =>
    owner === 'respondent' && hasGroups ? 'text' : attributeTypes[type];
  return project.attributes.map((attribute) => ({
    name: names.get(attribute.id) ?? attribute.id,
    type: typeOf(attribute),
    what: 'attribute',
    told: { path: attribute.name, owner: attribute.owner },
    of: ({ source }) => attributeCell(project, attribute, source.id, peopleOf(project, source)),
  }));
}

function codesOf(project: ExportedProject, { tally }: SourceMatrix, taken: Set<string>): MatrixColumn[] {
  const { tables, codebook } = project.corpus;
  const names = codeColumns(tables.code.values(), taken);
  return tally.rows.map((row, place) => {
    const code = codebook.byId.get(row.codeId);
    return {
      name: names.get(row.codeId) ?? row.codeId,
      type: 'count',
      what: 'code',
      told: {
        path: project.paths.get(row.codeId) ?? null,
        meaning: code?.shortDefinition ?? null,
        theme: row.theme,
        codable: code?.codable ?? null,
        code_id: row.codeId,
        total: row.total.count,
        n: tally.total.n,
        reviewed_before_created: row.bornLate,
      },
      of: ({ cells }) => cells[place] ?? NOT_KNOWN,
    };
  });
}

const ownKeys = ['path', 'owner', 'meaning', 'theme', 'codable', 'code_id'] as const;
const numberKeys = ['total', 'n', 'reviewed_before_created'] as const;

/** The column, its type and its meaning; how it was counted is repeated on every row. */
function columnTable(
  { project }: ExportedProject,
  columns: readonly MatrixColumn[],
  { tally: { settings, facts } }: SourceMatrix,
  { layer, method }: MatrixTelling,
): Table {
  const repeated: readonly (readonly [key: string, cell: Cell])[] = [
    ['unit', settings.unit],
    ['basis', settings.basis],
    ['rollup', settings.rollup],
    ['layer', layer],
    ['denominator', facts.denominator.used],
    ['method', method],
    ...(project.notice === null ? [] : [['notice', project.notice] as const]),
  ];
  const text = (key: string): Column => ({ key, kind: 'text' });
  return {
    columns: [
      ...['column', 'what', 'type', ...ownKeys].map(text),
      ...numberKeys.map((key): Column => ({ key, kind: 'number' })),
      ...repeated.map(([key]) => text(key)),
    ],
    rows: columns.map(({ name, what, type, told }) => [
      name,
      what,
      type,
      ...[...ownKeys, ...numberKeys].map((key) => told[key] ?? null),
      ...repeated.map(([, cell]) => cell),
    ]),
  };
}
