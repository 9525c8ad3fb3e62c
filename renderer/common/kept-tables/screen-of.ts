// The screen that a kept item came from, with the settings that it had there: kept with it, and shown again on request.
import { keptSettingsFrom, type keptKinds } from '#core/kept-tables/kept-table.ts';
import { withPresentCodes } from '#core/codes/present-codes.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { openComparison } from '#renderer/state/open-comparison.ts';
import { showAnalysis } from '#renderer/state/analysis.ts';
import {
  agreementViewName,
  countingName,
  kindSettingsName,
  type AnalysisKind,
  type CountingPlace,
} from '#renderer/state/analysis-kind.ts';
import { projectStore } from '#renderer/state/project.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';

type KeptKind = (typeof keptKinds)[number];

/** What the workspace had for the screen: for all kinds of analysis, and for this one. */
interface KeptScreen {
  readonly ofAll?: unknown;
  readonly own?: unknown;
}

/** The kind of analysis that keeps such items; null for what Compare, Agreement and Triage keep. */
export function analysisOf(kind: KeptKind): AnalysisKind | null {
  const place = placeOf(kind);
  return place === 'agreement' ? null : place;
}

/** What keeps settings of its own beside those that all counts share; null for what Compare and Triage keep. */
function placeOf(kind: KeptKind): CountingPlace | null {
  if (kind === 'comparison' || kind === 'flow') return null;
  return kind === 'portrait' ? 'portraits' : kind;
}

/** The settings of the screen as they are now, to be kept beside what it shows. */
export function screenNow(kind: KeptKind): { readonly screen?: KeptScreen } {
  const place = placeOf(kind);
  const { choices, projectPath } = workspaceStore.getState();
  if (place === null || projectPath === null) return {};
  return {
    screen: {
      ofAll: choices[countingName(projectPath)],
      own: choices[kindSettingsName(place, projectPath)],
    },
  };
}

/**
 * Whether the screen of an item can be shown as it was: a stored comparison always, an analysis that was kept from its
 * screen.
 */
export function hasScreen({ kind, settings }: Pick<KeptTableRecord, 'kind' | 'settings'>): boolean {
  const { asked, shown } = keptSettingsFrom(settings);
  // Triage shows the flow of what is chosen there.
  if (kind === 'flow') return false;
  if (kind !== 'comparison') return typeof shown['screen'] === 'object';
  return typeof asked['id'] === 'string' && projectStore.getState().tables.comparison.has(asked['id']);
}

/** Shows the screen of an item with the settings that it had when the item was kept. */
export function openScreenOf({ kind, settings }: Pick<KeptTableRecord, 'kind' | 'settings'>): void {
  const { tables } = projectStore.getState();
  const { asked, shown } = keptSettingsFrom(withPresentCodes(settings, tables.code.values()));
  const path = workspaceStore.getState().projectPath ?? '';
  const place = placeOf(kind);
  if (place === null) {
    // A comparison has a screen only where it is stored.
    if (typeof asked['id'] === 'string') openComparison(asked['id']);
    return;
  }
  const { ofAll, own } = (shown['screen'] ?? {}) as KeptScreen;
  choose({ [countingName(path)]: ofAll, [kindSettingsName(place, path)]: own });
  if (place !== 'agreement') return showAnalysis(place);
  choose({ [agreementViewName(path)]: 'coefficients' });
  show('agreement');
}

/** Replaces what the workspace remembers; undefined is the default again. */
function choose(changed: Readonly<Record<string, unknown>>): void {
  workspaceStore.setState(({ choices }) => ({
    choices: Object.fromEntries(
      Object.entries({ ...choices, ...changed }).filter(([, value]) => value !== undefined),
    ),
  }));
}
