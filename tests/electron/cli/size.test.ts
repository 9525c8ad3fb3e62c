import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ChangeRecorder } from '#core/change.ts';
import { putBlob } from '#db/write.ts';
import { newStudy, remember } from '../../helpers/memo-acts.ts';
import { terminal } from './concord.ts';

test('`concord size` says what takes room, and gives back free space', async () => {
  using shell = terminal();
  const path = join(shell.folder, 'a.concord');
  const store = newStudy(path);
  putBlob({ sqlite: store.db.sqlite, recorder: new ChangeRecorder() }, Buffer.alloc(2_000_000, 7));
  for (const _ of store.collect());
  remember(store, 'an act');
  store.close();
  const before = statSync(path).size;

  const told = await shell.concord('size', 'a.concord');
  const made = await shell.concord('size', 'a.concord', '--make-smaller');
  const checked = await shell.concord('check', 'a.concord');

  expect(told).toMatchObject({ status: 0, stderr: '' });
  expect(told.stdout).toMatch(/^2 MB\tFree space$/m);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toMatch(/^The file was \d\.\d MB and is \d+ kB now\.\n$/);
  expect(before - statSync(path).size).toBeGreaterThan(1_900_000);
  expect(checked.status).toBe(0);
});
