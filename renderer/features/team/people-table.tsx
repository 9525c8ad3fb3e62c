import { Circle, Ellipsis } from 'lucide-react';
import type { TeamState } from '#core/team/link-state.ts';
import type { TeamMember } from '#core/team/place.ts';
import { computerOf, isThere } from '#core/team/presence.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { localeOf } from '#words/locale.ts';
import heard from '#renderer/ui/heard.module.css';
import { personActs } from './person-acts.ts';
import styles from './team.module.css';
import type { People } from './use-people.ts';

interface PeopleTableProps {
  readonly people: People;
  readonly state: TeamState;
  /** Whether who works here may change who is in the team. */
  readonly mayManage: boolean;
  readonly onDone: () => void;
  readonly onInviteAgain: (member: TeamMember) => void;
}

const columns = ['person', 'role', 'machines', 'program', 'seen', 'editing', 'unsent'] as const;

/** Everybody in the team: role, computers, when they were here, what they have in hand, and what to do about them. */
export function PeopleTable({ people, state, mayManage, onDone, onInviteAgain }: PeopleTableProps) {
  const words = useWords();
  const { t, language } = words;
  const coders = useProject(({ tables }) => tables.coder);
  const moment = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' });
  return (
    <div className={styles.wide}>
      <table className={styles.people} aria-label={t('team:dialog.people')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'unsent' ? styles.number : undefined}>
                {t(`team_begin:people.columns.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className={heard.heard}>{t('team_begin:people.columns.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.members.map((member) => {
            const { login, personId, role, joinedAt, leftAt } = member;
            // Their name in the study, which may have been changed since they gave one to the team.
            const name = coders.get(personId)?.name ?? member.name ?? login;
            const machines = people.replicas.filter((replica) => replica.personId === personId);
            const [last] = machines;
            const isMe = personId === state.personId;
            const isHere =
              leftAt === null && machines.some((machine) => isThere(machine, Date.parse(people.at)));
            const acts = personActs(words, {
              member: { ...member, name },
              machines: isMe ? machines.slice(1) : machines,
              isMe,
              isOwner: mayManage,
              isFolder: state.isFolder,
              done: onDone,
              inviteAgain: onInviteAgain,
            });
            return (
              <tr key={login}>
                <th scope="row" title={login}>
                  <Circle
                    size={9}
                    fill={isHere ? 'currentColor' : 'none'}
                    className={styles.dot}
                    aria-hidden
                  />
                  {isMe ? t('team_begin:people.you', { name }) : name}
                </th>
                <td>
                  {leftAt === null
                    ? t(`team:roles.${role}`)
                    : t(
                        joinedAt === null
                          ? 'team_begin:people.invitation_withdrawn'
                          : 'team_begin:people.left',
                        { date: day.format(new Date(leftAt)) },
                      )}
                </td>
                <td>
                  {[
                    ...new Set(
                      machines.map((file) => {
                        const machine = computerOf(file);
                        if (file.cutAt !== null) return t('team_begin:people.is_cut', { machine });
                        return file.hasCome === false
                          ? t('team_begin:people.not_come', { machine })
                          : machine;
                      }),
                    ),
                  ].join(t('exports:list.separator'))}
                </td>
                <td>{last?.program}</td>
                <td>
                  {last === undefined
                    ? leftAt === null && t('team_begin:people.not_joined')
                    : isHere
                      ? t('team_begin:people.here')
                      : moment.format(new Date(last.seenAt))}
                </td>
                <td>
                  <Editing state={state} personId={personId} />
                </td>
                <td className={styles.number}>{isMe ? state.unsent - (state.keeping?.waiting ?? 0) : '–'}</td>
                <td>
                  {acts.length > 0 && (
                    <MenuButton
                      label={t('team_begin:people.menu', { name })}
                      sections={acts}
                      icon={<Ellipsis size={16} aria-hidden />}
                      iconOnly
                      size="small"
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The titles of what a person has in hand. */
function Editing({ state, personId }: { readonly state: TeamState; readonly personId: string }) {
  const { t } = useWords();
  const sources = useProject(({ tables }) => tables.source);
  const titles = state.editing
    .filter((each) => each.personId === personId)
    .flatMap(({ sourceIds }) => sourceIds)
    .flatMap((id) => sources.get(id)?.label ?? sources.get(id)?.title ?? []);
  return titles.join(t('exports:list.separator'));
}
