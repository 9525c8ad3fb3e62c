import { describe, expect, it } from 'vitest';
import type { DistinctPairRecord, SourceRecord } from '#core/records.ts';
import {
  foundGroups,
  nextOpenGroup,
  reviewGroups,
  type ReviewGroup,
} from '#renderer/features/triage/duplicate-groups.ts';
import { source } from './items.ts';

function table(...rows: readonly SourceRecord[]): ReadonlyMap<string, SourceRecord> {
  return new Map(rows.map((row) => [row.id, row]));
}

function pair(sourceId: string, otherId: string): DistinctPairRecord {
  return { id: `${sourceId}-${otherId}`, sourceId, otherId };
}

function statesOf({ copies }: ReviewGroup): Record<string, string> {
  return Object.fromEntries(copies.map((copy) => [copy.source.id, copy.state]));
}

const found = foundGroups({
  groups: [
    {
      originalId: 'a',
      sources: [
        { id: 'b', similarity: 0.9, via: null },
        { id: 'c', similarity: 0.85, via: null },
      ],
    },
  ],
  contained: [{ id: 'short', inId: 'long', containment: 0.97 }],
});

describe('a group of near-duplicates', () => {
  it('has the state that the project has: linked, judged distinct, or open', () => {
    const sources = table(source('a'), source('b', { duplicateOf: 'a' }), source('c'));

    const [group] = reviewGroups(found, sources, [pair('a', 'c')]);

    expect(group && statesOf(group)).toEqual({ b: 'linked', c: 'distinct' });
    expect(group?.open).toEqual([]);
  });

  it('takes another original when one is proposed', () => {
    const proposed = found.map((group) => ({ ...group, originalId: group.id === 'a' ? 'b' : 'long' }));

    const [group] = reviewGroups(proposed, table(source('a'), source('b'), source('c')), []);

    expect(group?.original.id).toBe('b');
    expect(group && statesOf(group)).toEqual({ a: 'open', c: 'open' });
  });

  it('is gone with its sources', () => {
    expect(reviewGroups(found, table(source('a')), [])).toEqual([]);
  });

  it('may be a text that stands whole in a longer one', () => {
    const [group] = reviewGroups(found, table(source('short'), source('long')), []);

    expect(group).toMatchObject({ contained: true, original: { id: 'long' } });
    expect(group?.copies[0]?.likeness).toBe(0.97);
  });
});

describe('the list of groups', () => {
  it('ends with sources that were linked before and not found again, each original once', () => {
    const sources = table(
      source('a'),
      source('b', { duplicateOf: 'a' }),
      source('c'),
      source('late', { date: '2020' }),
      source('late copy', { duplicateOf: 'late' }),
      source('early', { date: '2019' }),
      source('early copy', { duplicateOf: 'early' }),
    );

    const groups = reviewGroups(found, sources, []);

    expect(groups.map(({ original }) => original.id)).toEqual(['a', 'early', 'late']);
  });

  it('is walked from open group to open group, wrapping at its end', () => {
    const groups = reviewGroups(
      foundGroups({
        groups: ['a', 'b', 'c'].map((id) => ({
          originalId: id,
          sources: [{ id: `${id}2`, similarity: 1, via: null }],
        })),
        contained: [],
      }),
      table(
        ...['a', 'b', 'c'].map((id) => source(id)),
        source('a2'),
        source('b2', { duplicateOf: 'b' }),
        source('c2'),
      ),
      [],
    );

    expect(nextOpenGroup(groups, 'a')?.id).toBe('c');
    expect(nextOpenGroup(groups, 'c')?.id).toBe('a');
    expect(nextOpenGroup(groups.slice(1, 2), 'b')).toBeNull();
  });
});
