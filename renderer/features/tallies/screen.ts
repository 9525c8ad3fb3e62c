import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { TalliesScreen } from './tallies-screen.tsx';
import { TallyInspector } from './tally-inspector.tsx';

/** The Tallies screen: counts of themes and codes, and the passages behind each number. */
export const talliesScreen: ScreenView = { Work: TalliesScreen, Inspector: TallyInspector };
