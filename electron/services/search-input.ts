// The schemas of searches; core/search/request.ts explains each field.
import * as z from 'zod';
import { tables } from '#core/tables/all.ts';
import { scopeInput } from './counting-input.ts';

const kind = z.enum(tables.source.columns.kind.values);

/** What to search for. */
const textQuery = z.strictObject({
  text: z.string().max(1000),
  matching: z.enum(['anywhere', 'word-start', 'whole-word', 'pattern', 'listed-word']).optional(),
  matchCase: z.boolean().optional(),
  exactForms: z.boolean().optional(),
  cut: z
    .strictObject({
      language: z.string(),
      withHeadings: z.boolean().optional(),
      withRemarks: z.boolean().optional(),
    })
    .optional(),
});

/** A search. */
export const searchRequest = z.strictObject({
  query: textQuery,
  scope: scopeInput.optional(),
  sampleId: z.string().optional(),
  coded: z
    .strictObject({
      level: z.enum(['hits', 'sources']),
      coded: z.boolean(),
      codeIds: z.array(z.string()).readonly().optional(),
    })
    .optional(),
  narrow: z
    .strictObject({
      classes: z
        .array(z.strictObject({ kind, classId: z.string().nullable() }))
        .readonly()
        .optional(),
      years: z.array(z.string().nullable()).readonly().optional(),
    })
    .optional(),
});

export const hitOrder = z.enum(['source', 'date', 'left', 'right']);
export const extentInput = z.enum(['hit', 'sentence', 'paragraph']);
