import type { ReactNode } from 'react';

/** Words in an element of their own: in a flex line, text that stands bare is cut without its ellipsis. */
export function elided(content: ReactNode): ReactNode {
  return typeof content === 'string' || typeof content === 'number' ? <span>{content}</span> : content;
}
