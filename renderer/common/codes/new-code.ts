// A new code by what is typed in a palette: one name, or a path as "outcomes > orders".
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';

/** The names of a path that was typed, from its beginning to the new code; one name where no sign parts it. */
export function namesTyped(query: string): string[] {
  return query
    .split(/[>›＞]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether the code has this name in one of its languages, whatever the capitals. */
function isCalled({ name, name2 }: Pick<CodeRecord, 'name' | 'name2'>, called: string): boolean {
  return [name, name2].some((each) => each?.toLocaleLowerCase() === called.toLocaleLowerCase());
}

/** Where a new code would stand. */
export interface PlannedCode {
  /** The code that is there already and below which the names are made; null for the root. */
  readonly parentId: string | null;
  /** The codes to be made, each below the one before; none where the path is all there. */
  readonly names: readonly string[];
}

/**
 * Where the code that was typed would stand. A path begins at a code of its first name, one at the root before others; a
 * single name stands below `besideId`.
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
 * Makes the code that was typed, with those above it that are not there yet; resolves to it, or to the code that is
 * there already. All of it belongs to `group`.
 */
export async function makeCode(query: string, besideId: string | null, group: string): Promise<CodeRecord> {
  const { codebook } = projectStore.getState();
  const { parentId, names } = plannedCode(codebook, query, besideId);
  let made = codebook.byId.get(parentId ?? '');
  for (const [at, name] of names.entries()) {
    const below = at === 0 ? parentId : (made?.id ?? null);
    // Each stands below the one before.
    made = await api.codes.create({ name, parentId: below }, { group });
  }
  return made ?? (await api.codes.create({ name: query.trim(), parentId: besideId }, { group }));
}
