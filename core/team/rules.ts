// What the owners of a team may keep to themselves, and from when on.

/** What owners may leave to every coder, or keep: changing codes, and importing and changing sources. */
export const leavable = ['codebook', 'sources'] as const;

export type Leavable = (typeof leavable)[number];

/** Who may change each. */
export type TeamRules = Readonly<Record<Leavable, 'owner' | 'all'>>;

/** The rules as the place of the log has them. */
export interface RulesThere {
  readonly rules: TeamRules;
  /** Whether this file has said that it heard of them: what was done in it before that still comes. */
  readonly isHeard: boolean;
}

/** What the owners keep. */
export function keptBy(rules: TeamRules): Leavable[] {
  return leavable.filter((each) => rules[each] === 'owner');
}

/** The rules of which the owners keep this. */
export function rulesOf(keeps: readonly Leavable[]): TeamRules {
  const who = (each: Leavable): 'owner' | 'all' => (keeps.includes(each) ? 'owner' : 'all');
  return { codebook: who('codebook'), sources: who('sources') };
}
