import type { ScreenView } from '#renderer/app/screen-view.ts';
import { SnapshotsScreen } from './snapshots-screen.tsx';

/** The ways back. */
export const snapshotsScreen: ScreenView = { Work: SnapshotsScreen };
