// The coder of a window is set when a project is opened. A file that makes somebody else the main coder does not change
// it.
import { expect, test } from 'vitest';
import type { CoderRecord, ProjectRecord } from '#core/records.ts';
import { asBlind, withWorkingCoder } from '#renderer/state/working-coder.ts';
import type { ProjectState } from '#renderer/state/project.ts';

const path = '/studies/fair.concord';
const coder = (id: string): CoderRecord => ({
  id,
  name: id,
  kind: 'person',
  personId: null,
  program: null,
  createdAt: '',
});

type Chosen = Readonly<Record<string, string>>;

function opened(chosen: Chosen, mainCoderId: string, ...ids: string[]): Chosen {
  return withWorkingCoder(chosen, path, {
    coder: ids.map(coder),
    project: [{ mainCoderId } as ProjectRecord],
  });
}

test('a person who opens a project works as its main coder, and continues so when another becomes main coder', () => {
  const wei = opened({}, 'wei', 'wei');

  expect(wei).toEqual({ [path]: 'wei' });
  expect(opened(wei, 'ann', 'wei', 'ann')).toEqual({ [path]: 'wei' });
});

test('a chosen coder stays chosen, in each project', () => {
  const chosen = { [path]: 'li', '/studies/other.concord': 'ann' };

  expect(opened(chosen, 'wei', 'wei', 'li')).toEqual(chosen);
});

test('in another project with the same name, a coder who does not exist there is not assumed', () => {
  expect(opened({ [path]: 'wei' }, 'ann', 'ann')).toEqual({ [path]: 'ann' });
});

const pass = { ...coder('wei again'), kind: 'second-pass', personId: 'wei' } as const;

/** Whose work alone is seen by each, in a round of these coders. */
function seenAlone(coderIds: readonly string[], unlockedAt: string | null = null): (string | null)[] {
  const round = {
    id: 'round',
    name: 'Round 1',
    kind: 'persons',
    openKind: null,
    ownerSees: false,
    unlockedAt,
  };
  const byId = <Row extends { id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const tables = {
    blindRound: byId(coderIds.length === 0 ? [] : [round]),
    blindRoundCoder: byId(coderIds.map((coderId) => ({ id: `in ${coderId}`, roundId: 'round', coderId }))),
    coder: byId<CoderRecord>([coder('wei'), coder('lena'), coder('ann'), pass]),
    project: byId([{ id: 'project', mainCoderId: 'wei' }]),
  } as unknown as ProjectState['tables'];
  return ['wei', 'lena', 'ann', 'wei again'].map((id) => asBlind({ tables }, id));
}

test('who codes in a round that lasts sees their own work alone, and a second pass its own until it is unlocked', () => {
  expect(seenAlone([])).toEqual([null, null, null, 'wei again']);
  expect(seenAlone(['wei', 'lena'])).toEqual(['wei', 'lena', null, 'wei again']);
  expect(seenAlone(['wei', 'lena'], '2026-10-01T00:00:00.000Z')).toEqual([null, null, null, 'wei again']);
  expect(seenAlone(['wei again'])).toEqual([null, null, null, 'wei again']);
  expect(seenAlone(['wei again'], '2026-10-01T00:00:00.000Z')).toEqual([null, null, null, null]);
});

test('in the file of a team’s member that person works, whoever is the main coder and whoever was chosen there before', () => {
  const rows = {
    coder: [
      coder('wei'),
      coder('lena'),
      { ...coder('pass'), kind: 'second-pass' as const, personId: 'lena' },
    ],
    project: [{ mainCoderId: 'wei' } as ProjectRecord],
  };
  const inTeam = (chosen: Chosen): Chosen => withWorkingCoder(chosen, path, rows, {}, 'lena');

  expect(inTeam({})).toEqual({ [path]: 'lena' });
  expect(inTeam({ [path]: 'wei' })).toEqual({ [path]: 'lena' });
  expect(inTeam({ [path]: 'pass' })).toEqual({ [path]: 'pass' });
});
