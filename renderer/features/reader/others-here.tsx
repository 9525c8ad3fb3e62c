import { memo, useEffect } from 'react';
import { api } from '#renderer/api.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import type { Side } from '#renderer/state/side.ts';
import { joined } from '#words/sentences.ts';
import { useDesk, useFacts } from './use-desk.ts';

const facts = ['source', 'mode', 'words'] as const;

/** What is written on each side of this window. */
const written = new Map<Side, string>();

function tell(side: Side, sourceId: string | null): void {
  if (sourceId === null) written.delete(side);
  else written.set(side, sourceId);
  // Nobody has to hear of it: a study that was closed meanwhile tells nothing.
  api.team.editing({ sourceIds: [...new Set(written.values())] }).catch(() => undefined);
}

/** In a team, says quietly who else writes in this source, and tells the others that somebody writes here. */
export const OthersHere = memo(function OthersHere() {
  const { side } = useDesk();
  const { source, mode, words } = useFacts(facts);
  const team = useTeam();
  const isWritten = team !== null && mode === 'write';
  useEffect(() => {
    if (!isWritten) return undefined;
    tell(side, source.id);
    return () => tell(side, null);
  }, [isWritten, side, source.id]);
  const names = (team?.editing ?? [])
    .filter(({ sourceIds }) => sourceIds.includes(source.id))
    .map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <FooterState order={2}>
      {words.t('team_begin:reader.editing', {
        count: names.length,
        names: joined(words, names, 'conjunction'),
      })}
    </FooterState>
  );
});
