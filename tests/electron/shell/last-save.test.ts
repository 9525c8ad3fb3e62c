import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastSave } from '#electron/shell/last-save.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks a page to save. Reports whether that is over and what the page was asked. */
function asked(): { lastSave: LastSave; save: string; isOver: () => boolean } {
  let save = '';
  let over = false;
  const lastSave = new LastSave((message) => {
    if ('save' in message) save = message.save;
  });
  lastSave.pageThere();
  void lastSave.ask().then(() => (over = true));
  return { lastSave, save, isOver: () => over };
}

test('waits until the page has saved', async () => {
  const { lastSave, save, isOver } = asked();

  await vi.advanceTimersByTimeAsync(500);
  expect(isOver()).toBe(false);
  lastSave.done(save);
  await vi.advanceTimersByTimeAsync(0);

  expect(isOver()).toBe(true);
});

test('waits some seconds for a page that does not react, as on a busy computer, and no longer', async () => {
  const { isOver } = asked();

  await vi.advanceTimersByTimeAsync(5_000);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(55_000);

  expect(isOver()).toBe(true);
});

test('waits for a page that has reacted, however long its analyst thinks about the question', async () => {
  const { lastSave, save, isOver } = asked();

  lastSave.heard(save);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(isOver()).toBe(false);
  lastSave.done(save);
  await vi.advanceTimersByTimeAsync(0);

  expect(isOver()).toBe(true);
});

test('does not wait for a page that has reacted and is gone', async () => {
  const { lastSave, save, isOver } = asked();

  lastSave.heard(save);
  lastSave.pageGone();
  await vi.advanceTimersByTimeAsync(0);

  expect(isOver()).toBe(true);
});

test('does not wait where no page is there yet, or none any more', async () => {
  let count = 0;
  const lastSave = new LastSave(() => (count += 1));

  await lastSave.ask();
  lastSave.pageThere();
  lastSave.pageGone();
  await lastSave.ask();

  expect(count).toBe(0);
});
