import type { ScreenView } from '#renderer/app/screens.ts';
import { HistoryScreen } from './history-screen.tsx';

/** The audit trail. */
export const historyScreen: ScreenView = { Work: HistoryScreen };
