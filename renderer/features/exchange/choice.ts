// What is decided about what is here already.

export interface Choice {
  /** Whether it is brought up to date or comes in a second time. */
  readonly how: 'merge' | 'beside';
  /** Whose word stands. */
  readonly conflicts: 'ours' | 'theirs';
  /** Keys of the conflicts in which it is the other's. */
  readonly except: readonly string[];
  /** Whether coders of one name are one person. */
  readonly coders: 'as-named' | 'together' | 'apart';
}

export const asProposed: Choice = { how: 'merge', conflicts: 'ours', except: [], coders: 'as-named' };
