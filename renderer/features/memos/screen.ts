import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { MemosScreen } from './memos-screen.tsx';

/** The Memos screen: the list and the open memo. */
export const memosScreen: ScreenView = { Work: MemosScreen };
