// The report of an import as a file: one line for each file, in words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '#words/words.ts';
import { readCsv } from '../../../core/exports/recount.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { encodedAs } from '../../../helpers/written-files.ts';
import { importFrom, written } from './brought-in.ts';

/** Two imports, of which the second has something of every kind. */
async function mixedRun(project: TestProject) {
  await importFrom(project, written(project, 'before', { 'a.txt': 'A fair was held.' }));
  const folder = written(project, 'study', {
    'a.txt': 'A fair was held.',
    'b.txt': encodedAs('gb18030', '协会办了一个展览，会员企业都来了。'),
    'c.txt': '',
    'd.csv': 'title,text\nOne,Text one.\nTwo,\nThree,Text three.',
    'e.numbers': 'x',
  });
  return importFrom(project, folder, { alike: false });
}

describe('a report exported as csv', () => {
  it('has a line for each file with its outcome, and explains in words', async () => {
    await using project = await testProject();
    const { runId } = await mixedRun(project);
    const reference = join(project.folder, 'report.csv');

    await project.api.imports.exportReport({ runId, reference, language: 'en' });

    const rows = readCsv(readFileSync(reference, 'utf8'));
    const named = (name: string) => rows.find(({ file }) => file === name);
    expect(rows.map(({ file, outcome, sources }) => [file, outcome, sources])).toEqual([
      ['a.txt', 'identical', '0'],
      ['b.txt', 'imported', '1'],
      ['c.txt', 'failed', '0'],
      ['d.csv', 'imported', '2'],
      ['e.numbers', 'skipped', '0'],
    ]);
    expect(named('a.txt')).toMatchObject({ identical: '1', identical_to: 'a' });
    expect(named('b.txt')?.['encoding']).toBe('gb18030');
    expect(named('b.txt')?.['notes']).toContain('gb18030');
    expect(named('c.txt')?.['error']).toBe('“c.txt” is empty.');
    expect(named('d.csv')?.['notes']).toBe('Row 3 has no text and was left out.');
    expect(named('e.numbers')?.['notes']).toContain('“e.numbers” was skipped');
  });

  it.each(languages)('has no key in place of words (%s)', async (language) => {
    await using project = await testProject();
    const { runId } = await mixedRun(project);
    const reference = join(project.folder, 'report.csv');

    await project.api.imports.exportReport({ runId, reference, language, byteOrderMark: true });

    const text = readFileSync(reference, 'utf8');
    expect(text).not.toMatch(/\b(?:reading|errors):|\{\{/);
    expect(text.startsWith('\uFEFFfile,outcome,')).toBe(true);
  });

  it('names near-duplicates with their similarity', async () => {
    await using project = await testProject();
    const story = Array.from({ length: 40 }, (_, place) => `Sentence ${place} tells of stall ${place * 7}.`);
    const folder = written(project, 'study', {
      '1.txt': story.join(' '),
      '2.txt': `${story.join(' ')} Ends.`,
    });
    const { runId } = await importFrom(project, folder);
    const reference = join(project.folder, 'report.csv');

    await project.api.imports.exportReport({ runId, reference });

    const rows = readCsv(readFileSync(reference, 'utf8'));
    expect(rows.map(({ near_duplicates }) => near_duplicates)).toEqual([
      '',
      expect.stringMatching(/^1 \((?:0\.9\d|1\.00)\)$/),
    ]);
  });

  it('can be written for an import that added nothing, from the report itself', async () => {
    await using project = await testProject();
    const report = await importFrom(project, written(project, 'study', { 'a.txt': '' }));
    const reference = join(project.folder, 'report.csv');

    await project.api.imports.exportReport({ report, reference, language: 'en' });

    expect(report.runId).toBeNull();
    expect(readCsv(readFileSync(reference, 'utf8'))).toMatchObject([
      { file: 'a.txt', outcome: 'failed', error: '“a.txt” is empty.' },
    ]);
  });

  it('is refused for an import that was undone', async () => {
    await using project = await testProject();
    const { runId } = await mixedRun(project);
    await project.api.history.undo();

    const asking = project.api.imports.report({ runId: runId ?? '' });

    await expect(asking).rejects.toMatchObject({ code: 'not_found', key: 'errors:no_such_importRun' });
    expect(project.faults).toEqual([]);
  });
});
