// Reads the keys of codes as one person's window has them.
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { TestProject } from './project.ts';

/** The key of each code that has one, by code name, for this person (default: the main coder). */
export async function pinsOf(
  { api }: Pick<TestProject, 'api'>,
  personId?: string,
): Promise<Record<string, number>> {
  const { tables } = await api.project.records();
  const pinned = withPinsOf(tables.code, tables.ownPin, personId ?? tables.project[0]?.mainCoderId);
  return Object.fromEntries(pinned.flatMap(({ name, pin }) => (pin === null ? [] : [[name, pin]])));
}
