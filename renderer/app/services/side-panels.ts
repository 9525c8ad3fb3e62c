// The panels beside the work, and the names under which their width and state are remembered. A narrow window and two
// texts side by side each have their own.
import { besideOf } from '#renderer/state/side.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import type { Pane, PaneBounds } from '#renderer/ui/panes/pane.ts';
import { isNarrow } from '#renderer/ui/use-narrow.ts';

export type Panel = 'navigator' | 'inspector';

export const BOUNDS: Readonly<Record<Panel, PaneBounds>> = {
  navigator: { min: 200, max: 480 },
  inspector: { min: 260, max: 560 },
};

const SIZE: Readonly<Record<Panel, number>> = { navigator: 262, inspector: 312 };

export interface PanelPlace {
  readonly panel: Panel;
  /** Whether the window is too narrow for three columns. */
  readonly isNarrow: boolean;
  /**
   * Whether two texts stand side by side: the inspector then stays closed at the edge and opens over the right text.
   */
  readonly isSplit: boolean;
}

/** The name under which a panel's state is remembered in this layout. */
export function choiceOf({ panel, isNarrow: narrow, isSplit }: PanelPlace): string {
  return `app.${panel}${isSplit && panel === 'inspector' ? '.beside' : ''}${narrow ? '.narrow' : ''}`;
}

/** The default state of a panel in this layout: closed if it would leave the work too little room. */
export function untouched({ panel, isNarrow: narrow, isSplit }: PanelPlace): Pane {
  return { size: SIZE[panel], collapsed: narrow || (isSplit && panel === 'inspector') };
}

/** Sets the state of a panel. In a narrow window one panel is open at a time, so opening one closes the other. */
export function changePane(place: PanelPlace, pane: Pane): void {
  const other: PanelPlace = { ...place, panel: place.panel === 'navigator' ? 'inspector' : 'navigator' };
  workspaceStore.setState(({ choices }) => ({
    choices: {
      ...choices,
      ...(place.isNarrow &&
        !pane.collapsed && { [choiceOf(other)]: { ...paneOf(choices, other), collapsed: true } }),
      [choiceOf(place)]: pane,
    },
  }));
}

/** Opens the inspector if it is closed, because it shows what the person just asked for. */
export function openInspector(): void {
  const state = workspaceStore.getState();
  const isSplit = besideOf(state) !== null && state.screen === 'read';
  const place: PanelPlace = { panel: 'inspector', isNarrow: isNarrow(), isSplit };
  const pane = paneOf(state.choices, place);
  if (pane.collapsed) changePane(place, { ...pane, collapsed: false });
}

function paneOf(choices: Readonly<Record<string, unknown>>, place: PanelPlace): Pane {
  return (choices[choiceOf(place)] as Pane | undefined) ?? untouched(place);
}
