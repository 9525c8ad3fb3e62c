import type { TallyRequest } from '#core/counting/request.ts';
import type { Tally } from '#core/counting/tally.ts';
import { coderChoice } from '#renderer/common/counts/layer-choice.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { firstChoices, firstGrouping, possible, requestOf, type TallyChoices } from './tally-choices.ts';

const nothingKept: Partial<TallyChoices> = {};

const choicesOf = derived(({ tables }, kept: Partial<TallyChoices>, blindId: string | null) => {
  // Settings remembered by an earlier version may lack a field.
  const choices = possible({ ...firstChoices, by: firstGrouping(kept, tables), ...kept }, tables);
  return blindId === null ? choices : possible({ ...choices, layer: coderChoice(blindId) }, tables);
});

const requestFor = derived(({ tables }, choices: TallyChoices) => requestOf(choices, tables));

/** The settings of this project without conditions on what was deleted, and a function that changes them. */
export function useTallyChoices(): readonly [TallyChoices, (changed: Partial<TallyChoices>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const [kept, keep] = useChoice(`tallies ${path}`, nothingKept);
  const blindId = useBlindCoderId();
  const choices = useProject(choicesOf(kept, blindId));
  return [choices, (changed) => keep({ ...kept, ...changed })];
}

/** The question as text, so that the same one is not asked twice, and its answer. */
export interface AskedTally {
  readonly request: TallyRequest;
  readonly answer: Answer<Tally>;
}

/** The tally for the current settings, counted again when something it depends on changes. */
export function useTally(): AskedTally {
  const [choices] = useTallyChoices();
  const request = useProject(requestFor(choices));
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.tallies.count(request));
  return { request, answer };
}
