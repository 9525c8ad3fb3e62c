import { useRef, useState } from 'react';

/**
 * Why what somebody tried failed, as a sentence, as long as they leave what they tried it with: once they type or choose
 * something else in the fields, whose values are `fields`, the sentence is of the past. Returns it and how it is told.
 */
export function useProblem(
  fields: readonly unknown[] = [],
): readonly [problem: string | undefined, tell: (problem: string | undefined) => void] {
  const now = JSON.stringify(fields);
  const [told, setTold] = useState<{ readonly of: string; readonly problem: string }>();
  // A refusal that arrives while somebody types is still told.
  const latest = useRef(now);
  latest.current = now;
  const tell = (problem: string | undefined): void =>
    setTold(problem === undefined ? undefined : { of: latest.current, problem });
  return [told?.of === now ? told.problem : undefined, tell];
}
