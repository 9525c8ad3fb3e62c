// What is decided about what is here already.

import type { Decision } from '#renderer/common/conflicts/decision.ts';

export interface Choice extends Decision<string> {
  /** Whether it is brought up to date or comes in a second time. */
  readonly how: 'merge' | 'beside';
  /** Whether coders of one name are one person. */
  readonly coders: 'as-named' | 'together' | 'apart';
}

export const asProposed: Choice = { how: 'merge', conflicts: 'ours', except: [], coders: 'as-named' };
