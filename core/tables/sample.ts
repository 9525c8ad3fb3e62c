// Samples, and plans to code one again.
import { idOf, integer, json, orNull, table, text } from './description.ts';

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

/** A plan to code a sample of reviewed sources again: who, which sources, and from which day on to be reminded. */
export const recoding = table(
  {
    id: text,
    /** The second pass; whose it is stands in its row. */
    passId: idOf('coder'),
    /** The sources, with the frame, strata and seed of the draw. */
    sampleId: idOf('sample'),
    /** How many weeks were to lie between the plan and the second pass. */
    weeks: integer,
    /** The first day of being reminded, `2026-10-03`; null where nobody is to be reminded. */
    dueOn: orNull(text),
    plannedAt: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['passId', 'sampleId']],
    rule: 'beside',
    units: [['weeks', 'dueOn']],
    since: 16,
  },
);
