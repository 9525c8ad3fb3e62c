import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenTextIsDrawn } from '#renderer/features/reader/after-the-text.tsx';
import { readerStore, setOpen, type OpenText } from '#renderer/features/reader/reader-store.ts';

const frames: (() => void)[] = [];
const paint = (): void => frames.splice(0).forEach((frame) => frame());

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', (asked: number) => frames.splice(asked - 1, 1));
});
afterEach(() => {
  frames.length = 0;
  vi.unstubAllGlobals();
  vi.useRealTimers();
  readerStore.setState(readerStore.getInitialState(), true);
});

function opened(): void {
  setOpen('left', { sourceId: 'source', openText: {} as OpenText });
}

test('a column is drawn in the frame after the one that paints the text', () => {
  const draw = vi.fn<() => void>();
  whenTextIsDrawn(draw);

  opened();
  paint();
  expect(draw).not.toHaveBeenCalled();
  paint();

  expect(draw).toHaveBeenCalledOnce();
  vi.runAllTimers();
  expect(draw).toHaveBeenCalledOnce();
});

test('a column beside a text that is there already is drawn as soon', () => {
  const draw = vi.fn<() => void>();
  opened();

  whenTextIsDrawn(draw);
  paint();
  paint();

  expect(draw).toHaveBeenCalledOnce();
});

test('a column does not wait for a text that takes long, and is not drawn again when it comes', () => {
  const draw = vi.fn<() => void>();
  whenTextIsDrawn(draw);

  vi.runAllTimers();
  expect(draw).toHaveBeenCalledOnce();
  opened();
  paint();
  paint();

  expect(draw).toHaveBeenCalledOnce();
});

test('a column that is closed meanwhile is never drawn', () => {
  const draw = vi.fn<() => void>();
  whenTextIsDrawn(draw)();
  opened();
  paint();
  paint();

  const cancel = whenTextIsDrawn(draw);
  cancel();
  paint();
  paint();
  vi.runAllTimers();

  expect(draw).not.toHaveBeenCalled();
});
