// Who works in a window and is merged into another coder works on as that one, also after the program is started again.
import { expect, test } from 'vitest';
import type { Change } from '#core/change.ts';
import type { CoderRecord, ProjectRecord } from '#core/records.ts';
import { followingMerges } from '#renderer/state/follow-merged.ts';
import { withWhoOpens } from '#renderer/state/working-coder.ts';

const path = '/studies/fair.concord';
const coder = (id: string): CoderRecord => ({ id, name: id, kind: 'person', personId: null, createdAt: '' });
const merge: Change = { added: {}, updated: {}, removed: { coder: { lena: coder('lena') } } };
const undone: Change = { added: { coder: { lena: coder('lena') } }, updated: {}, removed: {} };

function deskOf(worker: string) {
  let now = worker;
  const hear = followingMerges({
    path: () => path,
    worker: () => now,
    workAs: (_, id) => {
      now = id;
    },
    merged: async () => ({ lena: 'ann' }),
  });
  return { hear, worker: () => now };
}

test('who is merged is the other from then on, and who they were when that is undone', async () => {
  const desk = deskOf('lena');

  await desk.hear(merge);
  expect(desk.worker()).toBe('ann');

  await desk.hear(undone);
  expect(desk.worker()).toBe('lena');
});

test('nobody else follows', async () => {
  const desk = deskOf('wei');

  await desk.hear(merge);
  await desk.hear(undone);

  expect(desk.worker()).toBe('wei');
});

test('a program that is started later knows who they became, and does not take the main coder for them', () => {
  const records = {
    coder: [coder('wei'), coder('ann')],
    project: [{ mainCoderId: 'wei' } as ProjectRecord],
  };

  expect(withWhoOpens({ [path]: 'lena' }, path, records, { lena: 'ann' })).toEqual({ [path]: 'ann' });
});
