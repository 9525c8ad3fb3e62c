import { describe, expect, it } from 'vitest';
import { firstToGo, lastGood, standing, type RotatedSnapshot } from '#core/snapshots/rotation.ts';

/** A local time, as the analyst's clock shows it, as an ISO string. */
const local = (written: string): string => new Date(written).toISOString();
const now = new Date('2026-11-28T11:30').getTime();

let nextId = 0;
function made(at: string, fields: Partial<RotatedSnapshot> = {}): RotatedSnapshot {
  return { id: (nextId += 1), at: local(at), byClock: true, kept: false, whole: true, ...fields };
}

/** For each snapshot, the reason it stays, or `gone`. */
function staying(snapshots: readonly RotatedSnapshot[], at = now): string[] {
  const stays = standing(snapshots, at);
  return snapshots.flatMap(({ id }) => stays.get(id) ?? 'gone');
}

describe('which snapshots stay', () => {
  it.each<[string, readonly RotatedSnapshot[], readonly string[]]>([
    [
      'the last of each hour of one day',
      [
        made('2026-11-28T11:00'),
        made('2026-11-28T10:50'),
        made('2026-11-28T10:05'),
        made('2026-11-27T12:00'),
      ],
      ['hour', 'hour', 'gone', 'hour'],
    ],
    [
      'those made before an act or by hand for a day, beside the last of their hour',
      [made('2026-11-28T10:50'), made('2026-11-28T10:31', { byClock: false }), made('2026-11-28T10:05')],
      ['hour', 'own', 'gone'],
    ],
    [
      'the last of each day of thirty',
      [made('2026-11-26T18:05'), made('2026-11-26T10:31', { byClock: false }), made('2026-10-31T18:00')],
      ['day', 'gone', 'day'],
    ],
    [
      'the last of each month before that',
      [
        made('2026-09-30T17:00'),
        made('2026-09-30T09:00'),
        made('2026-09-01T09:00'),
        made('2025-09-30T09:00'),
      ],
      ['month', 'gone', 'gone', 'month'],
    ],
    [
      'the ones that somebody marked to keep',
      [made('2026-09-30T17:00'), made('2026-09-02T09:00', { kept: true })],
      ['month', 'own'],
    ],
    [
      'the last good one when the last of its day is damaged',
      [made('2026-11-20T18:00', { whole: false }), made('2026-11-20T09:00')],
      ['gone', 'day'],
    ],
    [
      'the last good one when all later ones are damaged',
      [made('2026-11-28T11:00', { whole: false }), made('2026-11-01T09:00'), made('2026-11-01T08:00')],
      ['hour', 'day', 'gone'],
    ],
  ])('%s', (_, snapshots, expected) => {
    expect(staying(snapshots)).toEqual(expected);
  });

  it('keeps the last good snapshot for ever, years later too and beside a newer unchecked one', () => {
    const good = made('2026-11-28T09:00');
    const later = made('2026-11-28T10:00', { whole: null });

    expect(staying([later, good], new Date('2031-01-01T00:00').getTime())).toEqual(['month', 'own']);
    expect(lastGood([later, good])).toBe(good);
    expect(lastGood([later])).toBe(later);
  });

  it('stores less over a year of hourly snapshots than two snapshots for each day', () => {
    let snapshots: RotatedSnapshot[] = [];
    const begin = new Date('2026-01-01T08:00').getTime();
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      const at = begin + hour * 3_600_000;
      snapshots.push(made(new Date(at).toISOString()));
      const stays = standing(snapshots, at);
      snapshots = snapshots.filter(({ id }) => stays.has(id));
    }

    expect(snapshots.length).toBeGreaterThanOrEqual(24 + 29 + 11);
    expect(snapshots.length).toBeLessThanOrEqual(25 + 31 + 12);
  });
});

describe('which snapshots are removed first when space is short', () => {
  it('are the oldest, never one marked to keep and never the last good one', () => {
    const good = made('2026-11-20T09:00');
    const oldest = made('2026-09-30T09:00', { whole: null });
    const kept = made('2026-10-01T09:00', { kept: true });
    const newest = made('2026-11-28T11:00', { whole: null });

    expect(firstToGo([newest, good, kept, oldest])).toEqual([oldest, newest]);
  });
});
