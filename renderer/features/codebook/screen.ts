import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { CodebookScreen } from './codebook-screen.tsx';
import { CodeInspector } from './code-inspector.tsx';

/** The codebook: its tree, and the rule of the chosen code. */
export const codebookScreen: ScreenView = { Work: CodebookScreen, Inspector: CodeInspector };
