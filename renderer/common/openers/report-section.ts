// The section of the report in which one is, and how other screens lead to one.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { showAnalysis } from '#renderer/state/analysis.ts';
import { choiceIn, choose, workspaceStore } from '#renderer/state/workspace.ts';

/** A section, and a block in it, to be brought into view. */
interface Wanted {
  readonly key: string;
  readonly block: string | null;
}

const store = createStore<{ readonly wanted: Wanted | null }>(() => ({ wanted: null }));

/** The section that somebody asked for and that is not in view yet. */
export function useWantedSection(): Wanted | null {
  return useStore(store, ({ wanted }) => wanted);
}

/** Notes that what was asked for is in view. */
export function noteBrought(): void {
  store.setState({ wanted: null });
}

/** The key of the section one is in, outside of components. */
export function sectionHere(): string | null {
  const state = workspaceStore.getState();
  return choiceIn<string | null>(state, `report.section ${state.projectPath ?? ''}`, null);
}

/** Notes the section one is in. */
export function noteSection(key: string): void {
  if (sectionHere() !== key) choose(`report.section ${workspaceStore.getState().projectPath ?? ''}`, key);
}

/** Shows the text of the report, from a checklist for example, at a section and at one of its blocks. */
export function goToSection(key: string, block: string | null = null): void {
  const path = workspaceStore.getState().projectPath ?? '';
  choose(`report.part ${path}`, 'text');
  noteSection(key);
  store.setState({ wanted: { key, block } });
}

/** Opens the report at a section, and at one of its blocks. */
export function showInReport(key: string, block: string | null = null): void {
  goToSection(key, block);
  showAnalysis('report');
}
