// The scroll position of each list, restored when one returns, even from the text.
import type { ListPlace } from '#renderer/ui/list/virtual-list.tsx';

const places = new Map<string, { current: ListPlace | null }>();

/** The place of the list with this name; the same object each time. */
export function listPlace(name: string): { current: ListPlace | null } {
  let place = places.get(name);
  if (!place) places.set(name, (place = { current: null }));
  return place;
}
