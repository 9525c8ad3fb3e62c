import { describe, expect, it } from 'vitest';
import { codeDecision, decidingOf, decisionInWords } from '#renderer/features/triage/decision.ts';
import { createWords } from '#words/words.ts';
import { item } from './items.ts';

const code = codeDecision({ id: 'market', name: 'market matching' });

describe('the decision that a key makes', () => {
  it.each(['new', 'second-look'] as const)('for a code: includes a source that is %s', (status) => {
    expect(decidingOf(code, [item('a', { status })], false)).toEqual({
      codeId: 'market',
      status: 'included',
    });
  });

  it.each(['included', 'excluded'] as const)(
    'for a code: leaves the status of a source that is %s',
    (status) => {
      expect(decidingOf(code, [item('a', { status })], false)).toEqual({ codeId: 'market' });
    },
  );

  it('by a code finishes a source when that is switched on, without including or excluding it', () => {
    const items = [item('a', { status: 'included' })];

    expect(decidingOf(code, items, true)).toEqual({ codeId: 'market', reviewed: true });
    expect(decidingOf({ what: 'include' }, items, true)).toEqual({ status: 'included' });
    expect(decidingOf({ what: 'exclude', reason: 'off topic' }, items, true)).toEqual({
      status: 'excluded',
      exclusionReason: 'off topic',
    });
  });

  it('leaves the review as it is when a source is put off', () => {
    expect(decidingOf({ what: 'second-look' }, [item('a')], true)).toEqual({ status: 'second-look' });
    expect(decidingOf({ what: 'new' }, [item('a')], true)).toEqual({ status: 'new' });
  });

  it('gives no reason when none was given', () => {
    expect(decidingOf({ what: 'exclude', reason: null }, [item('a')], false)).toEqual({
      status: 'excluded',
      exclusionReason: null,
    });
  });

  it('sets and removes a review', () => {
    expect(decidingOf({ what: 'reviewed' }, [item('a')], false)).toEqual({ reviewed: true });
    expect(decidingOf({ what: 'unreviewed' }, [item('a')], true)).toEqual({ reviewed: false });
  });
});

it('is worded in both languages', () => {
  const said = (['en', 'zh-CN'] as const).map((language) => {
    const words = createWords(language);
    return [
      decisionInWords(code, words),
      decisionInWords({ what: 'exclude', reason: 'off topic' }, words),
      decisionInWords({ what: 'exclude', reason: null }, words),
      decisionInWords({ what: 'second-look' }, words),
    ];
  });

  expect(said).toEqual([
    ['coded “market matching”', 'excluded: off topic', 'excluded', 'set aside for a second look'],
    ['已编码“market matching”', '已排除：off topic', '已排除', '已留待复查'],
  ]);
});
