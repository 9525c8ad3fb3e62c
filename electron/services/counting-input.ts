// The schemas of counting requests; core/counting/request.ts explains each field.
import * as z from 'zod';
import { percents, plainGroupings } from '#core/counting/request.ts';
import { saturationCodes, saturationOrders, saturationUnits } from '#core/saturation/request.ts';
import { tables } from '#core/tables/all.ts';

const kind = z.enum(tables.source.columns.kind.values);
const orNone = z.array(z.string().nullable()).readonly();

/** A scope. */
export const scopeInput = z.strictObject({
  kind: kind.optional(),
  classIds: orNone.optional(),
  languages: orNone.optional(),
  origins: orNone.optional(),
  respondentIds: z.array(z.string()).readonly().optional(),
  attributes: z
    .array(z.strictObject({ attributeId: z.string(), values: orNone }))
    .readonly()
    .optional(),
  dates: z.strictObject({ from: z.string().optional(), to: z.string().optional() }).optional(),
  sampleId: z.string().optional(),
  queryId: z.string().optional(),
  sourceIds: z.array(z.string()).readonly().optional(),
  foundBy: z.string().optional(),
  withExcluded: z.boolean().optional(),
  withDuplicates: z.boolean().optional(),
});

export const layerInput = z.union([
  z.enum(['main', 'union', 'majority', 'adjudicated']),
  z.strictObject({ coderId: z.string() }),
]);

export const denominatorInput = z.enum(['reviewed', 'all', 'any']);

const counting = {
  scope: scopeInput.optional(),
  layer: layerInput.optional(),
  denominator: denominatorInput.optional(),
  basis: z.enum(['any', 'whole', 'spans']).optional(),
  rollup: z.boolean().optional(),
  joinAdjacent: z.boolean().optional(),
  voices: z.array(z.enum(tables.coding.columns.voice.values).nullable()).readonly().optional(),
  stances: z.array(z.enum(tables.coding.columns.stance.values).nullable()).readonly().optional(),
  minimumWeight: z.number().min(0).max(100).optional(),
  withoutSuggested: z.boolean().optional(),
};

export const unitInput = z.enum(['sources', 'respondents', 'passages', 'codings', 'characters']);

/** What columns stand for. */
export const groupingInput = z.union([z.enum(plainGroupings), z.strictObject({ attributeId: z.string() })]);

const periodInput = z.enum(['month', 'quarter', 'year']);

/** A counting request. */
export const countingRequest = z.strictObject(counting);

/** The ids of codes in the order of their rows; other rows follow in the order of the codebook. */
export const rowOrder = z.array(z.string()).optional();

/** The codes that are the rows of a table. */
export const rowsInput = z.union([z.enum(['themes', 'codes']), z.array(z.string()).readonly()]);

const table = {
  ...counting,
  of: rowsInput.optional(),
  queryIds: z.array(z.string()).readonly().optional(),
  unit: unitInput.optional(),
  estimate: z.boolean().optional(),
  draws: z.array(z.string()).readonly().optional(),
};

/** A tally request. */
export const tallyRequest = z.strictObject({
  ...table,
  by: groupingInput.optional(),
  percent: z.enum(percents).optional(),
  withAny: z.boolean().optional(),
  weights: z.boolean().optional(),
});

/** A request for what lies behind a cell of a table; core/counting/opened-columns.ts explains each field. */
export const cellRequest = z.strictObject({
  ...table,
  by: z
    .union([
      groupingInput,
      z.strictObject({ rows: groupingInput, columns: groupingInput }),
      z.strictObject({ period: periodInput.nullable(), byClass: z.boolean() }),
    ])
    .optional(),
});

/** A request for a crosstab; core/crosstab/crosstab.ts explains each field. */
export const crosstabRequest = z.strictObject({
  ...table,
  by: groupingInput,
  by2: groupingInput,
  percent: z.enum(percents).optional(),
  statistics: z.boolean().optional(),
});

/** A request for a timeline; core/timeline/timeline.ts explains each field. */
export const timelineRequest = z.strictObject({
  ...table,
  by: periodInput,
  absolute: z.boolean().optional(),
  byClass: z.boolean().optional(),
});

const { joinAdjacent: _, ...selection } = counting;

/** A request for relations; core/relations/request.ts explains each field. */
export const relationsRequest = z.strictObject({
  ...selection,
  of: rowsInput.optional(),
  by: z.enum(['overlap', 'passage', 'paragraph', 'within', 'source', 'respondent']),
  paragraphs: z.number().int().min(0).max(1_000_000).optional(),
});

/** A request for where codes come new; core/saturation/request.ts explains each field. */
export const saturationRequest = countingRequest
  .omit({ basis: true, rollup: true, joinAdjacent: true })
  .extend({
    by: z.enum(saturationUnits),
    of: z.union([z.enum(saturationCodes), z.array(z.string()).min(1).readonly()]).optional(),
    order: z.enum(saturationOrders).optional(),
  });

/** A request for a summary grid; core/summary-grid/grid.ts explains each field. */
export const gridRequest = z.strictObject({
  ...counting,
  of: z.enum(['respondents', 'sources']),
  themes: rowsInput.optional(),
  group: groupingInput.optional(),
  sort: z
    .union([z.enum(['order', 'name', 'passages']), z.strictObject({ attributeId: z.string() })])
    .optional(),
});

/** A request for portraits; core/portraits/request.ts explains each field. */
export const portraitsRequest = gridRequest.omit({ joinAdjacent: true });

/** One cell of a table. */
export const cellInput = z.strictObject({ codeId: z.string(), columnKey: z.string().optional() });
