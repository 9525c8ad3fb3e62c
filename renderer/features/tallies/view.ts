import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { TalliesScreen } from './tallies-screen.tsx';
import { TallyInspector } from './tally-inspector.tsx';

/** The kind of analysis Tally: counts of themes and codes, and the passages behind each number. */
export const tallyView: ScreenView = { Work: TalliesScreen, Inspector: TallyInspector };
