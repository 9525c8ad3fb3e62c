// Acts on the project itself: its name, its description, whose codings count by default.
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** The facts of a change of the project's row; null for any other act. */
export function projectFacts({ updated, thing }: ActRows): ActFacts | null {
  const [change] = updated('project');
  if (!change) return null;
  const [from, to] = change;
  if (from.name !== to.name)
    return { ...plainFacts('renamed_project'), value: { of: 'text', from: from.name, to: to.name } };
  if (from.mainCoderId !== to.mainCoderId)
    return { ...plainFacts('made_main_coder'), things: { coder: thing('other', to.mainCoderId) } };
  const field = (['description', 'notice'] as const).find((each) => from[each] !== to[each]);
  if (field === undefined) return null;
  return {
    ...plainFacts('changed_project_field'),
    field,
    value: { of: 'text', from: from[field] || null, to: to[field] || null },
  };
}
