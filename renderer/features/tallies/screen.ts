import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { TalliesScreen } from './tallies-screen.tsx';
import { TallyInspector } from './tally-inspector.tsx';

/** Themes and codes counted, and what stands behind each number. */
export const talliesScreen: ScreenView = { Work: TalliesScreen, Inspector: TallyInspector };
