import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { CodebookScreen } from './codebook-screen.tsx';
import { CodeInspector } from './code-inspector.tsx';

/** The codebook screen: the tree, and the definition of the selected code. */
export const codebookScreen: ScreenView = { Work: CodebookScreen, Inspector: CodeInspector };
