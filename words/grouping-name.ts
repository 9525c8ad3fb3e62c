// The name of what rows or columns stand for.
import type { Grouping } from '#core/counting/request.ts';
import type { Words } from './words.ts';

/** The name of a grouping in a sentence: “year”, or that of an attribute in quotation marks. */
export function groupingName(
  { t }: Words,
  by: Grouping,
  attributes: ReadonlyMap<string, { readonly name: string }>,
): string {
  return typeof by === 'string'
    ? t(`analysis:groupings.${by}`)
    : `“${attributes.get(by.attributeId)?.name ?? ''}”`;
}
