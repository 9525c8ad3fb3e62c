// Which side wins in conflicts: in all of them, and in each exception.

export type WinningSide = 'ours' | 'theirs';

export interface Decision<Key extends string | number> {
  readonly conflicts: WinningSide;
  /** Keys of the conflicts that the other side wins. */
  readonly except: readonly Key[];
}

/** The side that wins one conflict. */
export function sideOf<Key extends string | number>(
  { conflicts, except }: Decision<Key>,
  key: Key,
): WinningSide {
  if (!except.includes(key)) return conflicts;
  return conflicts === 'ours' ? 'theirs' : 'ours';
}

/** The decision with the winner of one conflict set. */
export function withSide<Key extends string | number>(
  { conflicts, except }: Decision<Key>,
  key: Key,
  side: WinningSide,
): Decision<Key> {
  const others = except.filter((each) => each !== key);
  return { conflicts, except: side === conflicts ? others : [...others, key] };
}
