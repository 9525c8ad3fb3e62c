import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { SaturationInspector } from './saturation-inspector.tsx';
import { SaturationScreen } from './saturation-screen.tsx';

/** The kind of analysis of new codes: when they stopped coming, and the passages behind each. */
export const saturationView: ScreenView = { Work: SaturationScreen, Inspector: SaturationInspector };
