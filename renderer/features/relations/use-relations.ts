import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Relations } from '#core/relations/relations.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import { useChoicesOfKind, type ChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import {
  firstOwnChoices,
  requestsOf,
  type RequestOfKind,
  type OwnRelationChoices,
  type RelationChoices,
} from './relation-choices.ts';

/** The relations of the sources of one kind. */
export interface RelationsOfKind extends RequestOfKind {
  readonly relations: Relations;
}

/** How far the texts have been read for the first count by paragraph. */
interface Reading {
  readonly at: Progress;
  readonly startedAt: number;
}

/** Shared, because the table and the passages beside it ask the same question. */
const store = createStore<{ readonly reading: Reading | null; readonly stopped: string | null }>(() => ({
  reading: null,
  stopped: null,
}));

function onProgress(at: Progress): void {
  store.setState(({ reading }) => ({ reading: { at, startedAt: reading?.startedAt ?? Date.now() } }));
}

const requestsFor = derived(({ tables }, choices: RelationChoices) => requestsOf(choices, tables));

/** The settings of this project, and a function that changes them. */
export function useRelationChoices(): ChoicesOfKind<OwnRelationChoices> {
  return useChoicesOfKind('relations', firstOwnChoices);
}

export interface AskedRelations {
  readonly answer: Answer<readonly RelationsOfKind[]>;
  /** While texts are read for the first time; else null. */
  readonly reading: Reading | null;
  readonly stop: () => void;
  /** Counts again after a stop; null if it was not stopped. */
  readonly goOn: (() => void) | null;
}

/** The relations for the current settings, counted again when something changes. */
export function useRelations(): AskedRelations {
  const [choices] = useRelationChoices();
  const requests = useProject(requestsFor(choices));
  const key = JSON.stringify(requests);
  const { reading, stopped } = useStore(store);
  const isStopped = stopped === key;
  const answer = useAnswer(isStopped ? null : key, async (asking) => {
    try {
      return await Promise.all(
        requests.map(async (each) => ({
          ...each,
          relations: await asking.tallies.relations(each.request, { onProgress }),
        })),
      );
    } finally {
      store.setState({ reading: null });
    }
  });
  return {
    answer,
    reading: answer.loading ? reading : null,
    stop: () => store.setState({ stopped: key, reading: null }),
    goOn: isStopped ? () => store.setState({ stopped: null }) : null,
  };
}
