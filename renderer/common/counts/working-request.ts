// Working counts: the numbers beside codes in Read, Codebook and Passages. Not tallies: unless one asks for less, every
// coding in scope counts, from the moment it is made.
import type { CountingRequest, LayerRequest, Unit } from '#core/counting/request.ts';
import type { SourceKind } from '#core/records.ts';

export type WorkingUnit = Exclude<Unit, 'characters'>;
/** Which sources the numbers are out of: all in scope, or those that are reviewed. */
export type WorkingBase = 'all' | 'reviewed';

export const workingUnits: readonly WorkingUnit[] = ['sources', 'respondents', 'passages', 'codings'];
export const workingBases: readonly WorkingBase[] = ['all', 'reviewed'];

/** What one person counts in one project until something else is chosen. */
export const firstWorkingChoice = { unit: 'sources', base: 'all' } as const satisfies {
  readonly unit: WorkingUnit;
  readonly base: WorkingBase;
};

/** The request behind every working count; of one kind of source only where `kind` says so. */
export function workingRequest(
  base: WorkingBase,
  layer: LayerRequest | null,
  kind: SourceKind | null = null,
): CountingRequest {
  return {
    denominator: base,
    ...(kind === null ? {} : { scope: { kind } }),
    ...(layer === null ? {} : { layer }),
  };
}
