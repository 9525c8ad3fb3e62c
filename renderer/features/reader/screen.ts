import type { ScreenView } from '#renderer/app/screen-view.ts';
import { BesideText } from '#renderer/features/passages/beside-text.tsx';
import { ReaderInspector } from './inspector.tsx';
import { Reader } from './reader.tsx';

/** Read and code. */
export const readerScreen: ScreenView = { Work: Reader, Navigator: BesideText, Inspector: ReaderInspector };
