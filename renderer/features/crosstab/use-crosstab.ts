import { inPercent, type Crosstab, type CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { useMemo } from 'react';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { firstOwnChoices, possible, requestOf, type CrosstabChoices } from './crosstab-choices.ts';

const choicesOf = derived(({ tables }, choices: CrosstabChoices) => possible(choices, tables));
const requestFor = derived(({ tables }, choices: CrosstabChoices) => requestOf(choices, tables));

/** The settings of this study without what was deleted, and a function that changes them. */
export function useCrosstabChoices(): readonly [
  CrosstabChoices,
  (changed: Partial<CrosstabChoices>) => void,
] {
  const [choices, change] = useChoicesOfKind('crosstab', firstOwnChoices);
  return [useProject(choicesOf(choices)), change];
}

/** A crosstab with the request that it answers. */
export interface AskedCrosstab {
  readonly request: CrosstabRequest;
  readonly answer: Answer<Crosstab>;
}

/**
 * The crosstab for the current settings, counted again when something it depends on changes. What percentages are out
 * of is worked out here, without counting again.
 */
export function useCrosstab(): AskedCrosstab {
  const [choices] = useCrosstabChoices();
  const request = useProject(requestFor(choices));
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.tallies.crosstab(request));
  const { value } = answer;
  const shown = useMemo(() => value && inPercent(value, choices.percent), [value, choices.percent]);
  return { request, answer: { ...answer, value: shown } };
}
