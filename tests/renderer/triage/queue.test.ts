import { describe, expect, it } from 'vitest';
import {
  allToScreen,
  isOpen,
  onward,
  queueOf,
  randomRank,
  stepped,
  type QueueItem,
  type QueueOf,
  type QueueSettings,
} from '#renderer/features/triage/queue.ts';
import { item } from './items.ts';

const none: ReadonlySet<string> = new Set();

function made(
  items: readonly QueueItem[],
  settings: Partial<QueueSettings> = {},
  kept: readonly string[] = [],
) {
  return queueOf(items, { ...allToScreen, sort: 'title', ...settings }, none, new Set(kept), null);
}

function idsOf(items: readonly QueueItem[]): string[] {
  return items.map(({ source }) => source.id);
}

const mixed = [
  item('a'),
  item('b', { status: 'included' }),
  item('c', { status: 'included', reviewed: true }),
  item('d', { status: 'second-look' }),
  item('e', { status: 'excluded', exclusionReason: 'off topic' }),
  item('f', { status: 'excluded', reviewed: true }),
  item('g', { duplicateOf: 'a' }),
];

describe('the sources of a queue', () => {
  it.each<[QueueOf, string[]]>([
    [{ what: 'all' }, ['a', 'b', 'c', 'd', 'e', 'f']],
    [{ what: 'new' }, ['a']],
    [{ what: 'unreviewed' }, ['a', 'b', 'd']],
    [{ what: 'reviewed' }, ['c']],
    [{ what: 'second-look' }, ['d']],
    [{ what: 'included' }, ['b', 'c']],
    [{ what: 'in-scope' }, ['a', 'b', 'c', 'd']],
    [{ what: 'duplicates' }, ['g']],
    [{ what: 'excluded', reason: null }, ['e', 'f']],
    [{ what: 'excluded', reason: 'off topic' }, ['e']],
    [{ what: 'excluded', reason: '' }, ['f']],
  ])('are, for %o: %o', (of, ids) => {
    expect(idsOf(made(mixed, { of }).items)).toEqual(ids);
  });

  it('are exactly the listed ones, duplicates and excluded ones too', () => {
    const of: QueueOf = { what: 'listed', title: 'Found', ids: ['e', 'g'] };

    const queue = queueOf(mixed, { ...allToScreen, of }, new Set(['e', 'g']), none, null);

    expect(idsOf(queue.items)).toEqual(['e', 'g']);
  });

  it('keep decided sources and the current one, until the queue is refreshed', () => {
    const settings = { ...allToScreen, sort: 'title' as const };

    const queue = queueOf(mixed, settings, none, new Set(['e']), 'b');
    const anew = queueOf(mixed, settings, none, none, null);

    expect(idsOf(queue.items)).toEqual(['a', 'b', 'e']);
    expect(idsOf(queue.held)).toEqual(['a']);
    expect(idsOf(anew.items)).toEqual(['a']);
  });

  it('are narrowed by kind, class, language and year at once', () => {
    const items = [
      item('right', { classId: 'news', language: 'zh-CN', date: '2019-05' }),
      item('interview', { kind: 'interview', classId: 'news', language: 'zh-CN', date: '2019-05' }),
      item('report', { classId: 'report', language: 'zh-CN', date: '2019-05' }),
      item('English', { classId: 'news', language: 'en', date: '2019-05' }),
      item('later', { classId: 'news', language: 'zh-CN', date: '2020' }),
    ];

    const queue = made(items, { kind: 'document', classId: 'news', language: 'zh-CN', year: '2019' });

    expect(idsOf(queue.items)).toEqual(['right']);
  });

  it('can be limited to those without a class, a language and a date', () => {
    const items = [item('bare'), item('dated', { date: '2019' })];

    expect(idsOf(made(items, { classId: 'none', language: 'none', year: 'none' }).items)).toEqual(['bare']);
  });
});

