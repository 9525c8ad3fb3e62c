import { integer, json, table, text } from './description.ts';

/** How many are drawn from each stratum: see `allocated` of `core/sampling/allocation.ts`. */
export const allocations = ['proportional', 'equal', 'neyman'] as const;

/** Sources drawn at random, with everything needed to repeat the draw. */
export const sample = table(
  {
    id: text,
    name: text,
    /** 0 to 2^32 - 1. */
    seed: integer,
    /** `SampleSettings` of `core/sampling/sample-design.ts` as JSON. */
    settings: json,
    /** Ids of the sources drawn, in the order of the draw, as JSON. */
    sourceIds: json,
    createdAt: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['name', 'seed', 'createdAt']],
    rule: 'beside',
  },
);
