import { describe, expect, it } from 'vitest';
import type {
  AttributeRecord,
  ClassRecord,
  CoderRecord,
  RespondentRecord,
  SampleRecord,
  SavedQueryRecord,
} from '#core/records.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import {
  isFiltering,
  keptFilter,
  noFilter,
  passageRequest,
  possibleFilter,
  withoutFilters,
} from '#renderer/features/passages/passage-filter.ts';

const at = '2026-03-14T09:00:00.000Z';
const known = {
  attribute: new Map<string, AttributeRecord>([
    ['years', { id: 'years', name: 'years', position: 0, type: 'integer', owner: 'respondent' }],
  ]),
  sample: new Map<string, SampleRecord>(),
  savedQuery: new Map<string, SavedQueryRecord>(),
  class: new Map<string, ClassRecord>([
    ['news', { id: 'news', name: 'news', coverage: 'complete', frameSize: null, position: 0 }],
  ]),
  respondent: new Map<string, RespondentRecord>([
    ['N9', { id: 'N9', name: 'N9', position: 0, consent: null }],
  ]),
  coder: new Map<string, CoderRecord>([
    ['Lin', { id: 'Lin', name: 'Lin', kind: 'person', personId: null, program: null, createdAt: at }],
  ]),
};

describe('the request of a list of passages', () => {
  it('covers all sources in scope, reviewed or not', () => {
    expect(passageRequest(noFilter, known)).toEqual({ denominator: 'all', rollup: true, scope: {} });
  });

  it('leaves out accepted suggestions if asked, which hides passages', () => {
    const filter = { ...noFilter, withoutSuggested: true };

    expect(passageRequest(filter, known)).toMatchObject({ withoutSuggested: true });
    expect([isFiltering(filter), isFiltering(withoutFilters(filter))]).toEqual([true, false]);
  });

  it('contains each condition of the filter', () => {
    const filter = {
      ...noFilter,
      kind: 'interview',
      respondentIds: ['N9'],
      from: '2019',
      to: 'soon',
      values: { years: ['=5'] },
      layer: 'coder:Lin',
      stance: 'contradicts',
      voice: 'verbatim',
      rollup: false,
      withDuplicates: true,
    } as const;

    expect(passageRequest(filter, known)).toEqual({
      denominator: 'all',
      rollup: false,
      scope: {
        kind: 'interview',
        dates: { from: '2019' },
        attributes: [{ attributeId: 'years', values: ['5'] }],
        respondentIds: ['N9'],
        withDuplicates: true,
      },
      layer: { coderId: 'Lin' },
      stances: ['contradicts'],
      voices: ['verbatim-notes', 'verbatim-recorded'],
    });
  });

  it('asks for sources without a class, and codings without a stance, by null', () => {
    const request = passageRequest({ ...noFilter, classIds: [NONE], stance: 'none' }, known);

    expect([request.scope?.classIds, request.stances]).toEqual([[null], [null]]);
  });
});

describe('a remembered filter', () => {
  it('drops a class, a respondent and a coder that no longer exist', () => {
    const kept = {
      ...noFilter,
      classIds: ['reports'],
      respondentIds: ['N1'],
      values: { gone: [NONE] },
      layer: 'coder:Ana',
    };

    expect(possibleFilter(kept, known)).toEqual(noFilter);
  });

  it('keeps the choice of sources without a class', () => {
    expect(possibleFilter({ ...noFilter, classIds: [NONE] }, known).classIds).toEqual([NONE]);
  });
});

describe('a second pass', () => {
  const shown = { ...noFilter, words: 'policy', layer: 'coder:Lin again' };

  it('that clears its filters leaves no layer behind for the first pass', () => {
    expect(keptFilter({ words: 'policy' }, withoutFilters(shown), true)).toEqual(noFilter);
  });

  it('keeps the layer that was chosen before it', () => {
    expect(keptFilter({ layer: 'union' }, withoutFilters(shown), true).layer).toBe('union');
  });
});

describe('an empty list', () => {
  it('is blamed on the filter only if the filter leaves something out', () => {
    expect(isFiltering(noFilter)).toBe(false);
    expect(isFiltering({ ...noFilter, rollup: false, layer: 'union', withDuplicates: true })).toBe(false);
    expect(isFiltering({ ...noFilter, order: 'stance', values: { years: [] } })).toBe(false);
    expect(isFiltering({ ...noFilter, words: 'policy' })).toBe(true);
    expect(isFiltering({ ...noFilter, values: { years: [NONE] } })).toBe(true);
  });
});
