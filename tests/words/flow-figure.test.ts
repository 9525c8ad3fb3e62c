import { describe, expect, it, test } from 'vitest';
import { flowOf, type FlowRequest } from '#core/triage/flow.ts';
import { flowFigure } from '#words/flow-figure.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../core/counting/study.ts';

const study = new Study()
  .class('news')
  .class('report')
  .code('market')
  .document('a', { classId: 'news', status: 'new' })
  .document('b', { classId: 'news', duplicateOf: 'a' })
  .document('c', { classId: 'report', status: 'excluded', exclusionReason: 'off topic' })
  .document('d', { status: 'excluded' })
  .document('e')
  .interview('N1', ['Ann'])
  .reviewed(['e'])
  .coding('e', 'market', null);

function figure(language: 'en' | 'zh-CN', request: FlowRequest = { kind: 'document' }) {
  return flowFigure(createWords(language), flowOf(study.corpus, study.table, request));
}

describe('the flow in words', () => {
  it('gives the steps with their numbers, and what leaves at each', () => {
    const told = figure('en').steps.map(({ box, leaving }) =>
      [box, leaving].flatMap((each) => (each ? `${each.label} ${each.number}` : [])),
    );

    expect(told).toEqual([
      ['Found 5', 'Duplicates 1'],
      ['Without duplicates 4', 'Excluded 2'],
      ['In scope 2', 'Not yet reviewed 1'],
      ['Reviewed 1', 'Nothing to code 0'],
      ['Coded 1'],
    ]);
  });

  it('gives the reasons in the analyst’s words, and says when none was given', () => {
    expect(figure('en').steps[1]?.leaving?.details).toEqual([
      { label: 'off topic', number: '1' },
      { label: 'no reason given', number: '1' },
    ]);
    expect(figure('zh-CN').steps[1]?.leaving?.details.map(({ label }) => label)).toEqual([
      'off topic',
      '未说明理由',
    ]);
  });

  it('leaves out empty parts of a box', () => {
    expect(figure('en').steps[2]?.box.details.map(({ label }) => label)).toEqual([
      'included',
      'not yet screened',
    ]);
  });

  it.each([
    [{ kind: 'document' }, 'Flow of the documents', 'All documents of the project'],
    [{ kind: 'interview' }, 'Flow of the interviews', 'All interviews of the project'],
    [{}, 'Flow of the sources', 'All documents and interviews of the project'],
    [
      { kind: 'document', classIds: ['news', 'report', null] },
      'Flow of the documents',
      'Documents of the classes news, report and (none)',
    ],
  ] satisfies [FlowRequest, string, string][])('says what %j covers', (request, title, subtitle) => {
    expect(figure('en', request)).toMatchObject({ title, subtitle });
  });

  it('names the coder whose reviews and codings it counts', () => {
    expect(figure('en').notes[0]).toContain('Wei, the main coder');
    expect(figure('zh-CN').notes[0]).toContain('主编码者 Wei');
  });
});

test('has under the figure what every export repeats', () => {
  const flow = flowOf(study.corpus, study.table);

  expect(flowFigure(createWords('en'), flow, { notice: 'Invented.' }).notes).toHaveLength(2);
  expect(flowFigure(createWords('en'), flow, { notice: '' }).notes).toHaveLength(1);
});
