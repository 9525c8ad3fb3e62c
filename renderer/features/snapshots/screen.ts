import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { SnapshotsScreen } from './snapshots-screen.tsx';

/** The snapshots screen. */
export const snapshotsScreen: ScreenView = { Work: SnapshotsScreen };
