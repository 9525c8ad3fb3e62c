// How a kept table or figure stands against its last export.
import type { ErrorValue } from '#core/errors.ts';
import type { PrintedChanges } from '#core/kept-tables/printed-values.ts';
import type { Words } from '../words.ts';

/** An item with its state. */
interface Standing {
  readonly isFigure: boolean;
  readonly state:
    | { readonly what: 'never' | 'same' }
    | { readonly what: 'changed'; readonly changes: PrintedChanges }
    | { readonly what: 'cannot'; readonly error: ErrorValue };
}

/** “as exported”, “3 numbers changed”, “never exported”, “cannot be made”. */
export function stateInWords({ t }: Words, { isFigure, state }: Standing): string {
  switch (state.what) {
    case 'never':
    case 'same':
    case 'cannot':
      return t(`kept_tables:state.${state.what}`);
    case 'changed': {
      const count = state.changes.values.length;
      if (count > 0) return t(`kept_tables:state.${isFigure ? 'points' : 'numbers'}`, { count });
      return t(`kept_tables:state.${state.changes.layout ? 'layout' : 'words'}`);
    }
  }
}
