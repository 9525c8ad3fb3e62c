import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';

function importTable({ api, folder }: TestProject, kind: 'document' | 'interview', ...rows: string[]) {
  const reference = join(folder, 'table.csv');
  writeFileSync(reference, rows.join('\n'));
  return api.imports.run({ files: [{ reference, name: 'table.csv' }], kind });
}

function told({ lines }: ImportReport): { added: number; identical: number } {
  return {
    added: lines.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0),
    identical: lines.reduce((sum, { identical }) => sum + identical, 0),
  };
}

describe('an imported table', () => {
  it('says so when no column was taken as the text', async () => {
    await using project = await testProject();

    const report = await importTable(project, 'document', 'title,pages', 'A fair,12', 'A visit,3');

    expect(told(report)).toEqual({ added: 2, identical: 0 });
    expect(report.lines[0]?.notes).toEqual([
      { key: 'imports:sources_without_text', parameters: { count: 2 } },
    ]);
  });

  it('says for each file that its dates cannot be read and no source has one', async () => {
    await using project = await testProject();
    const files = ['one.csv', 'two.csv'].map((name) => {
      const reference = join(project.folder, name);
      writeFileSync(reference, `title,date,text\n${name} a,spring,A.\n${name} b,later,B.\n${name} c,2019,C.`);
      return { reference, name };
    });

    const report = await project.api.imports.run({ files, kind: 'document' });

    const said = { key: 'imports:dates_not_taken', parameters: { column: 'date', unreadable: 2, values: 3 } };
    expect(report.lines.map(({ notes }) => notes)).toEqual([[said], [said]]);
    const preview = await project.api.imports.preview({ file: files[0] ?? { reference: '', name: '' } });
    expect(preview).toMatchObject({ outcome: { unreadDates: said.parameters } });
  });

  it('reports no times of day, and reads ranges and Chinese dates with a time', async () => {
    await using project = await testProject();
    const rows = ['title,date,time,text', 'A,5-6 December 2019,10:30,A.', 'B,2019年12月5日上午,11:00,B.'];

    const report = await importTable(project, 'document', ...rows);

    expect(report.lines[0]?.notes).toEqual([]);
    const { tables } = await project.api.project.records();
    expect(new Set(tables.source.map(({ date }) => date))).toEqual(new Set(['2019-12', '2019-12-05']));
  });

  it('keeps the same answer of two people as two interviews', async () => {
    await using project = await testProject();
    const rows = ['respondent,text', 'N1,It helps.', 'N2,It helps.'];

    const report = await importTable(project, 'interview', ...rows);

    expect(told(report)).toEqual({ added: 2, identical: 0 });
    const { tables } = await project.api.project.records();
    expect(tables.respondent.map(({ name }) => name).toSorted()).toEqual(['N1', 'N2']);
    expect(tables.sourceRespondent).toHaveLength(2);
  });

  it('keeps one text with two dates as two documents', async () => {
    await using project = await testProject();
    const rows = [
      'title,date,text',
      'Notice,2024-01,The hall is closed.',
      'Notice,2024-02,The hall is closed.',
    ];

    expect(told(await importTable(project, 'document', ...rows))).toEqual({ added: 2, identical: 0 });
  });

  it.each(['document', 'interview'] as const)('adds nothing the second time (%s)', async (kind) => {
    await using project = await testProject();
    const rows = ['respondent,date,text', 'N1,2024-01,It helps.', 'N2; N3,2024-02,It helps.'];
    const first = await importTable(project, kind, ...rows);

    const second = await importTable(project, kind, ...rows);

    expect([told(first), told(second)]).toEqual([
      { added: 2, identical: 0 },
      { added: 0, identical: 2 },
    ]);
  });
});
