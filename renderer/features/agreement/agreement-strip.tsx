import { show, useWorkspace } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { useAgreementPart } from './use-agreement.ts';

/** Comparison of sources and agreement of coders share a tab: the line below it chooses. */
export function AgreementStrip() {
  const { t } = useWords();
  const screen = useWorkspace((state) => state.screen);
  const [view, setView] = useAgreementPart();
  return (
    <Strip
      label={t('agreement_screen:strip')}
      here={screen === 'agreement' ? view : 'compare'}
      items={[
        { id: 'compare', title: t('agreement_screen:views.compare'), open: () => show('compare') },
        ...(['disagreements', 'coefficients'] as const).map((id) => ({
          id,
          title: t(`agreement_screen:views.${id}`),
          open: () => {
            setView(id);
            show('agreement');
          },
        })),
      ]}
    />
  );
}
