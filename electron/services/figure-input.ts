// The choices of an exported figure, as input of methods.
import * as z from 'zod';
import { figureGrounds, figureWidths } from '#core/figures/figure-setting.ts';
import { figureLanguages } from '#words/exported-figure.ts';

/** The choices of a figure. Those left out have their defaults, in the language of the words. */
export const figureInput = z.strictObject({
  width: z.number().min(figureWidths.least).max(figureWidths.most).optional(),
  shrinks: z.boolean().optional(),
  ground: z.enum(figureGrounds).optional(),
  language: z.enum(figureLanguages).optional(),
  title: z.string().max(1000).nullable().optional(),
  caption: z.string().max(20_000).nullable().optional(),
  number: z.string().max(40).optional(),
  greys: z.boolean().optional(),
  notice: z.boolean().optional(),
});
