import * as z from 'zod';
import { usualLayout } from '#core/exports/codebook-layout.ts';

/** The layout of a readable codebook: which codes have a section, and what its introduction contains. */
export const codebookLayout = z.strictObject({
  described: z.boolean().default(usualLayout.described),
  topLevel: z.boolean().default(usualLayout.topLevel),
  numbered: z.boolean().default(usualLayout.numbered),
  paths: z.boolean().default(usualLayout.paths),
  oneFont: z.boolean().default(usualLayout.oneFont),
});
