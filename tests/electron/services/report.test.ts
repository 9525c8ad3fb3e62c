// The report of real studies, as the screen and files read it.
import { describe, expect, test } from 'vitest';
import { runsOf, textOfRuns, type Report } from '#core/report/report.ts';
import { testProject } from '../../helpers/project.ts';
import { sampleWithTables } from './annex-study.ts';

const textOf = ({ sections }: Report, key: string): string =>
  (sections.find((section) => section.key === key)?.blocks ?? [])
    .map((block) => textOfRuns(runsOf(block)))
    .filter((text) => text !== '')
    .join('\n');

describe('the report of the sample study', () => {
  test('says what was read, by whom, and what was found', async () => {
    await using project = await sampleWithTables();

    const english = await project.api.report.read({ language: 'en' });
    const chinese = await project.api.report.read({ language: 'zh-CN' });

    expect(textOf(english, 'material')).toContain(
      'The material includes 19 interviews with 17 respondents. Of the respondents, 2 were interviewed more than once.',
    );
    expect(textOf(chinese, 'material')).toContain(
      '材料包括 19 次访谈，涉及 17 位受访者。受访者中有 2 位受访不止一次。',
    );
    expect(textOf(english, 'coders')).toContain('Coded by two persons: Wei (');
    expect(Object.keys(english.numbers).sort()).toEqual(Object.keys(chinese.numbers).sort());
    expect(english.sections.find(({ key }) => key === 'results')?.blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      ...Array.from({ length: 6 }, () => 'table'),
    ]);
  });

  test('tells where the items of checklists stand, and gives them no score', async () => {
    await using project = await sampleWithTables();

    const { checklists } = await project.api.report.read({ language: 'en' });

    expect(checklists.map(({ name, items }) => [name, items.length])).toEqual([
      ['coreq', 32],
      ['srqr', 21],
    ]);
    expect(checklists[0]?.items[20]).toEqual({
      number: 21,
      title: 'Duration',
      state: 'filled',
      section: 'material',
      block: 'material.setting',
    });
    expect(checklists[0]?.items[12]?.state).toBe('to_write');
  });
});

test('an empty study has a report of true sentences, and leaves out what has nothing to say', async () => {
  await using project = await testProject();

  const report = await project.api.report.read({ language: 'en' });

  expect(report.sections.filter(({ isOn }) => isOn).map(({ key }) => key)).toEqual([
    'procedure',
    'limitations',
    'checklists',
    'numbers',
  ]);
  expect(textOf(report, 'procedure')).toMatch(
    /^The texts were coded with Concord [\d.]+\. Nothing has been coded yet\.$/,
  );
});
