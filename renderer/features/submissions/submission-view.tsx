import { useRef, useState } from 'react';
import type { ListedSubmission } from '#electron/services/submissions.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useJob } from '#renderer/app/services/use-job.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { LaidTableView } from '#renderer/features/kept-tables/laid-table-view.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { dateInWords } from '#words/citation.ts';
import { errorSentence } from '#words/error-sentence.ts';
import styles from './submissions.module.css';

export interface SubmissionViewProps {
  readonly submission: ListedSubmission;
  readonly readOnly: boolean;
}

type Compared = Awaited<ReturnType<typeof api.submissions.compare>>;

/** One submission: what belongs to it, its tables as they were, and how they stand against now. */
export function SubmissionView({ submission, readOnly }: SubmissionViewProps) {
  const words = useWords();
  const { t, language } = words;
  const { id, name, date, note, version, snapshot, items } = submission;
  const [opened, setOpened] = useState<string | null>(null);
  const [isEdited, setEdited] = useState(false);
  const [compared, setCompared] = useState<Compared | null>(null);
  const job = useJob();
  const compare = async (): Promise<void> =>
    setCompared(await job.run((watched) => api.submissions.compare({ id, language }, watched)));
  const write = (): Promise<unknown> =>
    host.saveAs(`${name} ${date}.zip`, [{ name: t('submissions:kind_of_file'), extensions: ['zip'] }], (to) =>
      api.submissions.export({ id, to, language }),
    );
  const remove = (): void => {
    const group = crypto.randomUUID();
    api.submissions
      .remove({ id }, { group })
      .then(() => offerUndo(t('submissions:removed', { name }), group), showError);
  };
  const labelOf = ({ isFigure, number }: ListedSubmission['items'][number]): string =>
    t(isFigure ? 'kept_tables:figure' : 'kept_tables:table', { number });
  return (
    <li className={styles.item}>
      <p className={styles.title}>{t('submissions:titled', { name, date: dateInWords(words, date) })}</p>
      {note !== '' && <p>{note}</p>}
      <p className={styles.quiet}>
        {[
          t('submissions:version', { number: version.number, name: version.name }),
          snapshot ? t('submissions:snapshot', { id: snapshot.id }) : t('submissions:no_snapshot'),
          t('submissions:tables', { count: items.length }),
        ].join(' · ')}
      </p>
      <ul className={styles.tables}>
        {items.map((item) => {
          const state = compared?.states.find((each) => each.id === item.id)?.state;
          return (
            <li key={item.id}>
              <LinkButton
                aria-expanded={opened === item.id}
                onPress={() => setOpened(opened === item.id ? null : item.id)}
              >
                {t('kept_tables:titled', { label: labelOf(item), title: item.title })}
              </LinkButton>{' '}
              {state && <span className={styles.quiet}>{stateInWords(words, state)}</span>}
              {state?.what === 'changed' && (
                <ul className={styles.values}>
                  {state.changes.values.slice(0, MAX_VALUES).map(({ row, column, from, to }) => (
                    <li key={`${row} ${column}`}>
                      {t('submissions:value', {
                        row,
                        column,
                        from: from ?? t('submissions:absent'),
                        to: to ?? t('submissions:absent'),
                      })}
                    </li>
                  ))}
                </ul>
              )}
              {opened === item.id && <Opened submissionId={id} itemId={item.id} label={labelOf(item)} />}
            </li>
          );
        })}
      </ul>
      {compared && <p role="status">{sinceThen(words, compared)}</p>}
      <JobProgress job={job} what={t('submissions:comparing')} />
      {isEdited && <Edited submission={submission} onDone={() => setEdited(false)} />}
      <div className={styles.acts}>
        <Button size="small" onPress={() => void compare()}>
          {t('submissions:compare')}
        </Button>
        <Button size="small" onPress={() => void write().catch(showError)}>
          {t('submissions:export')}
        </Button>
        {!readOnly && (
          <>
            <Button size="small" onPress={() => setEdited(!isEdited)}>
              {t('submissions:edit')}
            </Button>
            <Button size="small" onPress={remove}>
              {t('submissions:remove')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

/** How many changed values of a table are shown. */
const MAX_VALUES = 12;

type Words = ReturnType<typeof useWords>;

function stateInWords(words: Words, state: Compared['states'][number]['state']): string {
  const { t } = words;
  switch (state.what) {
    case 'same':
      return t('submissions:same');
    case 'cannot':
      return errorSentence(words, state.error);
    case 'changed': {
      const count = state.changes.values.length;
      return count === 0 ? t('submissions:words_changed') : t('submissions:changed_here', { count });
    }
  }
}

/** “Since then: 3 printed values changed.” */
function sinceThen({ t }: Words, { states, codebook }: Compared): string {
  const count = states.reduce(
    (sum, { state }) => sum + (state.what === 'changed' ? state.changes.values.length : 0),
    0,
  );
  const isSame = states.every(({ state }) => state.what === 'same');
  return [
    isSame ? t('submissions:all_same') : t('submissions:changed', { count }),
    codebook === 0 || codebook === null
      ? t('submissions:codebook_same')
      : t('submissions:codebook_changed', { count: codebook }),
  ].join(' ');
}

function Opened({
  submissionId,
  itemId,
  label,
}: {
  readonly submissionId: string;
  readonly itemId: string;
  readonly label: string;
}) {
  const { language } = useWords();
  const { value } = useAnswer(`${submissionId} ${itemId} ${language}`, (asking) =>
    asking.submissions.open({ id: submissionId, itemId, language }),
  );
  return value ? <LaidTableView table={value.table} label={label} withNote language={language} /> : null;
}

function Edited({
  submission,
  onDone,
}: {
  readonly submission: ListedSubmission;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const [name, setName] = useState(submission.name);
  const [date, setDate] = useState(submission.date);
  const [note, setNote] = useState(submission.note);
  const typed = useRef('');
  typed.current = JSON.stringify([name, date, note]);
  const save = async (): Promise<void> => {
    const sent = typed.current;
    await api.submissions.update({ id: submission.id, name, date, note });
    // What was typed meanwhile is still to be saved.
    if (typed.current === sent) onDone();
  };
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <TextField label={t('submissions:name')} value={name} onChange={setName} maxLength={200} />
        <TextField label={t('submissions:date')} value={date} onChange={setDate} maxLength={10} />
      </div>
      <TextArea label={t('submissions:note')} rows={2} value={note} onChange={setNote} />
      <Button size="small" onPress={() => void save().catch(showError)}>
        {t('submissions:save')}
      </Button>
    </div>
  );
}
