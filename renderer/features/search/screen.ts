import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { SearchScreen } from './search-screen.tsx';

/** The search screen. */
export const searchScreen: ScreenView = { Work: SearchScreen };
