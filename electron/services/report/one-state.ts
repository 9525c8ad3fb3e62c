import type { Counting } from '../../engines/counting.ts';

/** How often a report is read because the study changed under it: the rows beside its counts are then those of another state. */
const MAX_READINGS = 2;

/**
 * What is read of one state of the study. Reading pauses for others, whose acts do not reach what it counts, and begins again
 * once if there were any.
 */
export async function ofOneState<
  Context extends { readonly counting: Pick<Counting, 'changes' | 'still'> },
  T,
>(context: Context, read: (still: Context) => Promise<T>): Promise<T> {
  for (let readings = 1; ; readings += 1) {
    const { counting } = context;
    const { changes } = counting;
    const found = await read({ ...context, counting: counting.still() });
    if (counting.changes === changes || readings === MAX_READINGS) return found;
  }
}
