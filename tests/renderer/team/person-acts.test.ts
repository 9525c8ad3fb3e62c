import { expect, test } from 'vitest';
import type { TeamReplica } from '#core/team/place.ts';
import { personActs } from '#renderer/features/team/person-acts.ts';
import { createWords } from '#words/words.ts';

const file: TeamReplica = {
  id: '0f3c2a10-0000-4000-8000-000000000000',
  personId: 'lena',
  machine: 'laptop',
  program: '1',
  schema: 26,
  acknowledged: 0,
  editing: [],
  seenAt: '2026-03-02T10:00:00.000Z',
  cutAt: null,
};

/** What an owner may do about a member with one file, in order. */
function labels(joinedAt: string | null, facts: Partial<TeamReplica>): string[] {
  const member = {
    login: 'lena',
    personId: 'lena',
    name: 'Lena',
    role: 'coder',
    joinedAt,
    leftAt: null,
  } as const;
  const sections = personActs(createWords('en'), {
    member,
    machines: [{ ...file, ...facts }],
    isMe: false,
    isOwner: true,
    isFolder: false,
    done: () => undefined,
    inviteAgain: () => undefined,
  });
  return sections.flatMap(({ entries }) => entries.map(({ label }) => label));
}

test('a lost file is cut off also where its person has not come to the new place of the team', () => {
  expect(labels('2026-03-02T10:00:00.000Z', {})).toContain('Cut off laptop…');
  expect(labels(null, { hasCome: false })).toContain('Cut off laptop…');
});

test('a file of whose computer nobody knows the name is called by the beginning of its id', () => {
  expect(labels(null, { hasCome: false, machine: '' })).toContain('Cut off 0f3c2a10…');
});
