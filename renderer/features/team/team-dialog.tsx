import { useEffect, useState } from 'react';
import type { TeamState } from '#core/team/link-state.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { errorSentence } from '#words/error-sentence.ts';
import { localeOf } from '#words/locale.ts';
import styles from './team.module.css';

type People = Awaited<ReturnType<typeof api.team.people>>;

/** How this file stands in its team, who is in it, and what to do where the server cannot be reached. */
export function TeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const state = useTeam();
  return (
    <Dialog title={t('team:dialog.title')} size="large" isOpen onClose={onClose} cancelLabel={t('ui:close')}>
      {state === null ? <p className={styles.quiet}>{t('team:dialog.none')}</p> : <TeamView state={state} />}
    </Dialog>
  );
}

function TeamView({ state }: { readonly state: TeamState }) {
  const words = useWords();
  const { t } = words;
  const { name, login, role, place, head, unsent, held, remarks, link } = state;
  const job = useJob();
  const [password, setPassword] = useState('');
  const isRefused = link.how === 'stopped';
  return (
    <div className={styles.form}>
      <p>{t('team:status.who', { name, login, role: t(`team:roles.${role}`) })}</p>
      <p>{t('team:status.place', { place })}</p>
      {link.why === null ? (
        <p>{t('team:status.head', { head, count: link.here })}</p>
      ) : (
        <Note tone={isRefused ? 'danger' : 'warning'}>{errorSentence(words, link.why)}</Note>
      )}
      <p>{t('team:status.unsent', { count: unsent })}</p>
      {held > 0 && <p className={styles.waiting}>{t('team:status.held', { count: held })}</p>}
      {remarks > 0 && <p className={styles.quiet}>{t('team:status.remarks', { count: remarks })}</p>}
      <div className={styles.acts}>
        {isRefused && (
          <TextField
            label={t('team:dialog.password', { login })}
            type="password"
            value={password}
            onChange={setPassword}
          />
        )}
        <Button
          isDisabled={job.running !== null}
          onPress={() =>
            void job.run(async (watched) => {
              if (isRefused && password !== '') await api.team.enter({ password }, watched);
              else await api.team.sync({}, watched);
            })
          }
        >
          {t(isRefused ? 'team:dialog.enter' : 'team:dialog.now')}
        </Button>
      </div>
      <JobProgress job={job} what={t('team:dialog.now')} />
      {link.how === 'here' && <PeopleTable head={head} />}
    </div>
  );
}

/** Everybody in the team; asked for again when the log has grown. */
function PeopleTable({ head }: { readonly head: number }) {
  const { t, language } = useWords();
  const [people, setPeople] = useState<People | string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    api.team.people({}).then(
      (found) => {
        if (isCurrent) setPeople(found);
      },
      (error: unknown) => {
        if (isCurrent) setPeople(sentenceFor(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [head]);
  if (people === null) return null;
  if (typeof people === 'string') return <Note tone="warning">{people}</Note>;
  const moment = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' });
  return (
    <table className={styles.people} aria-label={t('team:dialog.people')}>
      <thead>
        <tr>
          {(['person', 'role', 'machines', 'seen'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`team:dialog.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.members.map(({ login, personId, name, role, leftAt }) => {
          const machines = people.replicas.filter((replica) => replica.personId === personId);
          const [last] = machines;
          return (
            <tr key={login}>
              <th scope="row">{name ?? login}</th>
              <td>
                {leftAt === null
                  ? t(`team:roles.${role}`)
                  : t('team:dialog.left', { date: day.format(new Date(leftAt)) })}
              </td>
              <td>{[...new Set(machines.map(({ machine }) => machine))].join(', ')}</td>
              <td>{last ? moment.format(new Date(last.seenAt)) : t('team:dialog.not_joined')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
