import type { ScreenView } from '#renderer/app/screens.ts';
import { ReaderInspector } from './inspector.tsx';
import { Reader } from './reader.tsx';

/** Read and code. */
export const readerScreen: ScreenView = { Work: Reader, Inspector: ReaderInspector };
