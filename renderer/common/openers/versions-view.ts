// Which part of the codebook beside its tree is shown, and which two moments are compared.
import { useProject } from '#renderer/state/use-project.ts';
import { choose, show, useChoice } from '#renderer/state/workspace.ts';
import { projectStore } from '#renderer/state/project.ts';

/** The parts of the codebook beside the tree. */
export type VersionsPart = 'versions' | 'completeness';

function nameOf(what: 'part' | 'pair' | 'coder' | 'all', path: string): string {
  return `versions.${what} ${path}`;
}

/** The part shown in this study, and a function that shows another. */
export function useVersionsPart(): readonly [VersionsPart, (part: VersionsPart) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<VersionsPart>(nameOf('part', path), 'versions');
}

/** Opens the versions of the codebook, or the completeness of its definitions. */
export function showVersions(part: VersionsPart = 'versions'): void {
  choose(nameOf('part', projectStore.getState().open?.path ?? ''), part);
  show('versions');
}

/** The two moments chosen last, as version ids, `now` for the present codebook; null before a choice. */
export function useChosenPair(): readonly [
  readonly [string, string] | null,
  (pair: readonly [string, string]) => void,
] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<readonly [string, string] | null>(nameOf('pair', path), null);
}

/** Whose codings are counted; null for the main coder. */
export function useChosenCoder(): readonly [string | null, (coderId: string | null) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<string | null>(nameOf('coder', path), null);
}

/** Whether unchanged codes are shown too. */
export function useShowsAll(): readonly [boolean, (all: boolean) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice(nameOf('all', path), false);
}
