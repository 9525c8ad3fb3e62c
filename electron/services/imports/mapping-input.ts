// What the columns of a table mean, as a screen or an earlier import says it.
import * as z from 'zod';
import { tables } from '#core/tables/all.ts';

const single = z.enum(['title', 'text', 'date', 'class', 'respondent', 'language', 'origin']);

/** One use for each column, as a screen hands it in. */
export const mappingInput = z.array(
  z.union([
    z.strictObject({ column: z.string(), role: z.union([single, z.literal('ignore')]) }),
    z.strictObject({
      column: z.string(),
      role: z.literal('attribute'),
      name: z.string().trim().min(1).max(100),
      owner: z.enum(tables.attribute.columns.owner.values),
      type: z.enum(tables.attribute.columns.type.values),
    }),
  ]),
);
