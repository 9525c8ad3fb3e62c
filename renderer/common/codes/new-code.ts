// A new code from the text typed in a palette: one name, or a path such as "outcomes > orders".
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';

/** The names of a typed path from its root to the new code; one name if the text has no separator. */
export function namesTyped(query: string): string[] {
  return query
    .split(/[>›＞]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether a code has this name in either language, ignoring case. */
function isCalled({ name, name2 }: Pick<CodeRecord, 'name' | 'name2'>, called: string): boolean {
  return [name, name2].some((each) => each?.toLocaleLowerCase() === called.toLocaleLowerCase());
}

/** Where a new code would be created. */
export interface PlannedCode {
  /** The existing code under which the names are created; null for the root. */
  readonly parentId: string | null;
  /** The codes to create, each under the one before; empty if the whole path exists. */
  readonly names: readonly string[];
}

/**
 * Where a typed code would be created. A path starts at an existing code with its first name, preferably at the root; a
 * single name goes under `besideId`.
 */
export function plannedCode(codebook: Codebook, query: string, besideId: string | null): PlannedCode {
  const names = namesTyped(query);
  if (names.length < 2) return { parentId: besideId, names };
  const shown = codebook.inOrder.filter(({ status }) => status !== 'merged');
  const isNamed = (name: string) => (code: CodeRecord) => isCalled(code, name);
  const [first = '', ...below] = names;
  const roots = shown.filter((code) => code.parentId === null);
  const begin = roots.find(isNamed(first)) ?? shown.find(isNamed(first));
  if (!begin) return { parentId: null, names };
  let above = begin.id;
  for (const [at, name] of below.entries()) {
    const next: CodeRecord | undefined = childrenOf(shown, above).find(isNamed(name));
    if (!next) return { parentId: above, names: below.slice(at) };
    above = next.id;
  }
  return { parentId: above, names: [] };
}

function childrenOf(codes: readonly CodeRecord[], parentId: string): CodeRecord[] {
  return codes.filter((code) => code.parentId === parentId);
}

/**
 * Creates the typed code and those missing above it, all in the change group `group`. Resolves to the new code, or to
 * the existing one.
 */
export async function makeCode(query: string, besideId: string | null, group: string): Promise<CodeRecord> {
  const { codebook } = projectStore.getState();
  const { parentId, names } = plannedCode(codebook, query, besideId);
  let made = codebook.byId.get(parentId ?? '');
  for (const [at, name] of names.entries()) {
    const below = at === 0 ? parentId : (made?.id ?? null);
    // Each code goes under the one before.
    made = await api.codes.create({ name, parentId: below }, { group });
  }
  return made ?? (await api.codes.create({ name: query.trim(), parentId: besideId }, { group }));
}
