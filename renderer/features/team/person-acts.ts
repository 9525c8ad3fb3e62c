// What an owner may do about a member of the team, and anybody about their own files.
import type { TeamMember, TeamReplica } from '#core/team/place.ts';
import { computerOf } from '#core/team/presence.ts';
import type { Role } from '#core/team/transport.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { confirm, type Question } from '#renderer/ui/confirm.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';

interface About {
  readonly member: TeamMember;
  readonly machines: readonly TeamReplica[];
  readonly isMe: boolean;
  /** Whether the one who acts is an owner. */
  readonly isOwner: boolean;
  /** Over a shared folder nobody is refused by a server, and a file keeps the log. */
  readonly isFolder: boolean;
  readonly done: () => void;
  readonly inviteAgain: (member: TeamMember) => void;
}

/** The entries of a member's menu; none where nothing may be done. */
export function personActs(
  { t }: Words,
  { member, machines, isMe, isOwner, isFolder, done, inviteAgain }: About,
): MenuSection[] {
  const { login, role, leftAt, joinedAt } = member;
  const name = member.name ?? login;
  const where = isFolder ? 'folder' : 'body';
  const run = (work: () => Promise<unknown>, question?: Question) => (): void => {
    const act = async (): Promise<void> => {
      if (question && !(await confirm(question))) return;
      await work();
      done();
    };
    act().catch(showError);
  };
  const make = (given: Role) => ({
    id: `make-${given}`,
    label: t(leftAt === null ? 'team_begin:people.make' : 'team_begin:people.take_back', {
      role: t(`team:roles.${given}`),
    }),
    run: run(() => api.team.member({ login, role: given })),
  });
  const ofRoles = {
    entries: (['coder', 'reader'] as const).filter((each) => leftAt !== null || each !== role).map(make),
  };
  const handing = {
    entries: [
      {
        id: 'hand-over',
        label: t('team_begin:people.hand_over', { name }),
        run: run(() => api.team.handOver({ login }), {
          title: t('team_begin:people.hand_over_title', { name }),
          body: t(`team_begin:people.hand_over_${where}`, { name }),
          action: t('team_begin:people.hand_over_yes'),
          tone: 'primary',
        }),
      },
    ],
  };
  const again = {
    entries: [{ id: 'again', label: t('team_begin:people.invite_again'), run: () => inviteAgain(member) }],
  };
  const takingBack = {
    entries: [
      {
        id: 'off',
        label: t('team_begin:people.take_invitation_back'),
        run: run(() => api.team.member({ login, role: null })),
      },
    ],
  };
  const off = {
    entries: [
      {
        id: 'off',
        label: t('team_begin:people.take_off'),
        danger: true,
        run: run(() => api.team.member({ login, role: null }), {
          title: t('team_begin:people.take_off_title', { name }),
          body: t(`team_begin:people.take_off_${where}`, { name }),
          action: t('team_begin:people.take_off_yes'),
          tone: 'danger',
        }),
      },
    ],
  };
  const cutting = {
    entries: machines
      .filter(({ cutAt }) => cutAt === null)
      .map((file) => ({
        id: `cut-${file.id}`,
        label: t('team_begin:people.cut_off', { machine: computerOf(file) }),
        danger: true,
        run: run(() => api.team.cutOff({ replicaId: file.id }), {
          title: t('team_begin:people.cut_off_title', { machine: computerOf(file) }),
          body: t(`team_begin:people.cut_off_${where}`, { name }),
          action: t('team_begin:people.cut_off_yes'),
          tone: 'danger',
        }),
      })),
  };
  const sections = isMe
    ? [cutting]
    : !isOwner
      ? []
      : leftAt === null
        ? joinedAt === null
          ? [ofRoles, again, cutting, takingBack]
          : [ofRoles, handing, again, cutting, off]
        : [ofRoles];
  return sections.filter(({ entries }) => entries.length > 0);
}
