import { agreementViewName, kindSettingsName } from '#renderer/state/analysis-kind.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { choose, show, useChoice, workspaceStore } from '#renderer/state/workspace.ts';

/** The parts of the screen Agreement. */
export type AgreementView = 'disagreements' | 'coefficients' | 'rounds';

/** The part shown in this study, and a function that shows another. */
export function useAgreementPart(): readonly [AgreementView, (view: AgreementView) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<AgreementView>(agreementViewName(path), 'disagreements');
}

/** Goes to a part of Agreement, with these coders chosen if given. */
export function showAgreement(view: AgreementView, coderIds?: readonly string[]): void {
  const path = projectStore.getState().open?.path ?? '';
  choose(agreementViewName(path), view);
  if (coderIds !== undefined) {
    const name = kindSettingsName('agreement', path);
    const { choices } = workspaceStore.getState();
    choose(name, { ...(choices[name] as object | undefined), coderIds });
  }
  show('agreement');
}
