import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { KeptTablesScreen } from './kept-tables-screen.tsx';

/** Kept tables and figures, at the end of the strip of Analysis. */
export const keptTablesView: ScreenView = { Work: KeptTablesScreen };
