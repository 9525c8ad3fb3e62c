import type { ScreenView } from '#renderer/app/screen-view.ts';
import { SearchScreen } from './search-screen.tsx';

/** Search of all texts. */
export const searchScreen: ScreenView = { Work: SearchScreen };
