import { expect, test } from 'vitest';
import { rememberingWork } from '#renderer/state/unsaved-work.ts';
import type { Host } from '#renderer/transport/host.ts';

/** A host whose dialog returns a path at once; no other part of it is used. */
function host(): Host {
  return rememberingWork({
    saveAs: async (name, _filters, write) => {
      await write(`/folder/${name}`);
      return { name, folder: '/folder', show: null };
    },
    beforeLeaving: () => () => undefined,
  } satisfies Partial<Host> as unknown as Host);
}

test('a file is exported after unsaved typing is saved', async () => {
  const its = host();
  const done: string[] = [];
  const stop = its.beforeLeaving(async () => {
    // A save takes some time, and the export waits for it.
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push('saved');
  });

  await its.saveAs('study.docx', [], async (to) => done.push(to));
  stop();

  expect(done).toEqual(['saved', '/folder/study.docx']);
});

test('no file is exported from a study in which something could not be saved', async () => {
  const its = host();
  const done: string[] = [];
  const stop = its.beforeLeaving(() => Promise.reject(new Error('the file is gone')));

  const saving = its.saveAs('study.docx', [], async (to) => done.push(to));

  await expect(saving).rejects.toThrow('the file is gone');
  stop();
  expect(done).toEqual([]);
});

test('no copy is made of a study in which something could not be saved', async () => {
  const its = host();
  const done: string[] = [];
  const stop = its.beforeLeaving(() => Promise.reject(new Error('the disk fails')));

  await its.saveAs('study copy.concord', [{ name: 'Concord', extensions: ['concord'] }], async (to) =>
    done.push(to),
  );
  stop();

  expect(done).toEqual(['/folder/study copy.concord']);
});
