import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { HistoryScreen } from './history-screen.tsx';

/** The history screen. */
export const historyScreen: ScreenView = { Work: HistoryScreen };
