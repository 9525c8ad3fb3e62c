// The choices of an exported figure, as methods take them.
import * as z from 'zod';
import { figureGrounds, figureWidths } from '#core/figures/figure-setting.ts';
import { figureLanguages } from '#words/exported-figure.ts';

/** The choices of a figure; what is not chosen is as usual, in the language of the words. */
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
