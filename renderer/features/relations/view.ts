import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { RelationsInspector } from './relations-inspector.tsx';
import { RelationsScreen } from './relations-screen.tsx';

/** Where codes meet, and the passages of each meeting. */
export const relationsView: ScreenView = { Work: RelationsScreen, Inspector: RelationsInspector };
