import { useState } from 'react';
import type { TeamState } from '#core/team/link-state.ts';
import type { TeamMember } from '#core/team/place.ts';
import { stoppedBy } from '#core/team/stopped.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useTeamOnceKnown } from '#renderer/app/services/team-state.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { openProjectExport } from '#renderer/common/openers/exchange-desk.ts';
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
import { Keeping } from './keeping.tsx';
import { Leaving } from './leaving.tsx';
import { OriginalsToCome } from './originals-to-come.tsx';
import { PeopleTable } from './people-table.tsx';
import { RightsTable } from './rights-table.tsx';
import { TeamMoved } from './team-moved.tsx';
import styles from './team.module.css';
import { usePeople } from './use-people.ts';

/** How this file stands in its team, who is in it, and what to do where the server cannot be reached. */
export function TeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const state = useTeamOnceKnown();
  // What a study of one person may do is nothing for one of a team, and the dialog of a team is wider.
  if (state === undefined) return null;
  return (
    <Dialog
      title={t('team:dialog.title')}
      size={state === null ? 'medium' : 'wide'}
      isOpen
      onClose={onClose}
      cancelLabel={t('ui:close')}
    >
      {state === null ? <WithoutTeam onClose={onClose} /> : <TeamView state={state} onClose={onClose} />}
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

function TeamView({ state, onClose }: { readonly state: TeamState; readonly onClose: () => void }) {
  const { t } = useWords();
  const { held, remarks } = state;
  // What lies in a folder has been sent.
  const unsent = state.unsent - (state.keeping?.waiting ?? 0);
  const { people: found, again } = usePeople();
  // Who is in the team no more is shown nobody.
  const people = typeof found === 'object' && found?.members.length === 0 ? null : found;
  return (
    <div className={styles.form}>
      {people !== null && typeof people !== 'string' && <Summary state={state} people={people} />}
      {state.keeping !== null && <Keeping keeping={state.keeping} />}
      <Line state={state} onClose={onClose} />
      <OriginalsToCome coming={state.coming} />
      {held > 0 && <p className={styles.waiting}>{t('team:status.held', { count: held })}</p>}
      {remarks > 0 && <p className={styles.quiet}>{t('team:status.remarks', { count: remarks })}</p>}
      {typeof people === 'string' && state.link.why === null && <Note tone="warning">{people}</Note>}
      {people !== null && typeof people !== 'string' && (
        <Members state={state} people={people} again={again} />
      )}
      {state.link.why !== null && <p>{t('team:status.unsent', { count: unsent })}</p>}
      <Disclosure title={t('team_begin:people.rights')} level={3}>
        <div className={styles.form}>
          <RightsTable isFolder={state.isFolder} isOwner={state.role === 'owner'} keeps={state.keeps} />
        </div>
      </Disclosure>
      <Leaving state={state} onClose={onClose} />
    </div>
  );
}

type People = Exclude<ReturnType<typeof usePeople>['people'], string | null>;

function Summary({ state, people }: { readonly state: TeamState; readonly people: People }) {
  const { t } = useWords();
  const there = people.members.filter(({ leftAt }) => leftAt === null);
  const computers = new Set(
    people.replicas
      .filter(({ cutAt, hasCome }) => cutAt === null && hasCome !== false)
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

/** How the connection is, and what to do where it is broken: a password, another place, or the work as a file. */
function Line({ state, onClose }: { readonly state: TeamState; readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const { link, login } = state;
  const [password, setPassword] = useState('');
  const job = useJob([password]);
  const stopped = link.how === 'stopped' ? stoppedBy(link.why?.key ?? '') : null;
  if (stopped === 'moved' && link.why !== null) return <TeamMoved why={link.why} login={login} />;
  const connect = (): Promise<unknown> =>
    job.run(async (watched) => {
      if (stopped === 'password' && password !== '') await api.team.enter({ password }, watched);
      else await api.team.sync({}, watched);
    });
  return (
    <>
      {link.why !== null && (
        <Note tone={stopped === null ? 'warning' : 'danger'}>{errorSentence(words, link.why)}</Note>
      )}
      {stopped === 'off' && <KeptAsFile unsent={state.unsent} onClose={onClose} />}
      {(stopped !== null || link.how === 'offline') && (
        <div className={styles.acts}>
          {stopped === 'password' && (
            <TextField
              label={t('team:dialog.password', { login })}
              type="password"
              autoComplete="off"
              value={password}
              onChange={setPassword}
            />
          )}
          <Button isDisabled={job.isUnderWay} onPress={() => void connect()}>
            {t(stopped === 'password' ? 'team:dialog.enter' : 'team:dialog.now')}
          </Button>
        </div>
      )}
      {(job.running !== null || (job.problem !== null && link.why === null)) && (
        <JobProgress job={job} what={t('team:dialog.now')} />
      )}
    </>
  );
}

/** Who is in the team no more still has what was never sent: the whole study as a file, which the owner imports. */
function KeptAsFile({ unsent, onClose }: { readonly unsent: number; readonly onClose: () => void }) {
  const { t } = useWords();
  if (unsent === 0) return null;
  return (
    <div className={styles.row}>
      <Button
        onPress={() => {
          onClose();
          openProjectExport();
        }}
      >
        {t('team_begin:people.as_file')}
      </Button>
      <span className={styles.quiet}>{t('team_begin:people.as_file_note', { count: unsent })}</span>
    </div>
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
  // Over a folder, only the file that keeps the log writes who is in the team.
  const mayManage = state.role === 'owner' && (!state.isFolder || state.keeping?.isHere === true);
  return (
    <>
      <PeopleTable
        people={people}
        state={state}
        mayManage={mayManage}
        onDone={again}
        onInviteAgain={inviteAgain}
      />
      {people.members.length > 1 && <p className={styles.quiet}>{t('team_begin:people.unknown')}</p>}
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      {invited && <InvitationToSend invited={invited} />}
      {mayManage && (
        <Disclosure title={t('team_begin:people.invite')} level={3}>
          <InviteForm
            taken={people.members.map(({ personId }) => personId)}
            isFolder={state.isFolder}
            onInvited={again}
          />
        </Disclosure>
      )}
    </>
  );
}
