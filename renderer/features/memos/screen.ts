import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { MemosScreen } from './memos-screen.tsx';

/** All memos: the list and the sheet that lies open. */
export const memosScreen: ScreenView = { Work: MemosScreen };
