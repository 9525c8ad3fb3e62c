import { isStanding } from '#core/sealing/sight.ts';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { showToSettle } from '#renderer/common/openers/team-view.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { useWaiting } from './waiting-desk.ts';

const standingRounds = derived(({ tables }) => [...tables.blindRound.values()].filter(isStanding).length)();

/** The parts of the team: what waits, its people, and its rounds of blind work. Only what needs somebody is counted. */
export function TeamStrip() {
  const { t } = useWords();
  const waiting = useWaiting();
  const rounds = useProject(standingRounds);
  return (
    <Strip
      label={t('settling:strip')}
      here="settle"
      items={[
        {
          id: 'settle',
          title: t('settling:title'),
          open: showToSettle,
          count: waiting?.items.filter(({ group }) => group === 'held').length ?? 0,
        },
        { id: 'people', title: t('settling:people'), open: () => void perform('project.team') },
        { id: 'rounds', title: t('settling:rounds'), open: () => showAgreement('rounds'), count: rounds },
      ]}
    />
  );
}
