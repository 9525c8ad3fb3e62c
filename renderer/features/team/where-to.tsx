import type { ToldInvitation } from '#electron/services/team-begin.ts';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { fingerprintInWords } from './certificate-words.ts';

/** Where an invitation leads, to be compared before a password is given. */
export function WhereTo({
  told: { name, place, login, proof, fingerprint, tunnel },
}: {
  readonly told: ToldInvitation;
}) {
  const { t } = useWords();
  return (
    <Note title={t('team_begin:join.where_to', { name, place })}>
      <Sentence>
        {t(proof === 'folder' ? 'team_begin:join.as_member' : 'team_begin:join.as_login', { login })}
      </Sentence>
      <Sentence>
        {t(`team_begin:join.proof.${proof}`, { fingerprint: fingerprintInWords(fingerprint ?? '') })}
      </Sentence>
      {tunnel !== null && t('team_begin:join.tunnel', { gateway: tunnel })}
    </Note>
  );
}
