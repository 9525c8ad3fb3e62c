import type { BlindRoundRecord, CoderRecord } from '#core/records.ts';
import { recodedIn, type Recoding } from '#core/recoding/recoding.ts';
import { codersOf, isStanding } from '#core/sealing/sight.ts';
import type { Round } from '#electron/services/rounds.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { derived } from '#renderer/state/derived.ts';
import { useTeamNews } from '#renderer/state/team-news.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { usePersonId, useWorkingCoderId } from '#renderer/state/use-working-coder.ts';

const noRounds: readonly Round[] = [];
const noRecodings: readonly Recoding[] = [];

/** The rounds with how far everybody is, as who works here may know it; undefined until known. */
export function useRounds(): readonly Round[] | undefined {
  const coderId = useWorkingCoderId();
  const isAny = useProject((state) => state.tables.blindRound.size > 0);
  // That a round is unlocked is heard from the place of the team's log before any table tells it.
  const news = useTeamNews();
  const { value } = useAnswer(isAny ? `rounds ${coderId ?? ''} ${news}` : null, (asking) =>
    asking.rounds.list({}),
  );
  return isAny ? value?.rounds : noRounds;
}

/** The plans to code again with how far they are; undefined until known. */
export function useRecodings(): readonly Recoding[] | undefined {
  const coderId = useWorkingCoderId();
  const isAny = useProject((state) => state.tables.recoding.size > 0);
  const { value } = useAnswer(isAny ? `recodings ${coderId ?? ''}` : null, (asking) =>
    asking.recodings.list({}),
  );
  return isAny ? value : noRecodings;
}

/** The progress of a coder; of a second pass over a sample, that in the sample. */
export function inSample(
  progress: Round['progress'][number],
  recodings: readonly Recoding[],
): Round['progress'][number] {
  const recoding = recodings.find(({ passId }) => passId === progress.coderId);
  if (!recoding) return progress;
  return { ...progress, reviewed: recodedIn(recoding), of: recoding.sources.length };
}

/** Whether who works here may unlock a round: the main coder may, and whoever alone codes in it. */
export function useMayDecide(coderIds: readonly string[]): boolean {
  const personId = usePersonId();
  return useProject(({ tables: { coder, project } }) => {
    const owner = [...project.values()][0]?.mainCoderId;
    const isOwn = coderIds.length > 0 && coderIds.every((id) => personOf(coder.get(id)) === personId);
    return personId === owner || isOwn;
  });
}

function personOf(coder: CoderRecord | undefined): string | undefined {
  return coder?.kind === 'second-pass' ? (coder.personId ?? coder.id) : coder?.id;
}

/** A round that lasts, and how who works here stands to it. */
export interface StandingRound {
  readonly round: BlindRoundRecord;
  readonly coderIds: readonly string[];
  /** Whether who works here codes in it; where kinds are kept apart everybody does. */
  readonly isMember: boolean;
}

const standingFor = derived(
  ({ tables: { blindRound, blindRoundCoder } }, coderId: string | undefined, personId: string | undefined) =>
    [...blindRound.values()]
      .filter(isStanding)
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
      .map((round): StandingRound => {
        const coderIds = codersOf([...blindRoundCoder.values()], round.id);
        const isMember = round.kind === 'kinds' || coderIds.some((id) => id === coderId || id === personId);
        return { round, coderIds, isMember };
      }),
);

/** The rounds that last, the oldest first. */
export function useStandingRounds(): readonly StandingRound[] {
  const coderId = useWorkingCoderId();
  const personId = usePersonId();
  // In a second pass only the round of that pass is one's own.
  const isPass = useProject((state) => state.tables.coder.get(coderId ?? '')?.kind === 'second-pass');
  return useProject(standingFor(coderId, isPass ? undefined : personId));
}
