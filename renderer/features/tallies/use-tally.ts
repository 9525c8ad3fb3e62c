import type { TallyRequest } from '#core/counting/request.ts';
import type { Tally } from '#core/counting/tally.ts';
import { coderChoice } from '#renderer/common/counts/layer-choice.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { firstChoices, firstGrouping, possible, requestOf, type TallyChoices } from './tally-choices.ts';

/** The choices of this project, as they are possible now, and how to change some of them. */
export function useTallyChoices(): readonly [TallyChoices, (changed: Partial<TallyChoices>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const tables = useProject((state) => state.tables);
  // What was remembered by an earlier version may lack a choice.
  const [kept, keep] = useChoice<Partial<TallyChoices>>(`tallies ${path}`, {});
  const choices = possible({ ...firstChoices, by: firstGrouping(kept, tables), ...kept }, tables);
  const blindId = useBlindCoderId();
  const layer = blindId === null ? choices.layer : coderChoice(blindId);
  return [possible({ ...choices, layer }, tables), (changed) => keep({ ...kept, ...changed })];
}

/** What is asked, as text, so that the same question is not asked twice; and its answer. */
export interface AskedTally {
  readonly request: TallyRequest;
  readonly answer: Answer<Tally>;
}

/** The tally of the present choices, counted anew when something it depends on changes. */
export function useTally(): AskedTally {
  const [choices] = useTallyChoices();
  const tables = useProject((state) => state.tables);
  const request = requestOf(choices, tables);
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.tallies.count(request));
  return { request, answer };
}
