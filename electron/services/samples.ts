import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { allocations } from '#core/tables/sample.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { drawSample, sampleDesign } from '#core/triage/draw-sample.ts';
import { all, get, insert, remove, update } from '#db/write.ts';
import { command } from './context.ts';

const name = z.string().trim().min(1).max(200);

/** How a sample is drawn. */
export const sampleSettings = z.strictObject({
  size: z.int(),
  strata: z.union([
    z.strictObject({ by: z.enum(['none', 'class', 'year', 'language']) }),
    z.strictObject({ by: z.literal('attribute'), attributeId: z.string() }),
  ]),
  allocation: z.enum(allocations),
  guesses: z.record(z.string(), z.number().min(0).max(1)).optional(),
});

export const samples = {
  /**
   * Draws sources at random from the given ones and stores them with seed and frame. Without a seed, one is chosen.
   * Throws `invalid` for a size below one or above the number of sources, and for an expected share of an unknown
   * stratum.
   */
  draw: command(
    z.strictObject({
      name,
      seed: z
        .int()
        .min(0)
        .max(SEEDS - 1)
        .nullable(),
      settings: sampleSettings,
      fromIds: z.array(z.string()),
    }),
    ({ db, counting, newId, now }, { name: called, seed: asked, settings, fromIds }) => {
      const seed = asked ?? randomInt(SEEDS);
      const design = sampleDesign(counting.corpus, fromIds, settings);
      return insert(db, 'sample', {
        id: newId(),
        name: called,
        seed,
        settings: JSON.stringify(design),
        sourceIds: JSON.stringify(drawSample(design, seed)),
        createdAt: now(),
      });
    },
  ),

  /** Renames a sample. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, { id, name: called }) =>
    update(db, 'sample', id, { name: called }),
  ),

  /** Deletes a sample; its sources stay. Throws `conflict` while it is planned to be coded again. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const [plan] = all(db, 'recoding', { sampleId: id });
    if (plan)
      throw new AppError('conflict', 'errors:sample_recoded', {
        name: get(db, 'sample', id).name,
        pass: get(db, 'coder', plan.passId).name,
      });
    remove(db, 'sample', id);
  }),
};
