import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insert } from '#db/write.ts';
import { buildSample } from '#electron/sample.ts';
import { tryDamages } from '../../scripts/trust/damages.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

test('no damage to a closed project goes unnoticed and gives other data', () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();

  const trials = [
    ...tryDamages(path, join(folder.path, 'damaged.concord'), openOptions, { count: 200, seed: 5 }),
  ];

  expect(trials.filter(({ outcome }) => outcome === 'other')).toEqual([]);
  expect(trials.filter(({ outcome }) => outcome === 'told').length).toBeGreaterThan(10);
});

test('nor does damage to one whose program was killed', () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  const crashed = join(folder.path, 'crashed.concord');
  const store = buildSample(path, openOptions);
  store.fold();
  store.transact({ method: 'classes.add', coderId: 'c', at: '2026', group: 'g' }, (db) =>
    insert(db, 'class', { id: 'x', name: 'charter', coverage: 'complete', position: 9, frameSize: null }),
  );
  for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${crashed}${suffix}`);
  store.close();

  const trials = [
    ...tryDamages(crashed, join(folder.path, 'damaged.concord'), openOptions, { count: 200, seed: 7 }),
  ];

  expect(trials.filter(({ outcome }) => outcome === 'other')).toEqual([]);
  expect(trials.filter(({ outcome }) => outcome !== 'harmless').length).toBeGreaterThan(10);
});
