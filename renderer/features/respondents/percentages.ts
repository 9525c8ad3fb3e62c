import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

/** Below so many people a percentage says more than is known. */
const ENOUGH = 20;

/** Whether Table 1 has percentages: as it was switched, else where there are enough people. */
export function usePercentages(people: number): readonly [boolean, (shown: boolean) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const [switched, setSwitched] = useChoice<boolean | null>(`respondents.percentages ${path}`, null);
  return [switched ?? people >= ENOUGH, setSwitched];
}
