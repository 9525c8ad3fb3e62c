import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { GridInspector } from './grid-inspector.tsx';
import { GridScreen } from './grid-screen.tsx';

/** The kind of analysis Summary grid: what each respondent or source says on each theme, in the analyst's words. */
export const gridView: ScreenView = { Work: GridScreen, Inspector: GridInspector };
