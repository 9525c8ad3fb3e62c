import { useState } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

export type Kind = 'document' | 'interview';

/**
 * The class for the next import: the one of the last import of this kind in this project until another is chosen.
 * Documents and interviews have separate ones, so that neither silently passes on to the other.
 */
export function useClassFor(kind: Kind): {
  readonly className: string;
  readonly setClassName: (name: string) => void;
  /** Remembers the class for the next import of this kind. */
  readonly keepClass: () => void;
} {
  const path = useProject((state) => state.open?.path ?? '');
  const [usual, setUsual] = useChoice(`import.class ${kind} ${path}`, '');
  const [given, setGiven] = useState<string | null>(null);
  const className = given ?? usual;
  return { className, setClassName: setGiven, keepClass: () => setUsual(className.trim()) };
}
