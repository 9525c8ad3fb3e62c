import { byPosition } from '#core/by-position.ts';
import type { AttributeRecord } from '#core/records.ts';
import { derived } from '#renderer/state/derived.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';

type Owner = AttributeRecord['owner'];

/** The attributes of sources or of respondents, in order. */
export function attributesOf(
  tables: Pick<ProjectState['tables'], 'attribute'>,
  owner: Owner,
): AttributeRecord[] {
  return [...tables.attribute.values()].filter((each) => each.owner === owner).toSorted(byPosition);
}

const known = derived(({ tables }, owner: Owner) => attributesOf(tables, owner));

/** `attributesOf` for the open project. */
export function useAttributes(owner: Owner): AttributeRecord[] {
  return useProject(known(owner));
}
