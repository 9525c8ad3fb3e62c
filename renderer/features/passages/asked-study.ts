// What of the project decides which choices of the builder could find anything.
import type { AskedStudy } from '#core/query/impossible.ts';
import { derived } from '#renderer/state/derived.ts';

/** Selects it from the state; the same object until one of its records changes. */
export const askedStudy = derived(({ codebook, tables }): AskedStudy => ({
  codebook,
  attributes: tables.attribute,
  hasInterviews: [...tables.source.values()].some(({ kind }) => kind === 'interview'),
}));
