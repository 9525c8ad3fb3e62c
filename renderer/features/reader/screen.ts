import type { ScreenView } from '#renderer/app/screens.ts';
import { Navigator } from '#renderer/features/navigator/navigator.tsx';
import { ReaderInspector } from './inspector.tsx';
import { Reader } from './reader.tsx';

/** Read and code. */
export const readerScreen: ScreenView = { Work: Reader, Navigator, Inspector: ReaderInspector };
