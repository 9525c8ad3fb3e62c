import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { listed } from '#words/sentences.ts';
import { LoginToTell } from './invitation-to-send.tsx';
import { InviteForm } from './invite-form.tsx';
import styles from './team.module.css';
import type { Moved } from './use-moving.ts';

interface MovedResultProps {
  readonly moved: Moved;
  /** Whether the log is in a folder now. */
  readonly isFolder?: boolean;
}

/** What moving a log did, and what an owner has left to do. */
export function MovedResult({ moved, isFolder = false }: MovedResultProps) {
  const words = useWords();
  const { t } = words;
  const { place, head, freed, isOldTold, logins, absent, rounds } = moved;
  const coders = useProject((state) => state.tables.coder);
  // Only who is missing there is to be invited.
  const taken = [...coders.values()].filter(({ name }) => !absent.includes(name)).map(({ id }) => id);
  return (
    <div className={styles.form}>
      <Note title={t('team_moving:done.title')}>
        <Sentence>{t('team_moving:done.place', { place, head })}</Sentence>
        {rounds.length > 0 && (
          <Sentence>{t('team_moving:done.rounds_go_on', { names: listed(words, rounds) })}</Sentence>
        )}
        {freed > 0 && (
          <Sentence>{t('team_moving:done.freed', { size: bytesInWords(freed, words) })}</Sentence>
        )}
        {isFolder && <Sentence>{t('team_moving:folder.kept_here')}</Sentence>}
        {isOldTold !== null && t(isOldTold ? 'team_moving:done.old_told' : 'team_moving:done.old_untold')}
      </Note>
      {logins.map((login) => (
        <LoginToTell key={login.login} {...login} />
      ))}
      {absent.length > 0 && (
        <>
          <p className={styles.lead}>{t('team_moving:done.absent', { names: listed(words, absent) })}</p>
          <InviteForm taken={taken} isFolder={isFolder} />
        </>
      )}
    </div>
  );
}
