import { describe, expect, it } from 'vitest';
import { allVoices, type TallyRequest } from '#core/counting/request.ts';
import { tally, type TallyCell } from '#core/counting/tally.ts';
import { Study } from './study.ts';

function tallyOf(study: Study, request: TallyRequest = {}) {
  return tally(study.corpus, study.table, request);
}

/** The total of the only row requested. */
function totalOf(study: Study, codeId: string, request: TallyRequest = {}): TallyCell {
  return tallyOf(study, { denominator: 'all', ...request, of: [codeId] }).rows[0]!.total;
}

/** Counts by row and column key. */
function counts(study: Study, request: TallyRequest): Record<string, Record<string, number | null>> {
  const { rows, columns } = tallyOf(study, { denominator: 'all', ...request });
  return Object.fromEntries(
    rows.map(({ codeId, cells }) => [
      codeId,
      Object.fromEntries(columns.map(({ key }, place) => [key, cells[place]!.count])),
    ]),
  );
}

describe('the rows of a tally', () => {
  it('are all themes in codebook order, including those without a coding', () => {
    const study = new Study().theme('guide').code('plain').theme('connector').document('D1');
    study.coding('D1', 'connector', [0, 5]);

    expect(counts(study, {})).toEqual({ guide: { all: 0 }, connector: { all: 1 } });
  });

  it('are all codes, or chosen ones, when asked for', () => {
    const study = new Study().theme('guide').code('plain').document('D1');

    expect(Object.keys(counts(study, { of: 'codes' }))).toEqual(['guide', 'plain']);
    expect(Object.keys(counts(study, { of: ['plain'] }))).toEqual(['plain']);
  });

  it('are refused for a code that no longer exists', () => {
    expect(() => tallyOf(new Study(), { of: ['gone'] })).toThrow('no_such_code');
  });

  it('give the path from the root, the theme mark and whether the guide asked for the code', () => {
    const study = new Study()
      .code('function')
      .theme('guide', [], { parentId: 'function', prompted: 'partly' });

    expect(tallyOf(study).rows[0]).toMatchObject({
      path: ['function', 'guide'],
      theme: true,
      prompted: 'partly',
    });
  });

  it('count codes from elsewhere that a theme counts, with their sub-codes', () => {
    const study = new Study()
      .theme('guide', ['areas'])
      .code('areas')
      .code('standards', { parentId: 'areas' });
    study.document('D1').document('D2').document('D3');
    study.coding('D1', 'guide', [0, 5]).coding('D2', 'standards', null).coding('D2', 'areas', [3, 4]);

    expect(totalOf(study, 'guide')).toMatchObject({ count: 2, direct: 1 });
    expect(totalOf(study, 'guide', { rollup: false })).toMatchObject({ count: 1, direct: 1 });
  });

  it('count retired codes', () => {
    const study = new Study().theme('guide', [], { status: 'retired' }).document('D1');
    study.coding('D1', 'guide', [0, 5]);

    expect(totalOf(study, 'guide').count).toBe(1);
  });

  it('warn when two themes count the same code', () => {
    const study = new Study().theme('guide', ['shared']).theme('connector', ['shared']).theme('apart');
    study.code('shared');

    expect(tallyOf(study).overlaps).toEqual([['guide', 'connector']]);
    expect(tallyOf(study).facts.themesOverlap).toBe(true);
    expect(tallyOf(study, { rollup: false }).overlaps).toEqual([]);
  });
});

