import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { CrosstabInspector } from './crosstab-inspector.tsx';
import { CrosstabScreen } from './crosstab-screen.tsx';

/** The kind of analysis Crosstab: themes or codes by two groupings at once, and the passages behind each number. */
export const crosstabView: ScreenView = { Work: CrosstabScreen, Inspector: CrosstabInspector };
