import { describe, expect, it } from 'vitest';
import type {
  AttributeRecord,
  ClassRecord,
  CodeRecord,
  CoderRecord,
  RespondentRecord,
  SampleRecord,
  SavedQueryRecord,
} from '#core/records.ts';
import { attributeChoice } from '#renderer/common/counts/groupings.ts';
import { coderChoice } from '#renderer/common/counts/layer-choice.ts';
import {
  firstChoices,
  firstGrouping,
  possible,
  requestOf,
  unusual,
} from '#renderer/features/tallies/tally-choices.ts';
import { codeRecord, sourceRecord } from '../../helpers/records.ts';

const known = {
  class: new Map<string, ClassRecord>([
    ['news', { id: 'news', name: 'news', position: 0, coverage: 'complete', frameSize: null }],
  ]),
  respondent: new Map<string, RespondentRecord>([
    ['N9', { id: 'N9', name: 'N9', position: 0, consent: null }],
  ]),
  sample: new Map<string, SampleRecord>(),
  savedQuery: new Map<string, SavedQueryRecord>(),
  attribute: new Map<string, AttributeRecord>([
    ['size', { id: 'size', name: 'size', owner: 'respondent', type: 'text', position: 0 }],
  ]),
  code: new Map<string, CodeRecord>([
    ['relay', codeRecord({ id: 'relay', name: 'relay', isTheme: true })],
    ['leaf', codeRecord({ id: 'leaf', name: 'leaf' })],
  ]),
  coder: new Map<string, CoderRecord>([
    ['Lin', { id: 'Lin', name: 'Lin', kind: 'person', personId: null, program: null, createdAt: '' }],
  ]),
};

describe('the default choices', () => {
  it('count sources by theme and kind, out of the reviewed ones, in the layer of the project', () => {
    expect(requestOf(firstChoices, known)).toEqual({
      of: 'themes',
      by: 'kind',
      unit: 'sources',
      basis: 'any',
      denominator: 'reviewed',
      rollup: true,
      joinAdjacent: false,
    });
  });
});

describe('the request', () => {
  it('groups by an attribute and counts one coder', () => {
    const choices = { ...firstChoices, by: attributeChoice('size'), layer: coderChoice('Lin') };

    expect(requestOf(choices, known)).toMatchObject({
      by: { attributeId: 'size' },
      layer: { coderId: 'Lin' },
    });
  });

  it('is narrowed by class, dates, values and people; a value that no longer exists, or an invalid date, narrows nothing', () => {
    const choices = {
      ...firstChoices,
      classIds: ['news', 'gone', 'none'],
      from: '2018',
      to: 'soon',
      values: { size: ['=small', 'none'], gone: ['=x'] },
      respondentIds: ['N9', 'gone'],
      sampleId: 'gone',
    };

    expect(requestOf(possible(choices, known), known).scope).toEqual({
      classIds: ['news', null],
      dates: { from: '2018' },
      attributes: [{ attributeId: 'size', values: ['small', null] }],
      respondentIds: ['N9'],
    });
  });

  it('groups by origin and is narrowed by it, for newspapers', () => {
    const choices = { ...firstChoices, by: 'origin', values: { origin: ['=China Daily', 'none'] } };

    expect(requestOf(possible(choices, known), known)).toMatchObject({
      by: 'origin',
      scope: { origins: ['China Daily', null] },
    });
  });

  it('has no columns when nothing is grouped', () => {
    expect(requestOf({ ...firstChoices, by: 'none' }, known)).not.toHaveProperty('by');
  });

  it('includes what is left out by default only when asked', () => {
    const choices = {
      ...firstChoices,
      kind: 'interview',
      withExcluded: true,
      withDuplicates: true,
      withRemarks: true,
      stance: 'none',
    } as const;

    const request = requestOf(choices, known);

    expect(request.scope).toEqual({ kind: 'interview', withExcluded: true, withDuplicates: true });
    expect(request.voices).toContain('remark');
    expect(request.stances).toEqual([null]);
  });
});

describe('the columns until some are chosen', () => {
  const source = new Map([
    ['n1', sourceRecord({ id: 'n1', classId: 'news' })],
    ['N9', sourceRecord({ id: 'N9', kind: 'interview' })],
  ]);
  const covered = (coverage: ClassRecord['coverage']) => {
    const news = known.class.get('news')!;
    return { class: new Map([['news', { ...news, coverage }]]), source };
  };

  it('are the classes if these were covered differently, so that none are pooled unasked', () => {
    expect(firstGrouping({}, covered('sampled'))).toBe('class');
    expect(firstGrouping({}, covered('purposive'))).toBe('class');
    expect(firstGrouping({}, covered('complete'))).toBe('kind');
  });

  it('are the kinds for people and interviews, which have no class to separate them', () => {
    expect(firstGrouping({ unit: 'respondents' }, covered('sampled'))).toBe('kind');
    expect(firstGrouping({ kind: 'interview' }, covered('sampled'))).toBe('kind');
  });
});

describe('remembered choices', () => {
  it('drop an attribute and a coder that no longer exist', () => {
    const kept = { ...firstChoices, by: attributeChoice('gone'), layer: coderChoice('Ana') };

    expect(possible(kept, known)).toEqual(firstChoices);
  });

  it('count chosen themes alone, of which those that are none any more are dropped', () => {
    const chosen = { ...firstChoices, codeIds: ['leaf', 'relay', 'gone'] };

    expect(requestOf(possible(chosen, known), known).of).toEqual(['relay']);
    expect(requestOf(possible({ ...chosen, of: 'codes' }, known), known).of).toEqual(['leaf', 'relay']);
    expect(requestOf(possible({ ...chosen, codeIds: ['gone'] }, known), known).of).toBe('themes');
  });

  it('for a majority keep to units that a majority decides', () => {
    expect(possible({ ...firstChoices, layer: 'majority', unit: 'passages' }, known).unit).toBe('sources');
    expect(possible({ ...firstChoices, layer: 'majority', unit: 'respondents' }, known).unit).toBe(
      'respondents',
    );
    expect(possible({ ...firstChoices, layer: 'union', unit: 'passages' }, known).unit).toBe('passages');
  });

  it('say how many of the rarely changed ones are changed', () => {
    expect(unusual(firstChoices)).toBe(0);
    expect(unusual({ ...firstChoices, withRemarks: true, stance: 'supports', unit: 'codings' })).toBe(2);
  });
});

describe('a minimum weight', () => {
  it.each([
    [null, {}, 0],
    [0, { minimumWeight: 0 }, 1],
    [50, { minimumWeight: 50 }, 1],
  ])('of %s is asked for, and counts as a change behind “More”', (minimumWeight, asked, changed) => {
    const choices = { ...firstChoices, minimumWeight };

    expect(requestOf(choices, known)).toEqual({ ...requestOf(firstChoices, known), ...asked });
    expect(unusual(choices)).toBe(changed);
  });
});

describe('chosen rows', () => {
  it('follow merges, each once, and are forgotten with their codes', () => {
    const merged = codeRecord({ id: 'old', name: 'old', status: 'merged', mergedInto: 'relay' });
    const code = new Map([...known.code, ['old', merged] as const]);
    const rowsOf = (codeIds: string[]) => possible({ ...firstChoices, codeIds }, { ...known, code }).codeIds;

    expect(rowsOf(['old', 'relay'])).toEqual(['relay']);
    expect(rowsOf(['gone', 'leaf', 'old'])).toEqual(['relay']);
  });
});
