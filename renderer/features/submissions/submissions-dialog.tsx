import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { SubmissionView } from './submission-view.tsx';
import styles from './submissions.module.css';

/** Keeps what is submitted now, and shows what was submitted before, the latest first. */
export function SubmissionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { value: listed } = useAnswer('submissions', (asking) => asking.submissions.list({}));
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const kept = useProject((state) => state.tables.keptTable.size);
  const [name, setName] = useState('');
  const [date, setDate] = useState(() => new Date().toLocaleDateString('sv'));
  const [note, setNote] = useState('');
  const job = useJob([name, date, note]);
  const keep = async (): Promise<void> => {
    const done = await job.run(async (watched) => {
      const made = await api.snapshots.make({ name: t('submissions:titled', { name, date }) }, watched);
      return await api.submissions.keep({ name, date, note, snapshot: made.id }, watched);
    });
    if (done === null) return;
    notify(t('submissions:kept', { name }));
    // What was typed for the next one meanwhile stays.
    setName((now) => (now === name ? '' : now));
    setNote((now) => (now === note ? '' : now));
  };
  const canKeep = !readOnly && name.trim() !== '' && /^\d{4}-\d\d-\d\d$/.test(date.trim());
  return (
    <Dialog
      title={t('submissions:title')}
      size="large"
      isOpen
      onClose={onClose}
      cancelLabel={t('ui:close')}
      {...(readOnly ? {} : { submit: { label: t('submissions:keep'), isDisabled: !canKeep, run: keep } })}
    >
      <p className={styles.quiet}>{t('submissions:what')}</p>
      {!readOnly && (
        <section className={styles.form} aria-label={t('submissions:new')}>
          <h3 className={styles.heading}>{t('submissions:new')}</h3>
          <div className={styles.fields}>
            <TextField
              label={t('submissions:name')}
              description={t('submissions:name_hint')}
              value={name}
              onChange={setName}
              maxLength={200}
            />
            <TextField label={t('submissions:date')} value={date} onChange={setDate} maxLength={10} />
          </div>
          <TextArea label={t('submissions:note')} rows={2} value={note} onChange={setNote} />
          {kept === 0 && <p className={styles.quiet}>{t('submissions:none_kept')}</p>}
          <JobProgress job={job} what={t('submissions:keeping')} />
        </section>
      )}
      <section className={styles.form} aria-label={t('submissions:list')}>
        <h3 className={styles.heading}>{t('submissions:list')}</h3>
        {listed?.length === 0 && <p className={styles.quiet}>{t('submissions:none')}</p>}
        <ul className={styles.list}>
          {listed?.map((submission) => (
            <SubmissionView key={submission.id} submission={submission} readOnly={readOnly} />
          ))}
        </ul>
      </section>
    </Dialog>
  );
}
