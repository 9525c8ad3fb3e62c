// The shape of Concord's own data in an exchange file. Anyone can write such a file, so data that no project could hold
// is rejected.
import * as z from 'zod';
import { parseComparisonSettings } from '#core/comparison/settings.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import type { Element } from '#core/refi/element.ts';
import { partKinds } from '#core/refi/incoming.ts';
import { tableNames, tables, type TableName } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';
import { isEntryName } from '#formats/refi/paths.ts';
import { readVersionCodebook } from '#core/versions/codebook.ts';
import { parseSavedQuery } from '#core/query/saved-query.ts';
import { allocations } from '#core/tables/sample.ts';
import type { ReadDb } from '#db/handles.ts';
import { readUserVersion } from '#db/user-version.ts';
import { mappingInput, reportInput } from '../imports/report.ts';
import { actMarks, keptHistories, knownHistory } from './report.ts';

const moment = z.iso.datetime();
const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(200);

/** A string that `isIt` accepts without throwing. */
function text(isIt: (text: string) => boolean): z.ZodType {
  return z.string().refine((value) => {
    try {
      return isIt(value);
    } catch {
      return false;
    }
  });
}

/** A string that is JSON of this shape. */
function json(shape: z.ZodType): z.ZodType {
  return text((value) => shape.safeParse(JSON.parse(value)).success);
}

/** Fields whose strings must have a certain form. */
const telling: Readonly<Record<string, z.ZodType>> = {
  id,
  createdAt: moment,
  updatedAt: moment,
  at: moment,
  'source date': date,
  'exchangeFile entry': text(isEntryName),
  'source astral': json(z.array(z.int().min(0))),
  'comparison settings': text((value) => Boolean(parseComparisonSettings(value))),
  'savedQuery settings': text((value) => Boolean(parseSavedQuery(value))),
  'codebookVersion codebook': text((value) => readVersionCodebook(value) !== null),
  'reportSection titles': json(z.record(z.string(), z.string())),
  'reportSection answers': json(z.array(z.string())),
  'reportParagraph paragraph': json(z.array(z.string())),
  'reportParagraph after': json(z.array(z.string())),
  'reportParagraph runs': json(z.array(z.looseObject({ kind: z.string(), text: z.string() }))),
  'reportNumber number': json(z.array(z.string())),
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

/** What precedes the rows. It is checked first: data of another form or schema cannot be read by this shape. */
export const ownHead = z.object({
  format: z.literal('concord'),
  version: z.int(),
  schema: z.int(),
  qde: hash,
});

/** The form of the data that this version reads and writes. */
export const OWN_VERSION = 2;

/**
 * The number of the schema, which grows with each migration. A project of a newer schema is read by the standard's data
 * alone.
 */
export function schemaOf(db: ReadDb): number {
  return readUserVersion(db.sqlite).migrations;
}

/** The schema of the first version that wrote such data. */
export const OLDEST_SCHEMA = 3;

/** Whether a table came with a later schema: an earlier version did not write it. */
export function isLater(table: TableName, schema: number): boolean {
  return (tables[table].since ?? 0) > schema;
}

/** The fields that a later schema added to a table, all empty. */
export function laterFields(table: TableName, schema: number): Readonly<Record<string, null>> {
  const later = Object.entries<Column>(tables[table].columns).filter(([, { since = 0 }]) => since > schema);
  return Object.fromEntries(later.map(([field]) => [field, null]));
}

/** The shape of a row, by table. */
export const rowShapes = Object.fromEntries(tableNames.map((table) => [table, rowShape(table)])) as Readonly<
  Record<TableName, z.ZodType>
>;

/** The shape of the data without its rows. */
export const ownAbout = z.strictObject({
  ...ownHead.shape,
  program: z.string(),
  project: id,
  /** The mark of every act of the history, oldest first. */
  acts: actMarks,
  /** The imported projects, and how far the history of each had come. */
  known: z.array(z.strictObject({ project: id, acts: z.int().min(0), mark: z.string() })),
  /** The histories of these projects, and the version of each row; the first form of the data has neither. */
  histories: z.array(knownHistory).optional(),
  made: z
    .strictObject({ versions: z.array(z.string()), rows: z.record(z.string(), z.array(z.int().min(0))) })
    .optional(),
  /** Entries of the archive by the hash of their bytes. */
  blobs: z.record(hash, z.string()),
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

/** Typed by PageLayout, so that the compiler reports a new field that is missing here. */
const layouts: z.ZodType<readonly PageLayout[]> = z.array(
  z.strictObject({
    page: z.int().min(1),
    width: place,
    height: place,
    runs: z.array(z.tuple([z.int().min(0), z.int().min(0), place, place, place, place])),
    marks: z.array(z.strictObject({ text: z.string(), x: place, y: place, width: place, height: place })),
  }),
);

/** The shapes of blobs that are JSON, by the field that refers to them. */
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
