// The panels beside the work, and the names under which their width and state are remembered. A narrow window and two
// texts side by side each have their own.
import { besideOf } from '#renderer/state/side.ts';
import { analysisKindIn } from '#renderer/state/analysis-kind.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';
import type { Pane, PaneBounds } from '#renderer/ui/panes/pane.ts';
import { isNarrow } from '#renderer/ui/use-narrow.ts';

export type Panel = 'navigator' | 'inspector';

export const BOUNDS: Readonly<Record<Panel, PaneBounds>> = {
  navigator: { min: 200, max: 480 },
  inspector: { min: 260, max: 560 },
};

const SIZE: Readonly<Record<Panel, number>> = { navigator: 262, inspector: 312 };
/** Where one writes in the inspector it is wider, if the window has room for it beside the work. */
const SIZE_TO_WRITE = 352;
/** In a narrow window, as at 200% zoom, the grid beside it needs its half. */
const SIZE_TO_WRITE_NARROW = 290;

export interface PanelPlace {
  readonly panel: Panel;
  /** Whether the window is too narrow for three columns. */
  readonly isNarrow: boolean;
  /**
   * Whether two texts stand side by side: the inspector then stays closed at the edge and opens over the right text.
   */
  readonly isSplit: boolean;
  /** Whether one writes in the inspector: it then has a width of its own. */
  readonly isWritten: boolean;
}

/** Whether the screen is one in whose inspector one writes: the summary grid. */
export function isWrittenBeside(state: Pick<WorkspaceState, 'choices' | 'projectPath' | 'screen'>): boolean {
  return state.screen === 'analysis' && analysisKindIn(state) === 'grid';
}

/** The name under which a panel's state is remembered in this layout. */
export function choiceOf({ panel, isNarrow: narrow, isSplit, isWritten }: PanelPlace): string {
  const state = panel === 'navigator' ? '' : isSplit ? '.beside' : isWritten ? '.written' : '';
  return `app.${panel}${state}${narrow ? '.narrow' : ''}`;
}

/** The default state of a panel in this layout: closed if it would leave the work too little room. */
export function untouched({ panel, isNarrow: narrow, isSplit, isWritten }: PanelPlace): Pane {
  const size =
    panel === 'inspector' && isWritten ? (narrow ? SIZE_TO_WRITE_NARROW : SIZE_TO_WRITE) : SIZE[panel];
  return { size, collapsed: narrow || (isSplit && panel === 'inspector') };
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
  const isWritten = isWrittenBeside(state);
  const place: PanelPlace = { panel: 'inspector', isNarrow: isNarrow(), isSplit, isWritten };
  const pane = paneOf(state.choices, place);
  if (pane.collapsed) changePane(place, { ...pane, collapsed: false });
}

function paneOf(choices: Readonly<Record<string, unknown>>, place: PanelPlace): Pane {
  return (choices[choiceOf(place)] as Pane | undefined) ?? untouched(place);
}
