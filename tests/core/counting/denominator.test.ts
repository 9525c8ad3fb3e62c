import { describe, expect, it } from 'vitest';
import { isSmall } from '#core/counting/share.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { select } from '#core/counting/selection.ts';
import { tally } from '#core/counting/tally.ts';
import { Study } from './study.ts';

function guideOf(study: Study, request: TallyRequest = {}) {
  const { rows, total, facts } = tally(study.corpus, study.table, { of: ['guide'], ...request });
  return { count: rows[0]!.total.count, n: total.n, share: rows[0]!.total.share, facts };
}

/** Four documents: one reviewed and coded, one reviewed, one only coded, one neither. */
function documents(): Study {
  const study = new Study().code('guide').code('other');
  for (const id of ['both', 'reviewed', 'coded', 'neither']) study.document(id);
  study.reviewed(['both', 'reviewed']);
  return study.coding('both', 'guide', [0, 5]).coding('coded', 'guide', [0, 5]);
}

describe('the base of counts', () => {
  it('is the reviewed sources; codings in other sources are left out and mentioned', () => {
    const { count, n, facts } = guideOf(documents());

    expect([count, n]).toEqual([1, 2]);
    expect(facts.sources).toMatchObject({
      inScope: 4,
      reviewed: 2,
      notReviewed: 2,
      unreviewedWithCodings: 1,
    });
  });

  it('names the unreviewed sources that have codings', () => {
    const { corpus, table } = documents();

    expect(select(corpus, table, {}).base.unreviewedWithCodings.map(({ id }) => id)).toEqual(['coded']);
  });

  it('can be all sources in scope', () => {
    expect(guideOf(documents(), { denominator: 'all' })).toMatchObject({
      count: 2,
      n: 4,
      facts: { sources: { notReviewed: 2 } },
    });
  });

  it('can be the coded sources, whatever their codes and stances', () => {
    const study = documents().coding('neither', 'other', null);

    expect(guideOf(study, { denominator: 'any' })).toMatchObject({ count: 2, n: 3 });
    expect(guideOf(study, { denominator: 'any', basis: 'spans', stances: ['contradicts'] })).toMatchObject({
      count: 0,
      n: 3,
    });
  });

  it('does not count an interviewer’s remark as a coding', () => {
    const study = new Study().code('guide').interview('N1', ['N1']);
    study.coding('N1', 'guide', [0, 5], { voice: 'remark' });

    expect(guideOf(study, { denominator: 'any' }).n).toBe(0);
    expect(guideOf(study.reviewed([])).facts.sources.unreviewedWithCodings).toBe(0);
  });

  it('becomes all sources when nothing in scope is reviewed, and says so', () => {
    expect(guideOf(documents(), { scope: { sourceIds: ['coded', 'neither'] } })).toMatchObject({
      count: 1,
      n: 2,
      facts: { denominator: { asked: 'reviewed', used: 'all' } },
    });
    expect(guideOf(documents()).facts.denominator).toEqual({ asked: 'reviewed', used: 'reviewed' });
  });

  it('gives no share when it is empty', () => {
    expect(guideOf(new Study().code('guide'))).toMatchObject({ count: null, n: 0, share: null });
  });

  it('includes a respondent with one reviewed interview, as partly reviewed', () => {
    const study = new Study().code('guide').interview('N9.1', ['N9']).interview('N9.2', ['N9']);
    study.interview('N1', ['N1']).reviewed(['N9.1']).coding('N9.2', 'guide', [0, 5]);

    expect(guideOf(study, { unit: 'respondents' })).toMatchObject({
      count: 0,
      n: 1,
      facts: { respondents: { counted: 1, repeated: [], partly: ['N9'] } },
    });
  });

  it('is given for each class of documents and for interviews', () => {
    const study = new Study().code('guide').class('news').document('a', { classId: 'news' });
    study.document('b', { classId: 'news' }).document('c').interview('N1', ['N1']).reviewed(['a', 'N1']);

    expect(guideOf(study).facts.groups).toEqual([
      { kind: 'document', className: 'news', inScope: 2, counted: 1 },
      { kind: 'document', className: null, inScope: 1, counted: 0 },
      { kind: 'interview', className: null, inScope: 1, counted: 1 },
    ]);
  });

  it('is too small for a percentage below twenty', () => {
    expect([isSmall(19), isSmall(20)]).toEqual([true, false]);
  });
});
