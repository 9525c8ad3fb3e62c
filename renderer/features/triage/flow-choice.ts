// The sources in the flow figure, its numbers, and the queue behind each number.
import type { SourceKind } from '#core/records.ts';
import { sourcesIn, type Flow, type FlowBox } from '#core/triage/flow.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { flowNumberInWords, type FlowNumber } from '#words/flow-figure.ts';
import { allToScreen } from './queue.ts';
import { makeQueue } from './queue-place.ts';
import { showTriageView } from '#renderer/common/openers/triage-view.ts';

export interface FlowChoice {
  readonly kind: SourceKind | 'all';
  /** Class ids, and `none` for sources without a class; empty for all classes. */
  readonly classIds: readonly string[];
}

/** The choice remembered for the open project, with its setter. */
export function useFlowChoice(): readonly [FlowChoice, (choice: FlowChoice) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<FlowChoice>(`triage.flow ${path}`, { kind: 'document', classIds: [] });
}

/** The choice in the form of a request. */
export function flowRequest({ kind, classIds }: FlowChoice) {
  return {
    ...(kind === 'all' ? {} : { kind }),
    ...(classIds.length === 0 ? {} : { classIds: classIds.map((id) => (id === 'none' ? null : id)) }),
  };
}

/** The flow of the chosen sources, asked again when it may have changed. */
export function useFlow(): Answer<Flow> {
  const [choice] = useFlowChoice();
  const request = flowRequest(choice);
  return useAnswer(`flow ${JSON.stringify(request)}`, (asking) => asking.triage.flow(request));
}

/** Opens exactly the sources behind a number as a queue. */
export function openNumber(flow: Flow, { box, reason }: FlowNumber): void {
  const words = currentWords();
  const what = flowNumberInWords(words, reason === undefined ? { box } : { box, reason });
  const named = reason === undefined ? what : words.t('triage:of_excluded_for', { reason: what });
  makeQueue({
    ...allToScreen,
    of: {
      what: 'listed',
      title: words.t('triage:flow_listed', { what: named }),
      ids: sourcesIn(flow, box, reason),
    },
  });
  showTriageView('queue');
}

/** The numbers as an outline: each below the one it is part of. */
export function flowOutline(
  flow: Flow,
): readonly { readonly number: FlowNumber; readonly depth: number; readonly count: number }[] {
  const line = (box: FlowBox, depth: number) => ({ number: { box }, depth, count: flow.counts[box] });
  return [
    line('found', 0),
    line('duplicates', 1),
    line('single', 0),
    line('excluded', 1),
    ...flow.reasons.map(({ reason, count }) => ({
      number: { box: 'excluded' as const, reason },
      depth: 2,
      count,
    })),
    line('kept', 0),
    line('new', 1),
    line('second-look', 1),
    line('included', 1),
    line('reviewed', 0),
    line('coded', 1),
    line('uncoded', 1),
    line('unreviewed', 0),
    line('begun', 1),
    line('untouched', 1),
  ];
}
