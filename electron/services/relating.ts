// Counts where codes meet.
import { relationsOf, type Relations } from '#core/relations/relations.ts';
import type { RelationsRequest } from '#core/relations/request.ts';
import { inSlices } from '../engines/in-slices.ts';
import type { JobContext } from './context.ts';
import { paragraphsFor } from './paragraphs.ts';

/** The relations of one state of the study. Throws as `relationsOf`, and `cancelled`. */
export async function relationsInSlices(context: JobContext, request: RelationsRequest): Promise<Relations> {
  const { counting, signal } = context;
  const paragraphsOf = await paragraphsFor(request, context);
  return await inSlices(counting, signal, () =>
    relationsOf(counting.corpus, counting.codings, request, paragraphsOf),
  );
}
