import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { CompareScreen } from './compare-screen.tsx';
import { ThemeInspector } from './theme-inspector.tsx';

/** The comparison screen. */
export const compareScreen: ScreenView = { Work: CompareScreen, Inspector: ThemeInspector };
