import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { HistoryScreen } from './history-screen.tsx';

/** The audit trail. */
export const historyScreen: ScreenView = { Work: HistoryScreen };
