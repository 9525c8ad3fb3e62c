// Working counts: the numbers beside codes in Read, Codebook and Passages. They are not tallies: by default every
// coding in scope counts as soon as it is made.
import type { CountingRequest, LayerRequest, Unit } from '#core/counting/request.ts';
import type { SourceKind } from '#core/records.ts';

export type WorkingUnit = Exclude<Unit, 'characters'>;
/** The base of the numbers: all sources in scope, or the reviewed ones. */
export type WorkingBase = 'all' | 'reviewed';

export const workingUnits: readonly WorkingUnit[] = ['sources', 'respondents', 'passages', 'codings'];
export const workingBases: readonly WorkingBase[] = ['all', 'reviewed'];

/** The choice of a person in a project until they change it. */
export const firstWorkingChoice = { unit: 'sources', base: 'all' } as const satisfies {
  readonly unit: WorkingUnit;
  readonly base: WorkingBase;
};

/** The request behind every working count; `kind` restricts it to one kind of source. */
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
