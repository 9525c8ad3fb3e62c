import { describe, expect, it } from 'vitest';
import {
  afterEdits,
  afterSave,
  currentSpans,
  putOnNewWords,
  settle,
  trackCodings,
  withStored,
  type TrackedCodings,
} from '#renderer/editor/tracked-codings.ts';

const coding = { id: 'c', start: 10, end: 20 };
const type = (start: number, inserted: number) => ({ start, removed: 0, inserted });

function spans(tracked: TrackedCodings, length = 100) {
  return Object.fromEntries(currentSpans(tracked, length).map(({ id, span }) => [id, span]));
}

describe('codings under edits', () => {
  it('keep a word that is retyped at their end, key by key', () => {
    let tracked = afterEdits(trackCodings([coding]), [{ start: 16, removed: 4, inserted: 1 }]);
    for (const at of [17, 18]) tracked = afterEdits(tracked, [type(at, 1)]);

    expect(spans(tracked)).toEqual({ c: { start: 10, end: 19 } });
  });

  it('leave out what is typed at their end after the caret was elsewhere', () => {
    const tracked = settle(afterEdits(trackCodings([coding]), [{ start: 16, removed: 4, inserted: 2 }]));

    expect(spans(afterEdits(tracked, [type(18, 5)]))).toEqual({ c: { start: 10, end: 18 } });
  });

  it('continue the same edit after a save', () => {
    let tracked = afterEdits(trackCodings([coding]), [{ start: 16, removed: 4, inserted: 1 }]);
    tracked = afterSave(tracked, 1, [{ id: 'c', start: 10, end: 17 }]);
    tracked = withStored(tracked, [{ id: 'c', start: 10, end: 17 }]);

    expect(spans(afterEdits(tracked, [type(17, 3)]))).toEqual({ c: { start: 10, end: 20 } });
    expect(tracked.unsaved).toEqual([]);
  });

  it('take in a new coding where its words are now', () => {
    const tracked = afterEdits(trackCodings([coding]), [type(0, 5)]);

    expect(spans(withStored(tracked, [coding, { id: 'd', start: 30, end: 40 }]))).toEqual({
      c: { start: 15, end: 25 },
      d: { start: 35, end: 45 },
    });
  });

  it('take in a coding that was meanwhile resized or removed', () => {
    const tracked = afterEdits(trackCodings([coding, { id: 'd', start: 30, end: 40 }]), [type(0, 5)]);

    expect(spans(withStored(tracked, [{ id: 'c', start: 10, end: 22 }]))).toEqual({
      c: { start: 15, end: 27 },
    });
  });

  it('are deleted when nothing but the end of the text is left of them', () => {
    const tracked = afterEdits(trackCodings([coding]), [{ start: 8, removed: 11, inserted: 0 }]);

    expect(currentSpans(tracked, 8)).toEqual([
      { id: 'c', fate: 'deleted', span: null, place: { start: 8, end: 8 } },
    ]);
  });

  it('are moved to new words when there are any', () => {
    const gone = { id: 'gone', start: 50, end: 60 };
    const tracked = afterEdits(trackCodings([coding, gone]), [
      { start: 50, removed: 10, inserted: 0 },
      { start: 10, removed: 10, inserted: 3 },
    ]);

    expect(spans(putOnNewWords(tracked))).toEqual({ c: { start: 10, end: 13 }, gone: null });
  });

  it('stay the same value when nothing is new', () => {
    const tracked = afterEdits(trackCodings([coding]), [type(0, 1)]);

    expect(withStored(tracked, [coding])).toBe(tracked);
    expect(afterEdits(tracked, [])).toBe(tracked);
  });
});
