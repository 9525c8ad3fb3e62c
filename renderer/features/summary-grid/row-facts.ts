// What stands below the name of a row: its first attributes, without the one that rows are grouped by.
import { byPosition } from '#core/by-position.ts';
import type { GridRows } from '#core/summary-grid/request.ts';
import { attributeChoice } from '#renderer/common/counts/groupings.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** How many values stand below a name. */
const MAX_FACTS = 2;

/** The facts of a row by its id, separated by commas. Only words: yes, no and numbers would not say of what they are. */
export function rowFacts(
  { attribute, attributeValue }: Pick<ProjectState['tables'], 'attribute' | 'attributeValue'>,
  of: GridRows,
  group: string,
): (id: string) => string {
  const owner = of === 'respondents' ? 'respondent' : 'source';
  const shown = [...attribute.values()]
    .filter((each) => each.owner === owner && each.type === 'text' && attributeChoice(each.id) !== group)
    .toSorted(byPosition)
    .slice(0, MAX_FACTS);
  const places = new Map(shown.map(({ id }, place) => [id, place]));
  const facts = new Map<string, string[]>();
  for (const { attributeId, sourceId, respondentId, value } of attributeValue.values()) {
    const place = places.get(attributeId);
    const id = sourceId ?? respondentId;
    if (place === undefined || id === null) continue;
    const own = facts.get(id) ?? [];
    own[place] = own[place] === undefined ? value : `${own[place]}; ${value}`;
    facts.set(id, own);
  }
  return (id) => (facts.get(id) ?? []).filter((value) => value !== undefined).join(', ');
}
