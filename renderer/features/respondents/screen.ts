import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { RespondentsPanel } from './respondents-panel.tsx';
import { RespondentsScreen } from './respondents-screen.tsx';

export const respondentsScreen: ScreenView = { Work: RespondentsScreen, Inspector: RespondentsPanel };
