import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { RoundsScreen } from './rounds-screen.tsx';

/** The part of Agreement about blind rounds and second passes. */
export const roundsView: ScreenView = { Work: RoundsScreen };
