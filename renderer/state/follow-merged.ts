// When the coder who works in this window is merged into another, the window continues as that other coder until the
// merge is undone.
import type { Change } from '#core/change.ts';

/** What follows merges: the coder working in the window, and the program's list of merged coders. */
export interface Desk {
  /** The path of the open project, or undefined. */
  readonly path: () => string | undefined;
  /** The coder chosen for the project. */
  readonly worker: (path: string) => string | undefined;
  readonly workAs: (path: string, coderId: string) => void;
  /** Announces the coder who has been removed while their new identity is being asked for; null once it is known. */
  readonly becoming: (coderId: string | null) => void;
  readonly merged: () => Promise<Readonly<Record<string, string>>>;
}

/** The coder first chosen in this window, and the one they have become by merges. */
interface Seat {
  readonly path: string;
  readonly origin: string;
  readonly now: string;
}

/** Returns a listener for every change, called before the change is shown, that keeps the window's coder current. */
export function followingMerges(desk: Desk): (change: Change) => Promise<void> {
  let followed: Seat | null = null;

  const seatNow = (): Seat | null => {
    const path = desk.path();
    const now = path === undefined ? undefined : desk.worker(path);
    if (path === undefined || now === undefined) return null;
    return followed?.path === path && followed.now === now ? followed : { path, origin: now, now };
  };

  /** Continues as the coder that the original one has become, even across several merges. */
  const follow = (seat: Seat, merged: Readonly<Record<string, string>>): void => {
    const to = merged[seat.origin];
    // The person may have chosen another coder meanwhile.
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
      // Wait until the restored coder is among the records.
      await Promise.resolve();
      if (desk.worker(seat.path) !== seat.now) return;
      followed = null;
      desk.workAs(seat.path, seat.origin);
    } else follow(seat, await desk.merged());
  };
}
