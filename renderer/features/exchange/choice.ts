// How to treat what is already in the project.

import type { Decision } from '#renderer/common/conflicts/decision.ts';

export interface Choice extends Decision<string> {
  /** Whether existing things are updated, or imported a second time. */
  readonly how: 'merge' | 'beside';
  /** Whether coders with the same name are one person. */
  readonly coders: 'as-named' | 'together' | 'apart';
}

export const asProposed: Choice = { how: 'merge', conflicts: 'ours', except: [], coders: 'as-named' };
