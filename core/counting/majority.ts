// How a majority was decided: where nobody had a vote, where votes were equal, and where one person alone voted.
import type { Selection } from './selection.ts';

/** The result of the votes on the sources of a base. */
export interface MajorityVotes {
  /** Sources of the base that nobody in the layer has reviewed: nothing can be decided there. */
  readonly undecidable: ReadonlySet<string>;
  /** Sources of the base with exactly one reviewer. */
  readonly single: ReadonlySet<string>;
  /** The sources in which these codes have equal votes for and against, and none has a majority. */
  readonly tied: (codeIds: ReadonlySet<string>) => string[];
}

/** Counts the votes. A reviewer of a source votes for a code if one of their codings of it counts there. */
export function majorityVotes(selection: Selection): MajorityVotes {
  const { codings, layer, base, narrowed } = selection;
  const { code, coder } = codings.columns;
  const undecidable = new Set<string>();
  const single = new Set<string>();
  const outcomes = new Map<string, { won: Set<string>; tied: Set<string> }>();
  for (const { id } of base.sources) {
    const reviewers = new Set(layer.reviewsOf(id).map(({ coderId }) => coderId));
    if (reviewers.size === 0) undecidable.add(id);
    if (reviewers.size === 1) single.add(id);
    const votes = new Map<string, Set<string>>();
    for (const slot of codings.slotsOf(codings.sources.find(id))) {
      const coderId = codings.coders.idOf(coder[slot]!);
      if (!reviewers.has(coderId) || !narrowed(slot)) continue;
      const codeId = codings.codes.idOf(code[slot]!);
      const voters = votes.get(codeId) ?? new Set();
      votes.set(codeId, voters.add(coderId));
    }
    const won = new Set<string>();
    const tied = new Set<string>();
    for (const [codeId, { size }] of votes) {
      if (size * 2 > reviewers.size) won.add(codeId);
      if (size * 2 === reviewers.size) tied.add(codeId);
    }
    if (tied.size > 0) outcomes.set(id, { won, tied });
  }
  return {
    undecidable,
    single,
    tied: (codeIds) =>
      [...outcomes]
        .filter(([, { won, tied }]) => meet(codeIds, tied) && !meet(codeIds, won))
        .map(([id]) => id),
  };
}

function meet(codeIds: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...others].some((id) => codeIds.has(id));
}
