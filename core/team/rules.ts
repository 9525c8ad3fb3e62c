// What the owners of a team may keep to themselves, and from when on.

/** What owners may leave to every coder, or keep: changing codes, and importing and changing sources. */
export const leavable = ['codebook', 'sources'] as const;

export type Leavable = (typeof leavable)[number];

/** Who may change each. */
export type TeamRules = Readonly<Record<Leavable, 'owner' | 'all'>>;

/** All that another place of a log has to know. */
export interface RulesAndLayers extends TeamRules {
  /** Whose each layer of codings is; null for those of all. */
  readonly layers: readonly { readonly coderId: string; readonly personId: string | null }[];
}

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
