import { expect, test } from 'vitest';
import { rememberingWork } from '#renderer/state/unsaved-work.ts';
import type { Host } from '#renderer/transport/host.ts';

/** A host whose dialog gives a place at once; nothing else of it is asked. */
function host(): Host {
  return rememberingWork({
    saveAs: async (name, _filters, write) => {
      await write(`/folder/${name}`);
      return { name, folder: '/folder', show: null };
    },
    beforeLeaving: () => () => undefined,
  } satisfies Partial<Host> as unknown as Host);
}

test('a file is written of the study after what was being typed is saved', async () => {
  const its = host();
  const done: string[] = [];
  const stop = its.beforeLeaving(async () => {
    // A save takes its time, and the file waits for it.
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push('saved');
  });

  await its.saveAs('study.docx', [], async (to) => done.push(to));
  stop();

  expect(done).toEqual(['saved', '/folder/study.docx']);
});

test('no file is written of a study in which something could not be saved', async () => {
  const its = host();
  const done: string[] = [];
  const stop = its.beforeLeaving(() => Promise.reject(new Error('the file is gone')));

  const saving = its.saveAs('study.docx', [], async (to) => done.push(to));

  await expect(saving).rejects.toThrow('the file is gone');
  stop();
  expect(done).toEqual([]);
});

test('a whole copy is made of a study in which something could not be saved', async () => {
  const its = host();
  const done: string[] = [];
  const stop = its.beforeLeaving(() => Promise.reject(new Error('the disk fails')));

  await its.saveAs('study copy.concord', [{ name: 'Concord', extensions: ['concord'] }], async (to) =>
    done.push(to),
  );
  stop();

  expect(done).toEqual(['/folder/study copy.concord']);
});
