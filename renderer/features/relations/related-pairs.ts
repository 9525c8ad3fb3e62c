// Relations as the matrix and the list of pairs show them.
import type { Codebook } from '#core/codes/codebook.ts';
import { isSmall } from '#core/counting/share.ts';
import type { Relation, Relations } from '#core/relations/relations.ts';
import type { RowOrder } from './relation-choices.ts';

/** Finds the relation of two codes, in either order; undefined for a code and itself. */
export type RelationOf = (one: string, other: string) => Relation | undefined;

/** How to find the relation of two codes. */
export function relationFinder({ relations }: Relations): RelationOf {
  const byPair = new Map(
    relations.flatMap((each) => [
      [`${each.a} ${each.b}`, each] as const,
      [`${each.b} ${each.a}`, each] as const,
    ]),
  );
  return (one, other) => byPair.get(`${one} ${other}`);
}

/** How many passages or units of a code meet the other: where codes meet by passages, each side has its own number. */
export function meetingOf({ a, aMeetingB, bMeetingA, both }: Relation, codeId: string): number | null {
  return (codeId === a ? aMeetingB : bMeetingA) ?? both;
}

/** Whether the totals of both codes are large enough for a shade and a percentage. */
export function isLarge({ nA, nB }: Relation): boolean {
  return nA !== null && nB !== null && !isSmall(nA) && !isSmall(nB);
}

/** From which counts on a shade is one step darker. Fixed, so that two matrices can be compared. */
export const shadeLimits = [1, 10, 25, 50] as const;

/** The shade of a count, from 0 to 4. */
export function shadeOf(count: number): number {
  return shadeLimits.filter((limit) => count >= limit).length;
}

/** The codes of the relations in an order. By c, those that go together stand beside each other. */
export function codesInOrder(
  relations: Relations,
  order: RowOrder,
  codebook: Codebook,
  nameOf: (codeId: string) => string,
  language: string,
): string[] {
  const places = new Map(codebook.inOrder.map(({ id }, place) => [id, place]));
  const codes = relations.codes.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const ids = codes.map(({ id }) => id);
  switch (order) {
    case 'codebook':
      return ids;
    case 'count':
      return codes.toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0)).map(({ id }) => id);
    case 'name':
      return ids.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), language));
    case 'c':
      return chained(ids, relationFinder(relations));
  }
}

/** Begins with the pair of the largest c and puts each next code beside the end that it goes with most. */
function chained(ids: readonly string[], relationOf: RelationOf): string[] {
  const left = new Set(ids);
  const chain: string[] = [];
  const c = (one: string, other: string | undefined): number => {
    const relation = other === undefined ? undefined : relationOf(one, other);
    return relation && !relation.isInside ? (relation.c ?? 0) : 0;
  };
  const strongest = (score: (id: string) => number): string =>
    [...left].reduce((best, id) => (score(id) > score(best) ? id : best));
  while (left.size > 0) {
    const [first, last] = [chain[0], chain.at(-1)];
    const next = strongest((id) =>
      chain.length === 0
        ? Math.max(...ids.map((other) => c(id, other)))
        : Math.max(c(id, first), c(id, last)),
    );
    left.delete(next);
    if (c(next, first) > c(next, last)) chain.unshift(next);
    else chain.push(next);
  }
  return chain;
}

/** The pairs that are compared, and those set apart since one code is part of the other; the largest c first. */
export function pairsOf({ relations }: Relations): { compared: Relation[]; apart: Relation[] } {
  const ordered = relations.toSorted((one, other) => (other.c ?? -1) - (one.c ?? -1));
  return {
    compared: ordered.filter(({ isInside }) => !isInside),
    apart: ordered.filter(({ isInside }) => isInside),
  };
}
