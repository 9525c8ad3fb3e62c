import { describe, expect, it, test } from 'vitest';
import type { SourceStatus } from '#core/records.ts';
import { chanceFrom } from '#core/sampling/chance.ts';
import { flowBoxes, flowOf, sourcesIn } from '#core/triage/flow.ts';
import { Study } from '../counting/study.ts';

/** One document for each outcome of triage, and an interview. */
function smallStudy(): Study {
  return new Study()
    .coder('Lena')
    .class('news')
    .code('market')
    .document('a', { classId: 'news', status: 'new' })
    .document('b', { classId: 'news', duplicateOf: 'a' })
    .document('c', { classId: 'news', status: 'excluded', exclusionReason: 'off topic' })
    .document('d', { status: 'excluded', exclusionReason: 'too short' })
    .document('e', { status: 'excluded', exclusionReason: 'off topic' })
    .document('f', { status: 'excluded' })
    .document('g', { status: 'second-look' })
    .document('h')
    .document('i')
    .document('j')
    .interview('N1', ['Ann'])
    .reviewed(['h', 'i', 'c', 'b'])
    .reviewed(['j', 'a'], 'Lena')
    .coding('h', 'market', [0, 5])
    .coding('j', 'market', null)
    .coding('a', 'market', [0, 5], { coderId: 'Lena' })
    .coding('c', 'market', [0, 5]);
}

describe('the flow', () => {
  it('counts each source in its box', () => {
    const study = smallStudy();

    const { counts, reasons } = flowOf(study.corpus, study.table, { kind: 'document' });

    expect(counts).toEqual({
      found: 10,
      duplicates: 1,
      single: 9,
      excluded: 4,
      kept: 5,
      new: 1,
      'second-look': 1,
      included: 3,
      reviewed: 2,
      unreviewed: 3,
      coded: 1,
      uncoded: 1,
      begun: 1,
      untouched: 2,
    });
    expect(reasons).toEqual([
      { reason: 'off topic', count: 2 },
      { reason: 'too short', count: 1 },
      { reason: null, count: 1 },
    ]);
  });

  it('lists the sources behind each number', () => {
    const study = smallStudy();

    const flow = flowOf(study.corpus, study.table, { kind: 'document' });

    expect(sourcesIn(flow, 'duplicates')).toEqual(['b']);
    expect(sourcesIn(flow, 'excluded', 'off topic').toSorted()).toEqual(['c', 'e']);
    expect(sourcesIn(flow, 'excluded', null)).toEqual(['f']);
    expect(sourcesIn(flow, 'coded')).toEqual(['h']);
    expect(sourcesIn(flow, 'begun')).toEqual(['j']);
    expect(sourcesIn(flow, 'untouched').toSorted()).toEqual(['a', 'g']);
  });

  it('covers the classes asked for; null means without a class', () => {
    const study = smallStudy();

    const news = flowOf(study.corpus, study.table, { classIds: ['news'] });
    const classless = flowOf(study.corpus, study.table, { kind: 'document', classIds: [null] });

    expect(news.counts.found).toBe(3);
    expect(news.scope).toEqual({ kind: null, classes: ['news'] });
    expect(classless.counts.found).toBe(7);
    expect(classless.scope.classes).toEqual([null]);
  });

  it('is all zeros for an empty project', () => {
    const study = new Study();

    const { counts, reasons, parts } = flowOf(study.corpus, study.table);

    expect(new Set(Object.values(counts))).toEqual(new Set([0]));
    expect([reasons, parts]).toEqual([[], []]);
  });

  it('does not count an interviewer’s remark as coding', () => {
    const study = new Study()
      .code('market')
      .interview('N1', ['Ann'])
      .reviewed(['N1'])
      .coding('N1', 'market', [0, 4], { voice: 'remark' });

    expect(flowOf(study.corpus, study.table).counts).toMatchObject({ coded: 0, uncoded: 1 });
  });
});

const statuses: readonly SourceStatus[] = ['new', 'included', 'excluded', 'second-look'];

/** A study with random decisions on random sources. */
function randomStudy(seed: number): Study {
  const chance = chanceFrom(seed);
  const study = new Study().coder('Lena').class('news').class('report').code('market');
  const count = chance(60);
  for (let number = 0; number < count; number += 1) {
    const id = `s${number}`;
    study.document(id, {
      classId: ['news', 'report', null][chance(3)] ?? null,
      status: statuses[chance(4)]!,
      exclusionReason: ['off topic', 'too short', ' ', null][chance(4)] ?? null,
      duplicateOf: number > 0 && chance(5) === 0 ? `s${chance(number)}` : null,
    });
    if (chance(2) === 0) study.reviewed([id], ['Wei', 'Lena'][chance(2)]);
    if (chance(3) === 0)
      study.coding(id, 'market', chance(2) === 0 ? null : [0, 9], { coderId: ['Wei', 'Lena'][chance(2)]! });
  }
  return study;
}

test('every number adds up, and is that of the sources behind it', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const study = randomStudy(seed);
    const flow = flowOf(study.corpus, study.table);
    const { counts, reasons } = flow;

    expect(counts.found).toBe(study.rows.source.length);
    expect(counts.duplicates + counts.single).toBe(counts.found);
    expect(counts.excluded + counts.kept).toBe(counts.single);
    expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(counts.excluded);
    expect(counts.new + counts['second-look'] + counts.included).toBe(counts.kept);
    expect(counts.reviewed + counts.unreviewed).toBe(counts.kept);
    expect(counts.coded + counts.uncoded).toBe(counts.reviewed);
    expect(counts.begun + counts.untouched).toBe(counts.unreviewed);
    for (const box of flowBoxes) expect(new Set(sourcesIn(flow, box)).size).toBe(counts[box]);
    for (const { reason, count } of reasons) expect(sourcesIn(flow, 'excluded', reason)).toHaveLength(count);
  }
});

test('adds up over the classes to the whole', () => {
  const study = randomStudy(77);
  const of = (classId: string | null) => flowOf(study.corpus, study.table, { classIds: [classId] }).counts;

  const whole = flowOf(study.corpus, study.table).counts;

  for (const box of flowBoxes) expect(of('news')[box] + of('report')[box] + of(null)[box]).toBe(whole[box]);
});
