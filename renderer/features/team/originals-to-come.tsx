import type { TeamState } from '#core/team/link-state.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { errorSentence } from '#words/error-sentence.ts';
import { useState } from 'react';
import type { ErrorValue } from '#core/errors.ts';
import { Note } from '#renderer/ui/note.tsx';
import styles from './team.module.css';

/** The originals that are still to come, with the choice to fetch them now, or each only when it is opened. */
export function OriginalsToCome({ coming }: Pick<TeamState, 'coming'>) {
  const words = useWords();
  const { t } = words;
  const job = useJob();
  const [left, setLeft] = useState<{ readonly count: number; readonly why: ErrorValue } | null>(null);
  const { count, bytes, isPutOff } = coming;
  if (count === 0) return null;
  const fetchAll = (): Promise<unknown> =>
    job.run(async (watched) => {
      setLeft(null);
      await api.team.putOffOriginals({ isPutOff: false });
      const { left: missed, why } = await api.team.originals({}, watched);
      if (why !== null) setLeft({ count: missed, why });
    });
  return (
    <>
      <p>
        {t('team:status.coming', { count, size: bytesInWords(bytes, words) })}{' '}
        {isPutOff && t('team:dialog.coming_put_off')}
      </p>
      {left !== null && (
        <Note tone="warning">
          {t('team:originals_left', { count: left.count, why: errorSentence(words, left.why) })}
        </Note>
      )}
      {job.running === null && (
        <div className={styles.row}>
          <Button isDisabled={job.isUnderWay} onPress={() => void fetchAll()}>
            {t('team:dialog.fetch_originals')}
          </Button>
          {!isPutOff && (
            <Button onPress={() => void api.team.putOffOriginals({ isPutOff: true }).catch(showError)}>
              {t('team:dialog.put_off_originals')}
            </Button>
          )}
        </div>
      )}
      {(job.running !== null || job.problem !== null) && (
        <JobProgress job={job} what={t('team:dialog.fetch_originals')} />
      )}
    </>
  );
}
