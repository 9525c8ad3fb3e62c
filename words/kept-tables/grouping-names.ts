// The groupings of a crosstab in a sentence.
import type { Grouping } from '#core/counting/request.ts';
import type { GroupingNames } from '../crosstab-method.ts';
import type { Words } from '../words.ts';

/** The names of both groupings; that of an attribute in quotation marks. */
export function groupingNames(
  { t }: Words,
  { by, by2 }: { readonly by: Grouping; readonly by2: Grouping },
  attributeName: (id: string) => string,
): GroupingNames {
  const nameOf = (grouping: Grouping): string =>
    typeof grouping === 'string'
      ? t(`analysis:groupings.${grouping}`)
      : `“${attributeName(grouping.attributeId)}”`;
  return { by: nameOf(by), by2: nameOf(by2) };
}
