// What rows and columns of counts can stand for, as menus hold it and as it is remembered.
import { byPosition } from '#core/by-position.ts';
import { plainGroupings, type Grouping } from '#core/counting/request.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';
import { useSharedOrigins } from './attribute-choices.ts';

const ATTRIBUTE = 'attribute:';

/** The grouping choice for an attribute. */
export function attributeChoice(id: string): string {
  return ATTRIBUTE + id;
}

/** The grouping for a choice: a plain one, or `attribute:` with an id; null for `none` and a deleted attribute. */
export function groupingOf(
  by: string,
  { attribute }: Pick<ProjectState['tables'], 'attribute'>,
): Grouping | null {
  if (by.startsWith(ATTRIBUTE)) {
    const attributeId = by.slice(ATTRIBUTE.length);
    return attribute.has(attributeId) ? { attributeId } : null;
  }
  return plainGroupings.find((grouping) => grouping === by) ?? null;
}

/** The groupings on offer, attributes last; `by` is the chosen one. */
export function useGroupings(by: string): Option[] {
  const { t } = useWords();
  const hasOrigins = useSharedOrigins().length > 0;
  const attributes = useProject((state) => state.tables.attribute);
  const named = [...attributes.values()].toSorted(byPosition);
  return [
    ...plainGroupings
      // A column for each file name would be useless.
      .filter((value) => value !== 'origin' || hasOrigins || by === 'origin')
      .map((value) => ({ value, label: t(`analysis:groupings.${value}`) })),
    ...named.map(({ id, name, owner }) => ({
      value: attributeChoice(id),
      label: name,
      note: t(`analysis:attribute_of.${owner}`),
    })),
  ];
}