describe('the order of a queue', () => {
  const items = [
    item('x', { date: '2020-01' }),
    item('y'),
    item('z', { date: '2019-12-31' }),
    item('10', { date: '2020-01' }),
    item('9', { date: '2020-01' }),
  ];

  it('by date has the oldest first and undated sources last, sorted by title within one date', () => {
    expect(idsOf(made(items, { sort: 'date' }).items)).toEqual(['z', '9', '10', 'x', 'y']);
  });

  it('by newest has undated sources last too', () => {
    expect(idsOf(made(items, { sort: 'newest' }).items)).toEqual(['9', '10', 'x', 'z', 'y']);
  });

  it('at random is the same for the same seed, and different for another', () => {
    const many = Array.from({ length: 60 }, (_, place) => item(`source ${place}`));
    const shuffled = (seed: number) => idsOf(made(many, { sort: 'random', seed }).items);

    expect(shuffled(7)).toEqual(idsOf(made(many.toReversed(), { sort: 'random', seed: 7 }).items));
    expect(shuffled(7)).not.toEqual(shuffled(8));
    expect(shuffled(7)).not.toEqual(idsOf(many));
    expect(shuffled(7).toSorted()).toEqual(idsOf(many).toSorted());
  });

  it('at random favours no place: over many seeds each source is first about as often', () => {
    const ids = Array.from({ length: 10 }, (_, place) => `source ${place}`);
    const firsts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      const [first = ''] = ids.toSorted((a, b) => randomRank(seed, a) - randomRank(seed, b));
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }

    // Each is expected 200 times, with a standard deviation of 13.4.
    for (const id of ids) expect(Math.abs((firsts.get(id) ?? 0) - 200)).toBeLessThan(60);
  });
});

describe('the progress of the work', () => {
  it('counts statuses while screening, without duplicates, and says what waits for a second look', () => {
    expect(made(mixed).progress).toEqual({ of: 'decided', total: 6, done: 4, secondLook: 1 });
  });

  it('counts reviews of sources that are not excluded while reviewing', () => {
    expect(made(mixed, { of: { what: 'unreviewed' } }).progress).toEqual({
      of: 'reviewed',
      total: 4,
      done: 1,
      secondLook: 0,
    });
  });

  it('stays the same when the queue is refreshed', () => {
    expect(made(mixed, {}, ['b', 'c', 'e']).progress).toEqual(made(mixed).progress);
  });
});

describe('going on', () => {
  const items = [item('a'), item('b', { status: 'included' }), item('c'), item('d', { status: 'excluded' })];
  const of: QueueOf = { what: 'new' };

  it('goes to the next source that waits, past decided ones', () => {
    expect(onward(items, 'a', of)?.source.id).toBe('c');
  });

  it('wraps at the end', () => {
    expect(onward(items, 'c', of)?.source.id).toBe('a');
  });

  it('goes past the source that is just being decided', () => {
    expect(onward(items, 'c', of, new Set(['a']))?.source.id).toBe('d');
  });

  it('goes down the list when nothing waits, and ends with it', () => {
    const decided = [item('a', { status: 'included' }), item('b', { status: 'excluded' })];

    expect(onward(decided, 'a', of)?.source.id).toBe('b');
    expect(onward(decided, 'b', of)).toBeNull();
  });

  it('steps line by line and stays at the ends', () => {
    expect(stepped(items, 'a', 1)?.source.id).toBe('b');
    expect(stepped(items, 'a', -1)?.source.id).toBe('a');
    expect(stepped(items, 'd', 1)?.source.id).toBe('d');
    expect(stepped(items, null, 1)?.source.id).toBe('a');
    expect(stepped([], null, 1)).toBeNull();
  });
});

describe('the sources that wait', () => {
  it('are new ones while screening, and unreviewed ones while reviewing', () => {
    const includedOnly = item('a', { status: 'included' });

    expect(isOpen(includedOnly, { what: 'all' })).toBe(false);
    expect(isOpen(includedOnly, { what: 'unreviewed' })).toBe(true);
    expect(isOpen(item('b', { status: 'excluded' }), { what: 'unreviewed' })).toBe(false);
    expect(isOpen(item('c', { status: 'second-look' }), { what: 'second-look' })).toBe(true);
  });
});
