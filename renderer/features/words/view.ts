import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { WordsScreen } from './words-screen.tsx';

/** The words of the texts: how common they are, what marks one side, and each in its context. */
export const wordsView: ScreenView = { Work: WordsScreen };
