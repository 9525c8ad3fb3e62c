// A person who works in a window and is merged into another coder continues as that coder, also after a restart.
import { expect, test } from 'vitest';
import type { Change } from '#core/change.ts';
import type { CoderRecord, ProjectRecord } from '#core/records.ts';
import { followingMerges } from '#renderer/state/follow-merged.ts';
import type { OpenProject } from '#electron/rpc/transport.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { withWorkingCoder, workingCoder } from '#renderer/state/working-coder.ts';

const path = '/studies/fair.concord';
const coder = (id: string): CoderRecord => ({
  id,
  name: id,
  kind: 'person',
  personId: null,
  program: null,
  createdAt: '',
});
const changeOf = (gone: readonly string[], back: readonly string[]): Change => ({
  added: back.length > 0 ? { coder: Object.fromEntries(back.map((id) => [id, coder(id)])) } : {},
  updated: {},
  removed: gone.length > 0 ? { coder: Object.fromEntries(gone.map((id) => [id, coder(id)])) } : {},
});

/** A desk where `worker` works. `hear` sets the merged coders and then passes on a change. */
function deskOf(worker: string) {
  let now = worker;
  let becoming: string | null = null;
  let merged: Readonly<Record<string, string>> = {};
  const follow = followingMerges({
    path: () => path,
    worker: () => now,
    workAs: (_, id) => {
      now = id;
    },
    becoming: (id) => {
      becoming = id;
    },
    merged: async () => merged,
  });
  return {
    hear: (change: Change, then: Readonly<Record<string, string>>): Promise<void> => {
      merged = then;
      return follow(change);
    },
    worker: () => now,
    becoming: () => becoming,
    choose: (id: string) => {
      now = id;
    },
  };
}

const merge = changeOf(['lena'], []);
const undone = changeOf([], ['lena']);

test('a merged coder continues as the other, and as before when the merge is undone', async () => {
  const desk = deskOf('lena');

  await desk.hear(merge, { lena: 'ann' });
  expect(desk.worker()).toBe('ann');

  await desk.hear(undone, {});
  expect(desk.worker()).toBe('lena');
});

test('nobody else changes', async () => {
  const desk = deskOf('wei');

  await desk.hear(merge, { lena: 'ann' });
  await desk.hear(undone, {});

  expect(desk.worker()).toBe('wei');
});

test('a coder who was merged several times is found again when the merges are undone one by one', async () => {
  const desk = deskOf('lena');

  await desk.hear(merge, { lena: 'ann' });
  await desk.hear(changeOf(['ann'], []), { lena: 'wei', ann: 'wei' });
  expect(desk.worker()).toBe('wei');

  await desk.hear(changeOf([], ['ann']), { lena: 'ann' });
  expect(desk.worker()).toBe('ann');
  await desk.hear(undone, {});
  expect(desk.worker()).toBe('lena');
});

test('when several merges are undone at once, the original coder is found again', async () => {
  const desk = deskOf('lena');
  await desk.hear(merge, { lena: 'ann' });
  await desk.hear(changeOf(['ann'], []), { lena: 'wei', ann: 'wei' });

  await desk.hear(changeOf([], ['ann', 'lena']), {});

  expect(desk.worker()).toBe('lena');
});

test('a coder chosen meanwhile stays', async () => {
  const desk = deskOf('lena');
  await desk.hear(merge, { lena: 'ann' });
  desk.choose('wei');

  await desk.hear(undone, {});

  expect(desk.worker()).toBe('wei');
});

test('until the present coder is known, the main coder does not take their place', async () => {
  const desk = deskOf('lena');
  const project = {
    open: { path } as OpenProject,
    tables: {
      coder: new Map(['wei', 'ann'].map((id) => [id, coder(id)])),
      project: new Map([['p', { mainCoderId: 'wei' } as ProjectRecord]]),
    } as unknown as ProjectState['tables'],
  };

  const heard = desk.hear(merge, { lena: 'ann' });
  const meanwhile = workingCoder(project, {
    coderIds: { [path]: desk.worker() },
    becoming: desk.becoming(),
  });
  await heard;

  expect(meanwhile).toBe('lena');
  expect([desk.worker(), desk.becoming()]).toEqual(['ann', null]);
});

test('a program started later knows who a merged coder became, and does not fall back to the main coder', () => {
  const records = {
    coder: [coder('wei'), coder('ann')],
    project: [{ mainCoderId: 'wei' } as ProjectRecord],
  };

  expect(withWorkingCoder({ [path]: 'lena' }, path, records, { lena: 'ann' })).toEqual({ [path]: 'ann' });
});
