import { useState } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

export type Kind = 'document' | 'interview';

/**
 * The class that what comes in will have: as it was for the last of this kind in this project, until another is
 * given. Documents and interviews have classes of their own, so that the one never becomes the other's unseen.
 */
export function useClassFor(kind: Kind): {
  readonly className: string;
  readonly setClassName: (name: string) => void;
  /** For the next of this kind. */
  readonly keepClass: () => void;
} {
  const path = useProject((state) => state.open?.path ?? '');
  const [usual, setUsual] = useChoice(`import.class ${kind} ${path}`, '');
  const [given, setGiven] = useState<string | null>(null);
  const className = given ?? usual;
  return { className, setClassName: setGiven, keepClass: () => setUsual(className.trim()) };
}
