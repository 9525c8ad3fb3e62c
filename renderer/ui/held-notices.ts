// Notices stay while the focus is in one of them: whoever tabs to its *Undo* must not find it gone.
import { useEffect } from 'react';
import { toast } from 'sonner';
import { noticesAround } from './leave-notices.ts';

/** How long each held notice stays once it is let go, in milliseconds, by its id. */
const held = new Map<number | string, number>();

/** Keeps the time of all notices from passing while one of them has the focus. Use it once in the window. */
export function useHeldNotices(): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const follow = (focused: EventTarget | null): void => (noticesAround(focused) ? hold() : letGo());
    window.addEventListener('focusin', ({ target }) => follow(target), { signal });
    window.addEventListener('focusout', ({ relatedTarget }) => follow(relatedTarget), { signal });
    return () => ended.abort();
  }, []);
}

function hold(): void {
  for (const each of toast.getToasts()) {
    if (!('title' in each) || each.duration === undefined || each.duration === Infinity) continue;
    held.set(each.id, each.duration);
    toast(each.title, { ...each, duration: Infinity });
  }
}

/** The time of each begins anew. */
function letGo(): void {
  if (held.size === 0) return;
  for (const each of toast.getToasts()) {
    const duration = held.get(each.id);
    if ('title' in each && duration !== undefined) toast(each.title, { ...each, duration });
  }
  held.clear();
}
