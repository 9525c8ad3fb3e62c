import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { SearchScreen } from './search-screen.tsx';

/** Search of all texts. */
export const searchScreen: ScreenView = { Work: SearchScreen };
