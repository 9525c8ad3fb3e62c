import type { ReactNode } from 'react';

/** Wraps text in an element: bare text in a flex row is cut off without an ellipsis. */
export function elided(content: ReactNode): ReactNode {
  return typeof content === 'string' || typeof content === 'number' ? <span>{content}</span> : content;
}
