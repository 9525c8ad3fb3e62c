// What can be asked of the codes that come new, source by source.
import type { CountingRequest } from '../counting/request.ts';

/** What new codes are counted in. Interviews of one person are one respondent. */
export type SaturationUnit = 'source' | 'interview' | 'respondent';
export const saturationUnits: readonly SaturationUnit[] = ['source', 'interview', 'respondent'];

/** Which codes count: those without sub-codes, all codes, each by itself, or themes with all that they count. */
export type SaturationCodes = 'leaves' | 'codes' | 'themes';
export const saturationCodes: readonly SaturationCodes[] = ['leaves', 'codes', 'themes'];

/**
 * In which order. `analysis`: by first review in the layer, then by first coding, then as sources are ordered; sources
 * that nobody reviewed come last. `date`: by the date of the source, undated ones last.
 */
export type SaturationOrder = 'analysis' | 'date';
export const saturationOrders: readonly SaturationOrder[] = ['analysis', 'date'];

/** Which sources, whose codings, and which codes. */
export interface SaturationRequest extends Pick<
  CountingRequest,
  'scope' | 'layer' | 'denominator' | 'withoutSuggested' | 'voices' | 'stances' | 'minimumWeight'
> {
  readonly by: SaturationUnit;
  /** Or the ids of the codes that count, each by itself. Default: `leaves`. */
  readonly of?: SaturationCodes | readonly string[] | undefined;
  /** Default: `analysis`. */
  readonly order?: SaturationOrder | undefined;
}
