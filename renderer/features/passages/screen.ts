import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { CodeList } from './code-list.tsx';
import { PassagesScreen } from './passages-screen.tsx';

/** The passages of a code or theme. */
export const passagesScreen: ScreenView = { Work: PassagesScreen, Navigator: CodeList };
