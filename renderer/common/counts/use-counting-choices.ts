// The shared settings of all kinds of analysis, and how one kind keeps its own settings beside them.
import { useMemo } from 'react';
import { countingName, kindSettingsName, type CountingPlace } from '#renderer/state/analysis-kind.ts';
import { derived } from '#renderer/state/derived.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';
import { firstCounting, possibleCounting, type CountingChoices } from './counting-choices.ts';
import { coderChoice } from './layer-choice.ts';

const nothingKept: object = {};
const sharedNames: ReadonlySet<string> = new Set(Object.keys(firstCounting));

const choicesOf = derived(({ tables }, kept: object, blindId: string | null) => {
  // Settings remembered by an earlier version may lack a field.
  const choices = possibleCounting({ ...firstCounting, ...sharedOf(kept) }, tables);
  return blindId === null ? choices : possibleCounting({ ...choices, layer: coderChoice(blindId) }, tables);
});

function sharedOf(settings: object): Partial<CountingChoices> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => sharedNames.has(name)));
}

function ownOf<Own extends object>(settings: Partial<CountingChoices & Own>): Partial<Own> {
  const entries = Object.entries(settings).filter(([name]) => !sharedNames.has(name));
  return Object.fromEntries(entries) as Partial<Own>;
}

/** Earlier versions kept the shared settings with those of tallies. */
function keptShared({ choices }: Pick<WorkspaceState, 'choices'>, path: string): object {
  const kept = choices[countingName(path)] ?? choices[kindSettingsName('tally', path)];
  return (kept as object | undefined) ?? nothingKept;
}

/** The settings of a kind of analysis or of agreement, and a function that changes some of them. */
export type ChoicesOfKind<Own extends object> = readonly [
  CountingChoices & Own,
  (changed: Partial<CountingChoices & Own>) => void,
];

/**
 * The settings of one of them in this study, without conditions on what was deleted: the shared ones, and its
 * own, `first` until others are chosen. A change of a shared setting holds for all kinds. In a second pass the layer is
 * the coder's own.
 */
export function useChoicesOfKind<Own extends object>(kind: CountingPlace, first: Own): ChoicesOfKind<Own> {
  const path = useProject((state) => state.open?.path ?? '');
  const blindId = useBlindCoderId();
  const shared = useProject(
    choicesOf(
      useWorkspace((state) => keptShared(state, path)),
      blindId,
    ),
  );
  const kept = useWorkspace(
    ({ choices }) => choices[kindSettingsName(kind, path)] as Partial<Own> | undefined,
  );
  const choices = useMemo(() => ({ ...first, ...kept, ...shared }), [first, kept, shared]);
  const change = (changed: Partial<CountingChoices & Own>): void => {
    const [ofAll, ofKind] = [sharedOf(changed), ownOf<Own>(changed)];
    workspaceStore.setState((state) => ({
      choices: {
        ...state.choices,
        ...(Object.keys(ofAll).length > 0 && {
          [countingName(path)]: { ...sharedOf(keptShared(state, path)), ...ofAll },
        }),
        ...(Object.keys(ofKind).length > 0 && {
          [kindSettingsName(kind, path)]: {
            ...(state.choices[kindSettingsName(kind, path)] as Partial<Own> | undefined),
            ...ofKind,
          },
        }),
      },
    }));
  };
  return [choices, change];
}
