import type { GridRequest } from '#core/summary-grid/request.ts';
import type { WrittenGrid } from '#core/summary-grid/written.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChoicesOfKind, type ChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { firstGrid, gridRequestOf, type GridChoices, type OwnGridChoices } from './grid-choices.ts';

const requestFor = derived(({ tables }, choices: GridChoices) => gridRequestOf(choices, tables));

/** The settings of the grid in this study, and a function that changes them. */
export function useGridChoices(): ChoicesOfKind<OwnGridChoices> {
  return useChoicesOfKind('grid', firstGrid);
}

/** The grid for the current settings, made again when something it depends on changes. */
export function useGrid(): { readonly request: GridRequest; readonly answer: Answer<WrittenGrid> } {
  const [choices] = useGridChoices();
  const request = useProject(requestFor(choices));
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.summaries.grid(request));
  return { request, answer };
}
