import type { JobContext } from '../context.ts';

/** How often a report is read again because the study changed under it. */
const MAX_READINGS = 3;

/**
 * What is read of one state of the study: reading pauses for others, and begins again if one of them changed what is
 * counted. Of a study that never rests, the last reading.
 */
export async function ofOneState<T>(
  { counting }: { readonly counting: Pick<JobContext['counting'], 'changes'> },
  read: () => Promise<T>,
): Promise<T> {
  for (let readings = 1; ; readings += 1) {
    const { changes } = counting;
    const found = await read();
    if (counting.changes === changes || readings === MAX_READINGS) return found;
  }
}
