// A stored comparison as it is counted now.
import { withPresentCodes } from '../codes/present-codes.ts';
import type { CodeRecord, ComparisonRecord } from '../records.ts';
import { type ComparisonSettings, parseComparisonSettings } from './settings.ts';

/**
 * The settings of a stored comparison with what their codes were merged into, as it is counted now. Throws as
 * `parseComparisonSettings`.
 */
export function presentComparison(
  { settings }: Pick<ComparisonRecord, 'settings'>,
  codes: Iterable<Pick<CodeRecord, 'id' | 'mergedInto'>>,
): ComparisonSettings {
  return parseComparisonSettings(withPresentCodes(settings, codes));
}
