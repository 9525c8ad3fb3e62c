import { useEffect } from 'react';
import type { FolderKeeping } from '#core/team/link-state.ts';
import { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { localeOf } from '#words/locale.ts';
import { listed, paragraphOf } from '#words/sentences.ts';
import styles from './team.module.css';

/** How many files that are none of the team's are named. */
const MAX_NAMED = 5;

/** Over a shared folder: whose file keeps the log, when it last ran, and what lies in the folder. */
export function Keeping({ keeping }: { readonly keeping: FolderKeeping }) {
  const words = useWords();
  const { t, language } = words;
  const { name, machine, isHere, ranAt, waiting, lacks, ignored } = keeping;
  useEffect(() => {
    // What else lies in the folder is looked for when somebody asks. What is wrong with it, the state says.
    api.team.look({}).catch(() => undefined);
  }, []);
  const date = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(ranAt));
  const kept = isHere
    ? [t('team:status.keeping_here', { date })]
    : [t('team:status.keeping', { name, machine, date }), t('team:status.laid', { count: waiting })];
  return (
    <>
      <p className={styles.quiet}>{paragraphOf(words, kept)}</p>
      {lacks !== null && <p className={styles.quiet}>{t('team:status.lacks', { number: lacks })}</p>}
      {ignored.length > 0 && (
        <p className={styles.quiet}>
          {t('team:status.ignored', {
            count: ignored.length,
            names: listed(words, ignored.slice(0, MAX_NAMED)),
          })}
        </p>
      )}
    </>
  );
}
