import type { CellRequest } from '../counting/opened-columns.ts';
import type { SaturationRequest } from './request.ts';
import type { Saturation } from './saturation.ts';

/**
 * The request whose cell lists the passages of a code in the unit with which it came new. It asks for the layer that was
 * counted: a single source may have been adjudicated although others were not, and would be counted in another by default.
 */
export function passagesOfNew(
  request: SaturationRequest,
  { layer }: Pick<Saturation, 'layer'>,
  unitId: string,
  codeId: string,
): CellRequest {
  const { by, of, order: _, ...counting } = request;
  return {
    ...counting,
    layer,
    of: [codeId],
    unit: 'passages',
    by: 'kind',
    rollup: of === 'themes',
    scope: {
      ...counting.scope,
      ...(by === 'source' ? {} : { kind: 'interview' as const }),
      ...(by === 'respondent' ? { respondentIds: [unitId] } : { sourceIds: [unitId] }),
    },
  };
}
