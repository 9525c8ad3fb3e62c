import { isStanding } from '#core/sealing/sight.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { show, useWorkspace } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { useAgreementPart } from '#renderer/common/openers/agreement-view.ts';

const standingRounds = derived(({ tables }) => [...tables.blindRound.values()].filter(isStanding).length)();

/** Comparison of sources and agreement of coders share a tab: the line below it chooses. */
export function AgreementStrip() {
  const { t } = useWords();
  const screen = useWorkspace((state) => state.screen);
  const [view, setView] = useAgreementPart();
  const standing = useProject(standingRounds);
  return (
    <Strip
      label={t('agreement_screen:strip')}
      here={screen === 'agreement' ? view : 'compare'}
      items={[
        { id: 'compare', title: t('agreement_screen:views.compare'), open: () => show('compare') },
        ...(['disagreements', 'coefficients', 'rounds'] as const).map((id) => ({
          id,
          title: t(`agreement_screen:views.${id}`),
          // Nothing that a round seals: how many rounds last.
          count: id === 'rounds' ? standing : 0,
          open: () => {
            setView(id);
            show('agreement');
          },
        })),
      ]}
    />
  );
}
