// What two people have changed of the report is shown as they read it, not as it is stored.
import { expect, test } from 'vitest';
import { storedRuns } from '#core/report/runs.ts';
import { fieldsToRead, valueToRead } from '#electron/team/named-rows.ts';
import { testProject } from '../../helpers/project.ts';

test('a paragraph and a title of the report are words, and nothing of a row that only the program reads is shown', async () => {
  await using project = await testProject();
  const { db } = project.session.study!.store;
  const runs = storedRuns([
    { kind: 'text', text: 'We coded ' },
    { kind: 'number', id: 'sources', text: '12' },
    { kind: 'text', text: ' interviews.' },
  ]);

  expect(valueToRead(db, 'reportParagraph', 'runs', { id: 'a', runs })).toBe('We coded 12 interviews.');
  expect(
    valueToRead(db, 'reportSection', 'titles', { id: 'b', titles: '{"en":"Methods","zh-CN":"方法"}' }),
  ).toBe('Methods · 方法');
  expect(fieldsToRead('reportParagraph', ['runs', 'basis', 'paragraph', 'updatedAt', 'coderId'])).toEqual([
    'runs',
  ]);
  expect(fieldsToRead('codebookVersion', ['name', 'codebook'])).toEqual(['name']);
});