describe('what is counted', () => {
  const study = new Study().theme('guide').document('D1').document('D2').document('D3');
  study.coding('D1', 'guide', null).coding('D1', 'guide', [0, 10]).coding('D1', 'guide', [5, 20]);
  study.coding('D2', 'guide', null).coding('D3', 'guide', [0, 10]).coding('D3', 'guide', [10, 15]);

  it('counts a coding of a whole source as one coding, no passage and no character', () => {
    expect(totalOf(study, 'guide', { scope: { sourceIds: ['D2'] } }).units).toEqual({
      sources: 1,
      respondents: null,
      passages: 0,
      codings: 1,
      characters: 0,
    });
  });

  it('counts overlapping codings as one passage, touching ones as two', () => {
    expect(totalOf(study, 'guide', { unit: 'passages' }).count).toBe(3);
    expect(totalOf(study, 'guide', { unit: 'passages', joinAdjacent: true }).count).toBe(2);
  });

  it('counts a character under two codings once', () => {
    expect(totalOf(study, 'guide', { unit: 'characters' }).count).toBe(35);
  });

  it('can be sources classified under a theme, or sources that refer to it', () => {
    expect(totalOf(study, 'guide', { basis: 'any' }).count).toBe(3);
    expect(totalOf(study, 'guide', { basis: 'whole' }).count).toBe(2);
    expect(totalOf(study, 'guide', { basis: 'spans' }).count).toBe(2);
    expect(totalOf(study, 'guide', { basis: 'whole', unit: 'passages' }).count).toBe(0);
  });

  it('counts characters as Unicode code points, in counts and bases alike', () => {
    const text = 'a😀b𠮷c';
    const emoji = new Study().theme('guide');
    emoji.document('D1', { length: text.length, codePoints: 5, astral: '[1,4]' });
    emoji.coding('D1', 'guide', [1, 4]).coding('D1', 'guide', [3, 6]);

    const { total, rows } = tallyOf(emoji, { unit: 'characters', denominator: 'all' });

    expect([rows[0]!.total.count, total.n]).toEqual([3, 5]);
  });

  it('leaves out an interviewer’s remark unless asked for', () => {
    const interview = new Study().theme('guide').interview('N1', ['N1']).interview('N2', ['N2']);
    interview.coding('N1', 'guide', [0, 5], { voice: 'remark' }).coding('N2', 'guide', [0, 5]);

    expect(totalOf(interview, 'guide', { unit: 'respondents' }).count).toBe(1);
    expect(totalOf(interview, 'guide', { unit: 'respondents', voices: allVoices }).count).toBe(2);
    expect(totalOf(interview, 'guide', { unit: 'respondents', voices: ['remark'] }).count).toBe(1);
  });

  it('takes interview notes without a voice as paraphrase, but not documents', () => {
    const both = new Study().theme('guide').interview('N1', ['N1']).document('D1');
    both.coding('N1', 'guide', [0, 5]).coding('D1', 'guide', [0, 5]);

    expect(counts(both, { by: 'kind', voices: ['paraphrase'] })).toEqual({
      guide: { document: 0, interview: 1 },
    });
    expect(counts(both, { by: 'kind', voices: [null] })).toEqual({ guide: { document: 1, interview: 0 } });
  });

  it('does not depend on the stance, which is shown beside it', () => {
    const stances = new Study().theme('guide').document('D1').document('D2');
    stances.coding('D1', 'guide', [0, 5], { stance: 'contradicts' });
    stances.coding('D1', 'guide', [9, 12], { stance: 'contradicts' }).coding('D2', 'guide', [0, 5]);

    expect(totalOf(stances, 'guide')).toMatchObject({ count: 2, contradicting: 2 });
    expect(totalOf(stances, 'guide', { stances: ['contradicts'] }).count).toBe(1);
    expect(totalOf(stances, 'guide', { stances: [null] }).count).toBe(1);
  });

  it('leaves out codings below a weight, and those without one, when a weight is asked for', () => {
    const weights = new Study().theme('guide').document('D1').document('D2').document('D3');
    weights.coding('D1', 'guide', [0, 5], { weight: 80 }).coding('D2', 'guide', [0, 5], { weight: 20 });
    weights.coding('D3', 'guide', [0, 5]);

    expect(totalOf(weights, 'guide').count).toBe(3);
    expect(totalOf(weights, 'guide', { minimumWeight: 50 }).count).toBe(1);
    expect(totalOf(weights, 'guide', { minimumWeight: 0 }).count).toBe(2);
  });
});

