// Whoever works in this window and is merged into another coder is that one from then on, until the merge is undone.
import type { Change } from '#core/change.ts';

/** Who works in the window, and who coders that were merged are now. */
export interface Desk {
  /** The project that is open; undefined for none. */
  readonly path: () => string | undefined;
  /** The coder chosen for the project. */
  readonly worker: (path: string) => string | undefined;
  readonly workAs: (path: string, coderId: string) => void;
  /** Says who is gone while it is being asked who they are now; null when that is known. */
  readonly becoming: (coderId: string | null) => void;
  readonly merged: () => Promise<Readonly<Record<string, string>>>;
}

/** Who sat down here, and who they are by the merges since. */
interface Seat {
  readonly path: string;
  readonly origin: string;
  readonly now: string;
}

/** What hears every change, before it is shown, and keeps whoever works at the desk who they are. */
export function followingMerges(desk: Desk): (change: Change) => Promise<void> {
  let followed: Seat | null = null;

  const seatNow = (): Seat | null => {
    const path = desk.path();
    const now = path === undefined ? undefined : desk.worker(path);
    if (path === undefined || now === undefined) return null;
    return followed?.path === path && followed.now === now ? followed : { path, origin: now, now };
  };

  /** Whoever sat down may have become another in several steps: what counts is who they are at the end. */
  const follow = (seat: Seat, merged: Readonly<Record<string, string>>): void => {
    const to = merged[seat.origin];
    // Somebody else may have been chosen meanwhile.
    if (to === undefined || to === seat.now || desk.worker(seat.path) !== seat.now) return;
    followed = { ...seat, now: to };
    desk.workAs(seat.path, to);
  };

  return async ({ added, removed }) => {
    const seat = seatNow();
    if (seat === null) return;
    if (removed.coder?.[seat.now]) {
      desk.becoming(seat.now);
      try {
        follow(seat, await desk.merged());
      } finally {
        desk.becoming(null);
      }
      return;
    }
    if (seat.origin === seat.now || !added.coder) return;
    if (added.coder[seat.origin]) {
      // Not before they are shown among the coders.
      await Promise.resolve();
      if (desk.worker(seat.path) !== seat.now) return;
      followed = null;
      desk.workAs(seat.path, seat.origin);
    } else follow(seat, await desk.merged());
  };
}
