import type { Timeline, TimelineRequest } from '#core/timeline/timeline.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { firstOwnChoices, possible, requestOf, type TimelineChoices } from './timeline-choices.ts';

const choicesOf = derived(({ tables }, choices: TimelineChoices) => possible(choices, tables));
const requestFor = derived(({ tables }, choices: TimelineChoices) => requestOf(choices, tables));

/** The settings of this study without what was deleted, and a function that changes them. */
export function useTimelineChoices(): readonly [
  TimelineChoices,
  (changed: Partial<TimelineChoices>) => void,
] {
  const [choices, change] = useChoicesOfKind('timeline', firstOwnChoices);
  return [useProject(choicesOf(choices)), change];
}

/** A timeline with the request that it answers. */
export interface AskedTimeline {
  readonly request: TimelineRequest;
  readonly answer: Answer<Timeline>;
}

/** The timeline for the current settings, counted again when something it depends on changes. */
export function useTimeline(): AskedTimeline {
  const [choices] = useTimelineChoices();
  const request = useProject(requestFor(choices));
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.tallies.timeline(request));
  return { request, answer };
}
