// Why a snapshot was made, in words.
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import type { Words } from './words.ts';

/** “Before merging fair → fairs”. `about` is the change that followed, or the name that somebody gave the snapshot. */
export function snapshotReason({ t }: Words, why: SnapshotReason, about: string): string {
  if (about === '') return t(`snapshots:why_${why}`);
  switch (why) {
    case 'hand':
    case 'import':
    case 'merge':
      return t(`snapshots:why_${why}_named`, { about });
    case 'large-act':
      return t('snapshots:why_large-act_named', {
        about: t(`methods:${about.replace('.', '_')}`, { defaultValue: about }),
      });
    default:
      return t(`snapshots:why_${why}`);
  }
}
