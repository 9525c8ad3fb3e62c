import { describe, expect, it } from 'vitest';
import { codingsOf } from '#core/counting/passages.ts';
import { splitOf } from '#core/counting/split.ts';
import { Study } from './study.ts';

function studied() {
  const study = new Study()
    .code('recognition')
    .code('opens doors', { parentId: 'recognition' })
    .code('tickets', { parentId: 'opens doors' })
    .code('for show', { parentId: 'recognition' });
  study.interview('N1', ['N1']).interview('N2', ['N2']);
  return study;
}

function split(study: Study, moving: readonly string[] = []) {
  const { corpus, table } = study;
  const codings = codingsOf(corpus, table, { denominator: 'all' }, { codeId: 'recognition' });
  return splitOf(corpus.codebook, 'recognition', codings, new Set(moving));
}

describe('a split of a code', () => {
  it('counts each sub-code with its own sub-codes, and what remains on the code itself', () => {
    const study = studied();
    study
      .coding('N1', 'recognition', [0, 10], { id: 'a' })
      .coding('N1', 'recognition', [20, 30], { id: 'b' });
    study.coding('N2', 'tickets', [0, 10], { id: 'c' }).coding('N2', 'for show', null, { id: 'd' });

    expect(split(study)).toEqual({
      total: 4,
      whole: 1,
      still: { now: 2, after: 2 },
      parts: [
        { codeId: 'opens doors', now: 1, after: 1 },
        { codeId: 'for show', now: 1, after: 1 },
      ],
      gathered: 0,
      inSeveral: 0,
    });
  });

  it('says what each sub-code would hold, and that the code keeps nothing', () => {
    const study = studied();
    study
      .coding('N1', 'recognition', [0, 10], { id: 'a' })
      .coding('N1', 'recognition', [20, 30], { id: 'b' });
    study.coding('N1', 'opens doors', [5, 15], { id: 'c' });

    const { still, parts } = split(study, ['a', 'b']);

    expect(still).toEqual({ now: 2, after: 0 });
    // One of the two codings joins a passage that already exists.
    expect(parts.map(({ now, after }) => [now, after])).toEqual([
      [1, 2],
      [0, 2],
    ]);
  });

  it('says when a passage goes to two sub-codes, so that the sum can differ from the total', () => {
    const study = studied();
    study.coding('N1', 'opens doors', [0, 10], { id: 'a' }).coding('N1', 'for show', [0, 10], { id: 'b' });
    study.coding('N1', 'for show', [20, 30], { id: 'c' });

    const { total, parts, inSeveral } = split(study);

    expect(total).toBe(2);
    expect(parts.map(({ now }) => now)).toEqual([1, 2]);
    expect(inSeveral).toBe(1);
  });
});
