// What Concord's own data in an exchange file may look like. Anyone can write such a file: nothing of it is believed
// that a project could not hold.
import * as z from 'zod';
import { parseComparisonSettings } from '#core/comparison/settings-json.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import type { Element } from '#core/refi/element.ts';
import { partKinds } from '#core/refi/incoming.ts';
import { tableNames, tables, type TableName } from '#core/tables/all.ts';
import type { Column, Columns } from '#core/tables/description.ts';
import { isEntryName } from '#formats/refi/paths.ts';
import { allocations } from '#core/tables/sample.ts';
import type { ReadDb } from '#db/handles.ts';
import { readUserVersion } from '#db/user-version.ts';
import { mappingInput, reportInput } from '../imports/report.ts';
import { actMarks, keptHistories, knownHistory } from './histories.ts';

const moment = z.iso.datetime();
const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(200);

/** Text that `isIt` finds to be what it should be, and that does not make it throw. */
function text(isIt: (text: string) => boolean): z.ZodType {
  return z.string().refine((said) => {
    try {
      return isIt(said);
    } catch {
      return false;
    }
  });
}

/** Text that is JSON of this shape. */
function json(shape: z.ZodType): z.ZodType {
  return text((said) => shape.safeParse(JSON.parse(said)).success);
}

/** Fields whose texts mean more than text. */
const telling: Readonly<Record<string, z.ZodType>> = {
  id,
  createdAt: moment,
  updatedAt: moment,
  at: moment,
  'source date': date,
  'exchangeFile entry': text(isEntryName),
  'source astral': json(z.array(z.int().min(0))),
  'comparison settings': text((said) => Boolean(parseComparisonSettings(said))),
  'verdict counts': json(z.record(z.string(), z.unknown())),
  'sample settings': json(
    z.object({
      size: z.int(),
      strata: z.object({ by: z.string(), attributeId: z.string().optional() }),
      allocation: z.enum(allocations),
      frame: z.array(
        z.strictObject({
          key: z.string(),
          sourceIds: z.array(id),
          drawn: z.int(),
          guess: z.number().min(0).max(1).optional(),
        }),
      ),
      kind: z.enum(tables.source.columns.kind.values).nullable(),
      className: z.string().nullable(),
      attributeName: z.string().nullable(),
    }),
  ),
  'sample sourceIds': json(z.array(id)),
  'importRun columns': json(z.array(z.string())),
  'importRun mapping': json(mappingInput),
  'sourcePages starts': json(z.array(z.tuple([z.int().min(1), z.int().min(0)]))),
};

const plain = { text: z.string(), integer: z.int(), real: z.number(), boolean: z.boolean() } as const;

function fieldShape(
  table: TableName,
  field: string,
  { type, values, isBlob, isNullable }: Column,
): z.ZodType {
  const shape =
    telling[`${table} ${field}`] ??
    telling[field] ??
    (isBlob ? hash : values ? z.literal(values) : plain[type]);
  return isNullable ? shape.nullable() : shape;
}

function rowShape(table: TableName): z.ZodType {
  const columns = Object.entries<Column>(tables[table].columns);
  return z.strictObject(
    Object.fromEntries(columns.map(([field, column]) => [field, fieldShape(table, field, column)])),
  );
}

/** What stands before the rows: looked at first, since another form or schema is none of this. */
export const ownHead = z.object({
  format: z.literal('concord'),
  version: z.int(),
  schema: z.int(),
  qde: hash,
});

/** The form of the data; another one is not read. */
export const OWN_VERSION = 2;

/** How many rows of which tables the schema has: a project of another schema is read by the standard alone. */
export function schemaOf(db: ReadDb): number {
  return readUserVersion(db.sqlite).migrations;
}

/** The schema of the first project that was written into a file. */
export const OLDEST_SCHEMA = 3;

/** The value with the tables and fields that its schema had not got yet: an earlier version wrote nothing of them. */
export function upToDate(value: unknown, schema: number): unknown {
  const { rows } = value as { rows?: Record<string, unknown> };
  if (typeof rows !== 'object' || rows === null) return value;
  const missing = tableNames.filter((table) => (tables[table].since ?? 0) > schema);
  const filled = Object.entries(rows).map(([table, held]) => [table, withFields(table, held, schema)]);
  return {
    ...(value as object),
    rows: { ...Object.fromEntries(missing.map((table) => [table, []])), ...Object.fromEntries(filled) },
  };
}

function withFields(table: string, rows: unknown, schema: number): unknown {
  const columns: Columns = Object.hasOwn(tables, table) ? tables[table as TableName].columns : {};
  const later = Object.entries(columns).filter(([, { since = 0 }]) => since > schema);
  if (later.length === 0 || !Array.isArray(rows)) return rows;
  const empty = Object.fromEntries(later.map(([field]) => [field, null]));
  return rows.map((row: unknown) => (typeof row === 'object' ? { ...empty, ...row } : row));
}

export const ownShape = z.strictObject({
  ...ownHead.shape,
  program: z.string(),
  project: id,
  /** Every act of the history by its mark, oldest first. */
  acts: actMarks,
  /** Projects that were brought in, and how far each had come. */
  known: z.array(z.strictObject({ project: id, acts: z.int().min(0), mark: z.string() })),
  /** Those projects' histories, and what made each row what it is: the first form of the data had neither. */
  histories: z.array(knownHistory).optional(),
  made: z
    .strictObject({ versions: z.array(z.string()), rows: z.record(z.string(), z.array(z.int().min(0))) })
    .optional(),
  /** Entries of the archive by the hash of their bytes. */
  blobs: z.record(hash, z.string()),
  rows: z.strictObject(Object.fromEntries(tableNames.map((table) => [table, z.array(rowShape(table))]))),
});

const element: z.ZodType<Element> = z.lazy(() =>
  z.strictObject({
    name: z.string(),
    attributes: z.record(z.string(), z.string()),
    children: z.array(z.union([z.string(), element])),
  }),
);
const kind = z.enum(partKinds);
const place = z.number();

/** Typed by what it must let through: a field that pages come to have is missed here by the compiler. */
const layouts: z.ZodType<readonly PageLayout[]> = z.array(
  z.strictObject({
    page: z.int().min(1),
    width: place,
    height: place,
    runs: z.array(z.tuple([z.int().min(0), z.int().min(0), place, place, place, place])),
    marks: z.array(z.strictObject({ text: z.string(), x: place, y: place, width: place, height: place })),
  }),
);

/** Blobs that are JSON, by the field that names them. */
export const blobShapes: Readonly<Record<string, z.ZodType>> = {
  'exchangeParts partsHash': z.array(
    z.strictObject({
      kind,
      ownerId: z.string().nullable(),
      key: z.string(),
      shell: element,
      of: kind.optional(),
    }),
  ),
  'importRun reportHash': reportInput,
  'exchange reportHash': z.object({
    remarks: z.array(
      z.object({ key: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
    projectId: z.string().nullable().optional(),
    head: z.strictObject({ acts: z.int(), mark: z.string() }).nullable().optional(),
    kept: z.array(z.tuple([z.string(), z.string()])).optional(),
    carried: z.array(z.string()).optional(),
    histories: keptHistories.optional(),
    passedOn: z.array(z.string()).optional(),
  }),
  'sourcePages layoutHash': layouts,
};
