import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { roundsView } from '#renderer/features/rounds/view.ts';
import { CoefficientsScreen } from './coefficients-screen.tsx';
import { DisagreementsScreen } from './disagreements-screen.tsx';
import { LevelPanel } from './level-panel.tsx';
import { PlaceList } from './place-list.tsx';
import { RulePanel } from './rule-panel.tsx';
import { useAgreementPart, type AgreementView } from '#renderer/common/openers/agreement-view.ts';

const views: Readonly<Record<AgreementView, ScreenView>> = {
  disagreements: { Navigator: PlaceList, Work: DisagreementsScreen, Inspector: RulePanel },
  rounds: roundsView,
  coefficients: { Work: CoefficientsScreen, Inspector: LevelPanel },
};

/** What a part of the screen Agreement shows in each column. */
export function agreementScreenOf(view: AgreementView): ScreenView {
  return views[view];
}

/** The part of the screen that is shown. */
export function useAgreementView(): AgreementView {
  return useAgreementPart()[0];
}
