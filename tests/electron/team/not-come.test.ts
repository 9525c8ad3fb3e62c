// Whose work an unlock would miss where a team has moved.
import { expect, test } from 'vitest';
import type { AppError } from '#core/errors.ts';
import type { TeamMember, TeamReplica } from '#core/team/place.ts';
import { refuseNotCome } from '#electron/team/not-come.ts';

const round = { name: 'Round 1', personIds: ['ana', 'ben'], openedAt: '2026-03-02T10:00:00.000Z' };

function member(personId: string, facts: Partial<TeamMember> = {}): TeamMember {
  return { login: personId, personId, name: personId, role: 'coder', joinedAt: null, leftAt: null, ...facts };
}

function file(personId: string, facts: Partial<TeamReplica> = {}): TeamReplica {
  return {
    id: `file of ${personId}`,
    personId,
    machine: 'desk',
    program: '1',
    schema: 26,
    acknowledged: 0,
    editing: [],
    seenAt: '2026-03-03T10:00:00.000Z',
    cutAt: null,
    ...facts,
  };
}

const BEFORE = '2026-03-01T10:00:00.000Z';

interface There {
  readonly people?: readonly TeamMember[];
  readonly files: readonly TeamReplica[];
  readonly hasMoved?: boolean;
}

/** The names of those who are told of; none where the round may be unlocked. */
function named({ people = [member('ana'), member('ben')], files, hasMoved = true }: There): unknown {
  try {
    refuseNotCome(round, { people, files, hasMoved }, () => undefined);
    return null;
  } catch (error) {
    return (error as AppError).parameters['names'];
  }
}

test.each<[string, There, string | null]>([
  ['all have come', { files: [file('ana'), file('ben')] }, null],
  ['one has not', { files: [file('ana'), file('ben', { hasCome: false })] }, 'ben'],
  ['nobody knows of a file of one', { files: [file('ana')] }, 'ben'],
  ['the same where the team has not moved', { files: [file('ana')], hasMoved: false }, null],
  [
    'a second file was not seen since the round was opened',
    { files: [file('ana'), file('ben'), file('ben', { hasCome: false, seenAt: BEFORE })] },
    null,
  ],
  [
    'the only file that has not come was cut off',
    { files: [file('ana'), file('ben', { cutAt: BEFORE })] },
    null,
  ],
  [
    'who has not come has left',
    { people: [member('ana'), member('ben', { leftAt: BEFORE })], files: [file('ana')] },
    null,
  ],
])('where %s', (_, there, names) => {
  expect(named(there)).toBe(names);
});
