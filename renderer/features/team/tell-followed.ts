import { notify } from '#renderer/ui/toast.tsx';
import type { Words } from '#words/words.ts';

/** Says where this file's team is kept now, and where the file lies as it was, if the study was fetched again. */
export function tellFollowed(
  { t }: Words,
  { place, kept }: { readonly place: string; readonly kept?: string | undefined },
): void {
  notify(
    t('team_begin:moved.done', { place }),
    kept === undefined ? {} : { detail: t('team:kept_as', { path: kept }) },
  );
}
