import type { TallyRequest } from '#core/counting/request.ts';
import { tallyInPercent } from '#core/counting/tally-percent.ts';
import type { Tally } from '#core/counting/tally.ts';
import { useMemo } from 'react';
import { useChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { useAnswerInUnits } from '#renderer/common/counts/use-answer-in-units.ts';
import type { Answer } from '#renderer/app/services/use-answer.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import type { CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import {
  firstGrouping,
  firstOwnChoices,
  possible,
  requestOf,
  type OwnTallyChoices,
  type TallyChoices,
} from './tally-choices.ts';

const choicesOf = derived(({ tables }, choices: CountingChoices & OwnTallyChoices) =>
  possible({ ...choices, by: choices.by ?? firstGrouping(choices, tables) }, tables),
);

const requestFor = derived(({ tables }, choices: TallyChoices) => requestOf(choices, tables));

/** The settings of this project without conditions on what was deleted, and a function that changes them. */
export function useTallyChoices(): readonly [TallyChoices, (changed: Partial<TallyChoices>) => void] {
  const [choices, change] = useChoicesOfKind('tally', firstOwnChoices);
  return [useProject(choicesOf(choices)), change];
}

/** The question as text, so that the same one is not asked twice, and its answer. */
export interface AskedTally {
  readonly request: TallyRequest;
  readonly answer: Answer<Tally>;
  /** The same counts with shares of their bases, as figures show them. */
  readonly ofBases: Tally | undefined;
}

/**
 * The tally for the current settings, counted again when something it depends on changes. Another unit, and what
 * percentages are out of, are shown from the same answer.
 */
export function useTally(): AskedTally {
  const [choices] = useTallyChoices();
  const { percent, unit } = choices;
  const request = useProject(requestFor(choices));
  // Only sources are estimated, but the choice stays while other units are shown.
  const { unit: _, ...inAnyUnit } = useProject(requestFor({ ...choices, unit: 'sources' }));
  const answer = useAnswerInUnits({
    key: JSON.stringify(inAnyUnit),
    unit,
    ask: (asking) => asking.tallies.countInUnits({ ...inAnyUnit, unit }),
    unitOf: ({ facts }) => facts.unit,
  });
  const { value: ofBases } = answer;
  const shown = useMemo(() => ofBases && tallyInPercent(ofBases, percent), [ofBases, percent]);
  return { request, answer: { ...answer, value: shown }, ofBases };
}
