import * as z from 'zod';
import { usualLayout } from '#core/exports/codebook-layout.ts';

/** How a codebook to be read is laid out: which codes have a section, and what stands over it. */
export const codebookLayout = z.strictObject({
  described: z.boolean().default(usualLayout.described),
  topLevel: z.boolean().default(usualLayout.topLevel),
  numbered: z.boolean().default(usualLayout.numbered),
  paths: z.boolean().default(usualLayout.paths),
  oneFont: z.boolean().default(usualLayout.oneFont),
});
