// The current queue, computed once for all components that show a part of it.
import { useMemo } from 'react';
import type { SampleRecord } from '#core/records.ts';
import { derived } from '#renderer/state/derived.ts';
import { projectStore, type ProjectState } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { workingCoder } from '#renderer/state/working-coder.ts';
import { useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import { queueItems, queueOf, type Queue, type QueueItem, type QueueOf } from './queue.ts';
import { placeIn, queuePlace, type QueuePlace } from './queue-place.ts';

/** `make` with a memory of its last result. */
function once<Asked extends readonly unknown[], Result>(
  make: (...asked: Asked) => Result,
): (...asked: Asked) => Result {
  let last: { asked: Asked; result: Result } | null = null;
  return (...asked) => {
    if (!last?.asked.every((each, place) => each === asked[place])) last = { asked, result: make(...asked) };
    return last.result;
  };
}

const itemsOf = derived(({ tables }, coderId: string | undefined) => queueItems(tables, coderId));

const madeQueue = once(
  (items: readonly QueueItem[], place: QueuePlace, samples: ProjectState['tables']['sample']) =>
    queueOf(
      items,
      place.settings,
      membersOf(place.settings.of, samples),
      new Set(place.kept),
      place.currentId,
    ),
);

const noMembers: ReadonlySet<string> = new Set();

/** The source ids of a sample or a list; empty for other queues. */
export function membersOf(of: QueueOf, samples: ReadonlyMap<string, SampleRecord>): ReadonlySet<string> {
  if (of.what === 'listed') return new Set(of.ids);
  if (of.what !== 'sample') return noMembers;
  const sample = samples.get(of.sampleId);
  // Written only by `samples.draw`.
  return new Set(sample ? (JSON.parse(sample.sourceIds) as string[]) : []);
}

/** Every source as an item of triage, for the working coder. */
export function useQueueItems(): readonly QueueItem[] {
  const coderId = useWorkingCoderId();
  return useProject(itemsOf(coderId));
}

export interface ShownQueue extends Queue {
  readonly place: QueuePlace;
  /** Every source. */
  readonly all: readonly QueueItem[];
  /** The current item; the first one if none was chosen. */
  readonly current: QueueItem | null;
}

/** The queue of the open project. */
export function useQueue(): ShownQueue {
  const all = useQueueItems();
  const samples = useProject((state) => state.tables.sample);
  const path = useProject((state) => state.open?.path ?? '');
  const choices = useWorkspace((state) => state.choices);
  const place = placeIn(choices, path);
  const queue = madeQueue(all, place, samples);
  return useMemo(() => shownQueue(queue, place, all), [queue, place, all]);
}

/** The same outside components, for keys. */
export function queueNow(): ShownQueue {
  const project = projectStore.getState();
  const all = itemsOf(workingCoder(project, workspaceStore.getState()))(project);
  const place = queuePlace();
  return shownQueue(madeQueue(all, place, project.tables.sample), place, all);
}

function shownQueue(queue: Queue, place: QueuePlace, all: readonly QueueItem[]): ShownQueue {
  const current = queue.items.find(({ source }) => source.id === place.currentId) ?? queue.items[0] ?? null;
  return { ...queue, place, all, current };
}
