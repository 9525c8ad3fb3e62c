// Whose word stands where both sides changed something: in all of it, and in each by itself.

export type WhoseWord = 'ours' | 'theirs';

export interface Decision<Key extends string | number> {
  readonly conflicts: WhoseWord;
  /** Keys of the conflicts in which it is the other's. */
  readonly except: readonly Key[];
}

/** Whose word stands in one conflict. */
export function sideOf<Key extends string | number>(
  { conflicts, except }: Decision<Key>,
  key: Key,
): WhoseWord {
  if (!except.includes(key)) return conflicts;
  return conflicts === 'ours' ? 'theirs' : 'ours';
}

/** The decision with one conflict decided by itself. */
export function withSide<Key extends string | number>(
  { conflicts, except }: Decision<Key>,
  key: Key,
  side: WhoseWord,
): Decision<Key> {
  const others = except.filter((each) => each !== key);
  return { conflicts, except: side === conflicts ? others : [...others, key] };
}
