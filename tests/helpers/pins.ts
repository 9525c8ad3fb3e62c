// The keys that apply codes, as a window of one person has them.
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { TestProject } from './project.ts';

/** The key of each code that has one for this person, the main coder unless told otherwise, by the names of the codes. */
export async function pinsOf(
  { api }: Pick<TestProject, 'api'>,
  personId?: string,
): Promise<Record<string, number>> {
  const { tables } = await api.project.records();
  const pinned = withPinsOf(tables.code, tables.ownPin, personId ?? tables.project[0]?.mainCoderId);
  return Object.fromEntries(pinned.flatMap(({ name, pin }) => (pin === null ? [] : [[name, pin]])));
}
