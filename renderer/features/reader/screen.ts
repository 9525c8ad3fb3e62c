import type { ScreenView } from '#renderer/app/screen-view.ts';
import { BesideText } from '#renderer/features/passages/beside-text.tsx';
import { ReaderInspector } from './inspector.tsx';
import { ReadingSides } from './reading-sides.tsx';

/** Read and code. */
export const readerScreen: ScreenView = {
  Work: ReadingSides,
  Navigator: BesideText,
  Inspector: ReaderInspector,
};
