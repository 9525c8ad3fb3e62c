import type { TimelineEventRecord } from '#core/records.ts';
import { byPosition } from '#core/by-position.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';

const eventsOf = derived(({ tables }): readonly TimelineEventRecord[] =>
  [...tables.timelineEvent.values()].toSorted(
    (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || byPosition(a, b),
  ),
);

/** The events of this study, by date. */
export function useEvents(): { readonly events: readonly TimelineEventRecord[] } {
  return { events: useProject(eventsOf()) };
}
