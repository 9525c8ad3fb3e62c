// Sentences that take a number get one wherever they are used.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords, languages } from '#words/words.ts';
import { openOptions, testProject } from '../helpers/project.ts';

test.each(languages)('a codebook says in numbers how it was counted (%s)', async (language) => {
  await using project = await testProject();
  const store = buildSample(join(project.folder, 'sample.concord'), openOptions);
  project.session.adopt(store);
  const to = join(project.folder, 'codebook.md');

  await project.api.exports.codebook({ to, format: 'md', language, interviewExcerpts: false });

  const text = readFileSync(to, 'utf8');
  expect(text).not.toMatch(/NaN|undefined|\{\{/);
  expect(text).toContain(language === 'en' ? 'reviewed in this layer. ' : '均已在该编码层审阅');
});

test.each(languages)('the time left is given in words (%s)', (language) => {
  const { t } = createWords(language);

  expect(t('ui:time_left', { elapsed: '0:05', left: '1:20' })).toMatch(/0:05.*1:20/);
});
