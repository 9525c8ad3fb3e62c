import { inPercent, type Crosstab, type CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { useMemo } from 'react';
import { useAnswerInUnits } from '#renderer/common/counts/use-answer-in-units.ts';
import type { Answer } from '#renderer/app/services/use-answer.ts';
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
 * The crosstab for the current settings, counted again when something it depends on changes. Another unit, and what
 * percentages are out of, are shown from the same answer.
 */
export function useCrosstab(): AskedCrosstab {
  const [choices] = useCrosstabChoices();
  const { percent, unit } = choices;
  const request = useProject(requestFor(choices));
  // Only sources are estimated, but the choice stays while other units are shown.
  const { unit: _, ...inAnyUnit } = useProject(requestFor({ ...choices, unit: 'sources' }));
  const answer = useAnswerInUnits({
    key: JSON.stringify(inAnyUnit),
    unit,
    ask: (asking) => asking.tallies.crosstabInUnits({ ...inAnyUnit, unit }),
    unitOf: ({ settings }) => settings.unit,
  });
  const { value } = answer;
  const shown = useMemo(() => value && inPercent(value, percent), [value, percent]);
  return { request, answer: { ...answer, value: shown } };
}
