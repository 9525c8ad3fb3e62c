import { useState } from 'react';
import type { TeamState } from '#core/team/link-state.ts';
import type { TeamMember } from '#core/team/place.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { openJoining, openSharing } from '#renderer/common/openers/team-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { errorSentence } from '#words/error-sentence.ts';
import { InvitationToSend, type Invited } from './invitation-to-send.tsx';
import { InviteForm } from './invite-form.tsx';
import { Leaving } from './leaving.tsx';
import { PeopleTable } from './people-table.tsx';
import { RightsTable } from './rights-table.tsx';
import styles from './team.module.css';
import { usePeople } from './use-people.ts';

/** How this file stands in its team, who is in it, and what to do where the server cannot be reached. */
export function TeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const state = useTeam();
  return (
    <Dialog
      title={t('team:dialog.title')}
      size={state === null ? 'medium' : 'wide'}
      isOpen
      onClose={onClose}
      cancelLabel={t('ui:close')}
    >
      {state === null ? <WithoutTeam onClose={onClose} /> : <TeamView state={state} />}
    </Dialog>
  );
}

/** What a study of one person may do: share it, or join the team of another. */
function WithoutTeam({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  return (
    <div className={styles.form}>
      <p>{t('team:dialog.none')}</p>
      <div className={styles.row}>
        {!readOnly && (
          <Button
            onPress={() => {
              onClose();
              openSharing();
            }}
          >
            {t('team_begin:share.action')}
          </Button>
        )}
        <Button
          onPress={() => {
            onClose();
            openJoining();
          }}
        >
          {t('team_begin:join.action')}
        </Button>
      </div>
    </div>
  );
}

function TeamView({ state }: { readonly state: TeamState }) {
  const { t } = useWords();
  const { unsent, held, remarks } = state;
  const { people, again } = usePeople();
  return (
    <div className={styles.form}>
      {people !== null && typeof people !== 'string' && <Summary state={state} people={people} />}
      <Line state={state} />
      {held > 0 && <p className={styles.waiting}>{t('team:status.held', { count: held })}</p>}
      {remarks > 0 && <p className={styles.quiet}>{t('team:status.remarks', { count: remarks })}</p>}
      {typeof people === 'string' && state.link.why === null && <Note tone="warning">{people}</Note>}
      {people !== null && typeof people !== 'string' && (
        <Members state={state} people={people} again={again} />
      )}
      {state.link.why !== null && <p>{t('team:status.unsent', { count: unsent })}</p>}
      <Disclosure title={t('team_begin:people.rights')} level={3}>
        <div className={styles.form}>
          <RightsTable />
        </div>
      </Disclosure>
      <Leaving state={state} />
    </div>
  );
}

type People = Exclude<ReturnType<typeof usePeople>['people'], string | null>;

function Summary({ state, people }: { readonly state: TeamState; readonly people: People }) {
  const { t } = useWords();
  const there = people.members.filter(({ leftAt }) => leftAt === null);
  const computers = new Set(
    people.replicas
      .filter(({ cutAt }) => cutAt === null)
      .map(({ personId, machine }) => `${personId} ${machine}`),
  );
  return (
    <p className={styles.quiet}>
      {t('team_begin:people.summary', {
        place: state.place,
        people: t('team_begin:people.people', { count: there.length }),
        machines: t('team_begin:people.machines', { count: computers.size }),
        acts: t('team_begin:people.acts', { count: state.head }),
      })}
    </p>
  );
}

/** How the line to the server is, with the password where it was refused. */
function Line({ state: { link, login } }: { readonly state: TeamState }) {
  const words = useWords();
  const { t } = words;
  const job = useJob();
  const [password, setPassword] = useState('');
  const isRefused = link.how === 'stopped';
  const connect = (): Promise<unknown> =>
    job.run(async (watched) => {
      if (isRefused && password !== '') await api.team.enter({ password }, watched);
      else await api.team.sync({}, watched);
    });
  return (
    <>
      {link.why !== null && (
        <Note tone={isRefused ? 'danger' : 'warning'}>{errorSentence(words, link.why)}</Note>
      )}
      {(isRefused || link.how === 'offline') && (
        <div className={styles.acts}>
          {isRefused && (
            <TextField
              label={t('team:dialog.password', { login })}
              type="password"
              value={password}
              onChange={setPassword}
            />
          )}
          <Button isDisabled={job.running !== null} onPress={() => void connect()}>
            {t(isRefused ? 'team:dialog.enter' : 'team:dialog.now')}
          </Button>
        </div>
      )}
      {(job.running !== null || (job.problem !== null && link.why === null)) && (
        <JobProgress job={job} what={t('team:dialog.now')} />
      )}
    </>
  );
}

/** The people, and for owners the way to invite more. */
function Members({
  state,
  people,
  again,
}: {
  readonly state: TeamState;
  readonly people: People;
  readonly again: () => void;
}) {
  const { t } = useWords();
  const [invited, setInvited] = useState<Invited | null>(null);
  const [problem, setProblem] = useState<string>();
  const inviteAgain = ({ login, role }: TeamMember): void => {
    setProblem(undefined);
    api.team.invite({ login, role }).then(
      (made) => setInvited({ login, ...made }),
      (error: unknown) => setProblem(sentenceFor(error)),
    );
  };
  return (
    <>
      <PeopleTable people={people} state={state} onDone={again} onInviteAgain={inviteAgain} />
      {people.members.length > 1 && <p className={styles.quiet}>{t('team_begin:people.unknown')}</p>}
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      {invited && <InvitationToSend invited={invited} />}
      {state.role === 'owner' && (
        <Disclosure title={t('team_begin:people.invite')} level={3}>
          <InviteForm taken={people.members.map(({ personId }) => personId)} onInvited={again} />
        </Disclosure>
      )}
    </>
  );
}
