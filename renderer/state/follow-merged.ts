// Whoever works in this window and is merged into another coder is that one from then on, until the merge is undone.
import type { Change } from '#core/change.ts';

/** Who works in the window, and who coders that were merged are now. */
export interface Desk {
  /** The project that is open; undefined for none. */
  readonly path: () => string | undefined;
  /** The coder chosen for the project. */
  readonly worker: (path: string) => string | undefined;
  readonly workAs: (path: string, coderId: string) => void;
  readonly merged: () => Promise<Readonly<Record<string, string>>>;
}

/** What hears every change and keeps whoever works at the desk who they are. */
export function followingMerges(desk: Desk): (change: Change) => Promise<void> {
  /** Who worked here before the last merge of that coder. */
  let followed: { readonly path: string; readonly from: string; readonly to: string } | null = null;
  return async (change) => {
    const path = desk.path();
    const worker = path === undefined ? undefined : desk.worker(path);
    if (path === undefined || worker === undefined) return;
    if (followed?.path === path && followed.to === worker && change.added.coder?.[followed.from]) {
      desk.workAs(path, followed.from);
      followed = null;
      return;
    }
    if (!change.removed.coder?.[worker]) return;
    const to = (await desk.merged())[worker];
    if (to === undefined) return;
    followed = { path, from: worker, to };
    desk.workAs(path, to);
  };
}