describe('the weights of a row', () => {
  const study = new Study().theme('guide').code('role', { parentId: 'guide' }).document('D1').document('D2');
  study.coding('D1', 'guide', [0, 5], { weight: 80 }).coding('D1', 'role', [3, 9], { weight: 20 });
  study.coding('D2', 'guide', [0, 5]).coding('D2', 'guide', [9, 12], { weight: 0 });
  const weightsOf = (request: TallyRequest) =>
    tallyOf(study, { denominator: 'all', of: ['guide', 'role'], weights: true, ...request }).rows.map(
      ({ weights }) => weights,
    );

  it('are those of all its codings in all columns, each once; a coding without a weight is missing, not 0', () => {
    const mean = 100 / 3;

    expect(weightsOf({ by: 'class' })).toEqual([
      { codings: 4, weighted: 3, mean, least: 0, most: 80 },
      { codings: 1, weighted: 1, mean: 20, least: 20, most: 20 },
    ]);
    expect(weightsOf({ rollup: false })[0]).toMatchObject({ codings: 3, weighted: 2, mean: 40 });
    expect(weightsOf({ minimumWeight: 1 })[0]).toMatchObject({ codings: 2, weighted: 2, mean: 50 });
    expect(weightsOf({ scope: { sourceIds: [] } })[0]).toBeNull();
  });

  it('are null without being asked for, and where a majority counts no codings', () => {
    expect(weightsOf({ weights: false })).toEqual([null, null]);
    expect(weightsOf({ layer: 'majority' })).toEqual([null, null]);
    expect(tallyOf(study, { weights: true }).facts.withWeights).toBe(true);
  });
});

describe('documents and interviews', () => {
  const study = new Study().theme('guide').document('D1').document('D2').interview('N9.1', ['N9']);
  study.interview('N9.2', ['N9']);
  study.coding('D1', 'guide', [0, 5]).coding('N9.1', 'guide', [0, 5]).coding('N9.2', 'guide', [0, 5]);

  it('stand side by side; for documents the number of respondents is empty, not zero', () => {
    expect(counts(study, { by: 'kind', unit: 'respondents' })).toEqual({
      guide: { document: null, interview: 1 },
    });
  });

  it('differ in that documents have no respondents, even if some are linked to them', () => {
    const linked = new Study().theme('guide').document('D1').interview('N9', ['N9']);
    linked.rows.sourceRespondent.push({ id: 'link', sourceId: 'D1', respondentId: 'N9' });
    linked.coding('D1', 'guide', [0, 5]);

    expect(counts(linked, { by: 'kind', unit: 'respondents' })).toEqual({
      guide: { document: null, interview: 0 },
    });
  });

  it('have no shared share', () => {
    const { columns, rows, facts } = tallyOf(study, { by: 'kind', denominator: 'all' });

    // This respondent was interviewed twice, so interviews have no share.
    expect(rows[0]!.cells.map(({ share }) => share)).toEqual([0.5, null]);
    expect(columns.map(({ shareRule }) => shareRule)).toEqual(['plain', 'out-of']);
    expect([rows[0]!.total.count, rows[0]!.total.share]).toEqual([3, null]);
    expect(facts.mixesKinds).toBe(true);
  });

  it('leave the share of respondents intact, who come from interviews only', () => {
    const { total, rows } = tallyOf(study, { unit: 'respondents', denominator: 'all' });

    expect([total.n, rows[0]!.total.share]).toEqual([1, 1]);
  });

  it('have shares of sources, respondents and characters, but not of passages or codings', () => {
    const shareOf = (unit: TallyRequest['unit']) => {
      const { rows } = tallyOf(study, { unit, denominator: 'all', scope: { kind: 'interview' } });
      return rows[0]!.total.share;
    };

    expect((['sources', 'respondents', 'passages', 'codings', 'characters'] as const).map(shareOf)).toEqual([
      // Interviews of one respondent.
      null,
      1,
      null,
      null,
      10 / 2000,
    ]);
  });

  it('count a person who was interviewed twice once', () => {
    const { total, rows, facts } = tallyOf(study, { unit: 'respondents', denominator: 'all' });

    expect([rows[0]!.total.units.sources, rows[0]!.total.count, total.n]).toEqual([3, 1, 1]);
    expect(facts.respondents).toEqual({ counted: 1, repeated: ['N9'], partly: [] });
  });
});
