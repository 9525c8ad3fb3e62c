// The panels beside the work, and under which name each one's width and state are remembered: a narrow window, and two
// texts side by side, have their own.
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
  /** The window has no room for three columns. */
  readonly isNarrow: boolean;
  /** Two texts stand side by side: details wait at the edge, and open over the right one. */
  readonly isSplit: boolean;
}

/** The name under which a panel is remembered there. */
export function choiceOf({ panel, isNarrow: narrow, isSplit }: PanelPlace): string {
  return `app.${panel}${isSplit && panel === 'inspector' ? '.beside' : ''}${narrow ? '.narrow' : ''}`;
}

/** How a panel stands there until somebody has changed it: closed where the work would have no room beside it. */
export function untouched({ panel, isNarrow: narrow, isSplit }: PanelPlace): Pane {
  return { size: SIZE[panel], collapsed: narrow || (isSplit && panel === 'inspector') };
}

/** Lets a panel stand so. In a narrow window one at a time is open: two would leave the work no room. */
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

/** Opens the inspector where it is closed: for what was asked for and stands there. */
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
