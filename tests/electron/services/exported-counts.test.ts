import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CrosstabJson } from '#core/crosstab/crosstab-json.ts';
import type { PortraitsJson } from '#core/portraits/portraits-json.ts';
import { buildSample } from '#electron/sample.ts';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { openOptions, testProject } from '../../helpers/project.ts';

test('an exported crosstab has the cells of the screen, its way of counting, and is recorded', async () => {
  await using project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
  const at = (ending: string): string => join(project.folder, `cross.${ending}`);
  const request = { by: 'class', by2: 'year', percent: 'row' } as const;
  const shown = await project.api.tallies.crosstab(request);

  await project.api.exports.crosstab({ request, format: 'json', to: at('json'), language: 'zh-CN' });
  await project.api.exports.crosstab({ request, format: 'csv', to: at('csv'), language: 'en' });

  const json = JSON.parse(readFileSync(at('json'), 'utf8')) as CrosstabJson;
  const csv = readFileSync(at('csv'), 'utf8').trim().split('\r\n');
  expect(json.themes[0]?.total.count).toBe(shown.themes[0]?.total.count);
  expect([json.percent, json.by, json.by2]).toEqual(['row', 'class', 'year']);
  expect(json.method).toContain('行为类别，列为年份。');
  // A line for each cell and each total, below the head.
  const { rows, columns, themes } = shown;
  expect(csv).toHaveLength(1 + themes.length * (rows.length + 1) * (columns.length + 1));
  expect(csv[1]).toContain('Each percentage is out of all');
  const [row] = await project.api.history.list({ limit: 1 });
  expect(row && actSentence(createWords('en'), row)).toBe('Exported a crosstab to cross.csv');
});

test('a crosstab and a timeline are written as Word and Excel files, and the timeline for scripts', async () => {
  await using project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
  const at = (name: string): string => join(project.folder, name);
  const crosstab = { by: 'class', by2: 'year' } as const;
  const timeline = { by: 'year', byClass: true } as const;

  for (const format of ['docx', 'xlsx'] as const) {
    await project.api.exports.crosstab({ request: crosstab, format, to: at(`crosstab.${format}`) });
    await project.api.exports.timeline({ request: timeline, format, to: at(`timeline.${format}`) });
  }
  await project.api.exports.timeline({ request: timeline, format: 'csv', to: at('timeline.csv') });

  for (const name of ['crosstab.docx', 'crosstab.xlsx', 'timeline.docx', 'timeline.xlsx'])
    expect(readFileSync(at(name)).subarray(0, 2).toString()).toBe('PK');
  const made = await project.api.tallies.timeline(timeline);
  const lines = readFileSync(at('timeline.csv'), 'utf8').trim().split('\r\n');
  expect(lines.length).toBeGreaterThan(made.themes.length * made.lines.length * made.periods.length);
});

test('who carries a theme is written as data, as tables of a paper and as a figure, and recorded', async () => {
  await using project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
  const at = (ending: string): string => join(project.folder, `portraits.${ending}`);
  const request = { of: 'respondents', sort: 'passages' } as const;
  for (const format of ['csv', 'json', 'docx', 'xlsx', 'svg'] as const)
    await project.api.exports.portraits({ request, format, to: at(format), language: 'zh-CN' });

  const json = JSON.parse(readFileSync(at('json'), 'utf8')) as PortraitsJson;
  expect(json.carriers[0]?.name).toBe('N9');
  expect(readFileSync(at('csv'), 'utf8').trim().split('\r\n')).toHaveLength(1 + 3 * 17);
  for (const ending of ['docx', 'xlsx'])
    expect(readFileSync(at(ending)).subarray(0, 2).toString()).toBe('PK');
  expect(readFileSync(at('svg'), 'utf8')).toContain('连接者');
  const [row] = await project.api.history.list({ limit: 1 });
  expect(row && actSentence(createWords('en'), row)).toBe('Exported portraits to portraits.svg');
});
