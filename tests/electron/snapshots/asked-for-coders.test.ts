import { expect, test } from 'vitest';
import type { Change } from '#core/change.ts';
import { askedByChange } from '#electron/snapshots/asked-for.ts';
import { testProject } from '../../helpers/project.ts';

test('merging two coders makes a snapshot first, however little they did; removing one does not', async () => {
  await using project = await testProject();
  const lena = {
    id: 'l',
    name: 'Lena',
    kind: 'person',
    personId: null,
    program: null,
    createdAt: '',
  } as const;
  const change: Change = { added: {}, updated: {}, removed: { coder: { l: lena } } };
  const { db } = project.store();

  expect(askedByChange('coders.merge', change, db)).toEqual({ why: 'merge', about: 'Lena' });
  expect(askedByChange('coders.remove', change, db)).toBeNull();
});
