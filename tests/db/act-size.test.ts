// An act that a team's log would not take is refused before it is done: sent later, it would hold up everything after it.
import { expect, test } from 'vitest';
import { bodyOf } from '#db/act-size.ts';
import { Acts } from '#db/acts.ts';
import { startTeam } from '#db/team/team-of.ts';
import { all, insert, mainCoderId } from '#db/write.ts';
import { testProject } from '../helpers/project.ts';

const MOST = 600;

test('an act that is larger than a log takes is done alone, and refused whole in a team', async () => {
  await using project = await testProject();
  const { db } = project.store();
  const coderId = mainCoderId(db) ?? '';
  const acts = new Acts(db, MOST);
  const add = (id: string, bodyLength: number): void => {
    acts.run({ method: 'memos.add', coderId, at: '2026-11-30T10:00:00.000Z', group: null }, (write) =>
      insert(write, 'memo', {
        id,
        title: '',
        body: 'x'.repeat(bodyLength),
        about: 'free',
        sourceId: null,
        codeId: null,
        codingId: null,
        respondentId: null,
        coderId,
        createdAt: '2026-11-30T10:00:00.000Z',
        updatedAt: '2026-11-30T10:00:00.000Z',
      }),
    );
  };
  add('alone', MOST);
  startTeam(db, {
    projectId: all(db, 'project')[0]?.id ?? '',
    transport: 'folder',
    address: '{"folder":"/"}',
    login: 'wei',
    fingerprint: null,
    personId: coderId,
    role: 'owner',
    epoch: '',
    protocol: 1,
    head: 0,
    chain: '',
  });
  const count = (): unknown => db.sqlite.prepare('SELECT count(*) FROM change').pluck().get();
  const before = count();
  expect(() => add('large', MOST)).toThrow('errors:team_act_refused');
  expect(count()).toBe(before);
  expect(all(db, 'memo').map(({ id }) => id)).toEqual(['alone']);
  add('small', 10);
  expect(all(db, 'memo')).toHaveLength(2);
});

test('an act that is longer than a string can be is refused with the way to do it in steps', () => {
  const quarter = 'x'.repeat(2 ** 27);
  expect(() => bodyOf({ added: { memo: [quarter, quarter, quarter, quarter] } })).toThrow(
    'errors:act_too_long',
  );
});
