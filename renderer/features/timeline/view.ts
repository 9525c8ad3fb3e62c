import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { TimelineInspector } from './timeline-inspector.tsx';
import { TimelineScreen } from './timeline-screen.tsx';

/** The kind of analysis Timeline: themes or codes over time, and the passages behind each point. */
export const timelineView: ScreenView = { Work: TimelineScreen, Inspector: TimelineInspector };
