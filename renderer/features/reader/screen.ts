import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { BesideText } from './beside-text.tsx';
import { ReaderInspector } from './inspector.tsx';
import { ReadingSides } from './reading-sides.tsx';

/** The screen to read and code. */
export const readerScreen: ScreenView = {
  Work: ReadingSides,
  Navigator: BesideText,
  Inspector: ReaderInspector,
};
