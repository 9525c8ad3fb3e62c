import { describe, expect, it } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { Study } from './study.ts';

function guideOf(study: Study, request: TallyRequest) {
  const { rows, total, facts } = tally(study.corpus, study.table, { of: ['guide'], ...request });
  return { count: rows[0]!.total.count, n: total.n, facts };
}

/** Three people, a second pass of Wei and an adjudication, on one document. */
function team(): Study {
  const study = new Study().coder('Lin').coder('Ana').coder('Wei again', 'second-pass');
  return study.coder('settled', 'adjudication').code('guide').document('D1').document('D2');
}

describe('the layer of a count', () => {
  it('is the main coder’s unless another is asked for', () => {
    const study = team().coding('D1', 'guide', [0, 5], { coderId: 'Lin' }).coding('D2', 'guide', [0, 5]);

    expect(guideOf(study, { unit: 'codings' })).toMatchObject({
      count: 1,
      facts: { layer: { what: 'coder', isMain: true, isDefault: true, coders: ['Wei'] } },
    });
    expect(guideOf(study, { layer: { coderId: 'Lin' } }).facts.layer).toMatchObject({ isMain: false });
  });

  it('adds no coders up: the union holds the codings of all people, counted once in sources and characters', () => {
    const study = team().coding('D1', 'guide', [0, 10]).coding('D1', 'guide', [5, 15], { coderId: 'Lin' });

    expect(guideOf(study, { layer: 'union', unit: 'codings' }).count).toBe(2);
    expect(guideOf(study, { layer: 'union', unit: 'sources' }).count).toBe(1);
    expect(guideOf(study, { layer: 'union', unit: 'characters' }).count).toBe(15);
  });

  it('leaves second passes and adjudicated codings out of the union', () => {
    const study = team().coding('D1', 'guide', [0, 5], { coderId: 'Wei again' });
    study.coding('D2', 'guide', [0, 5], { coderId: 'settled' }).reviewed(['D2'], 'Wei again');

    expect(guideOf(study, { layer: 'union' })).toMatchObject({
      // Nobody in the union has coded or reviewed anything.
      count: null,
      facts: { sources: { reviewed: 0 } },
    });
    expect(guideOf(study, { layer: { coderId: 'Wei again' } })).toMatchObject({ count: 0, n: 1 });
  });

  it('counts a source as reviewed in the union if any person reviewed it', () => {
    const study = team().reviewed(['D1'], 'Lin').reviewed(['D2'], 'Ana');

    expect(guideOf(study, { layer: 'union' }).n).toBe(2);
    expect(guideOf(study, { layer: { coderId: 'Lin' } }).n).toBe(1);
  });

  it('is a majority of the people who reviewed the source', () => {
    const study = team().reviewed(['D1'], 'Wei').reviewed(['D1'], 'Lin').reviewed(['D2'], 'Wei');
    study.reviewed(['D2'], 'Lin').reviewed(['D2'], 'Ana');
    study
      .coding('D1', 'guide', [0, 5])
      .coding('D2', 'guide', [0, 5])
      .coding('D2', 'guide', null, { coderId: 'Ana' });

    expect(guideOf(study, { layer: 'majority', scope: { sourceIds: ['D1'] } })).toMatchObject({
      count: 0,
      n: 1,
    });
    expect(guideOf(study, { layer: 'majority', scope: { sourceIds: ['D2'] } })).toMatchObject({
      count: 1,
      n: 1,
    });
  });

  it('gives no vote on a source to people who did not review it', () => {
    const study = team().reviewed(['D1'], 'Wei').reviewed(['D1'], 'Lin');
    study.coding('D1', 'guide', [0, 5]).coding('D1', 'guide', [0, 5], { coderId: 'Ana' });

    expect(guideOf(study, { layer: 'majority' }).count).toBe(0);
  });

  it('gives a coder one vote on a code, however often it is applied', () => {
    const study = team().reviewed(['D1'], 'Wei').reviewed(['D1'], 'Lin');
    study.coding('D1', 'guide', [0, 5]).coding('D1', 'guide', [10, 15]);

    expect(guideOf(study, { layer: 'majority' }).count).toBe(0);
  });

  it('is decided code by code before a theme takes the union', () => {
    const study = team().reviewed(['D1'], 'Wei').reviewed(['D1'], 'Lin').reviewed(['D1'], 'Ana');
    study.code('a', { parentId: 'guide' }).code('b', { parentId: 'guide' });
    study.coding('D1', 'a', [0, 5]).coding('D1', 'b', [0, 5], { coderId: 'Lin' });

    expect(guideOf(study, { layer: 'majority' }).count).toBe(0);
  });

  it('offers only sources and respondents in a majority', () => {
    for (const unit of ['passages', 'codings', 'characters'] as const) {
      expect(() => guideOf(team(), { layer: 'majority', unit })).toThrow('majority_counts_presence');
    }
    const study = team().reviewed(['D1']);
    const { rows } = tally(study.corpus, study.table, { of: ['guide'], layer: 'majority' });
    expect(rows[0]!.total.units).toEqual({
      sources: 0,
      respondents: null,
      passages: null,
      codings: null,
      characters: null,
    });
  });

  it('becomes the adjudicated one as soon as every source in scope is adjudicated', () => {
    const study = team().coding('D1', 'guide', [0, 5], { coderId: 'settled' }).reviewed(['D1'], 'settled');

    expect(guideOf(study, {}).facts.layer.what).toBe('coder');
    expect(guideOf(study, { scope: { sourceIds: ['D1'] } })).toMatchObject({
      count: 1,
      n: 1,
      facts: { layer: { what: 'adjudicated', isDefault: true } },
    });
    expect(guideOf(study.reviewed(['D2'], 'settled'), {}).facts.layer.what).toBe('adjudicated');
    expect(guideOf(study, { layer: 'main' }).facts.layer.what).toBe('coder');
  });

  it('stays the main coder’s over an empty scope', () => {
    expect(guideOf(team(), { scope: { sourceIds: [] } }).facts.layer.what).toBe('coder');
  });

  it('refuses a coder who no longer exists', () => {
    expect(() => guideOf(team(), { layer: { coderId: 'gone' } })).toThrow('no_such_coder');
  });
});
