import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

/** With fewer respondents than this, percentages would be misleading. */
const MIN_FOR_PERCENTAGES = 20;

/** Whether Table 1 shows percentages: as switched, by default if there are enough respondents. */
export function usePercentages(people: number): readonly [boolean, (shown: boolean) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const [switched, setSwitched] = useChoice<boolean | null>(`respondents.percentages ${path}`, null);
  return [switched ?? people >= MIN_FOR_PERCENTAGES, setSwitched];
}
