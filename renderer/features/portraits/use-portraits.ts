import type { Portraits } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChoicesOfKind, type ChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import {
  firstPortraits,
  portraitsRequestOf,
  type OwnPortraitsChoices,
  type PortraitsChoices,
} from './portraits-choices.ts';

const requestFor = derived(({ tables }, choices: PortraitsChoices) => portraitsRequestOf(choices, tables));

/** The settings of portraits in this study, and a function that changes them. */
export function usePortraitsChoices(): ChoicesOfKind<OwnPortraitsChoices> {
  return useChoicesOfKind('portraits', firstPortraits);
}

/** The portraits for the current settings, made again when something they depend on changes. */
export function usePortraits(): { readonly request: PortraitsRequest; readonly answer: Answer<Portraits> } {
  const [choices] = usePortraitsChoices();
  const request = useProject(requestFor(choices));
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.tallies.portraits(request));
  return { request, answer };
}
