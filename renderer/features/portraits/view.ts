import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { PortraitsInspector } from './portraits-inspector.tsx';
import { PortraitsScreen } from './portraits-screen.tsx';

/** The kind of analysis Portraits: each source as a line of its passages, and who carries a theme. */
export const portraitsView: ScreenView = { Work: PortraitsScreen, Inspector: PortraitsInspector };
