// Which of its two names a code has in exported files: the reader's choice in files to read, the stored one in files
// that may come back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';

let project: TestProject;
let study: Study;

beforeEach(async () => {
  project = await testProject();
  study = await smallStudy(project);
  await project.api.codes.update({ id: study.codes.connector.id, name2: '连接者' });
  await codeWords(project, study.sources.first, study.codes.connector, 'window');
  return () => project[Symbol.asyncDispose]();
});

type Languages = { language: 'en' | 'zh-CN'; codebookLanguage?: 'en' | 'zh-CN' };

async function passages(asked: Languages): Promise<string> {
  const to = join(project.folder, 'passages.md');
  await project.api.exports.passages({ to, format: 'md', codeId: study.codes.connector.id, ...asked });
  return readFileSync(to, 'utf8');
}

it('a Chinese file to read has the Chinese names of codes first, in its heading and in its contents', async () => {
  const chinese = await passages({ language: 'zh-CN' });

  expect(chinese).toContain('连接者 · connector');
  expect(chinese).toContain('“连接者”（含计入其下的代码）的全部编码');
  expect(await passages({ language: 'en' })).toContain('connector · 连接者');
});

it('the setting of the reader overrides the language of the file', async () => {
  expect(await passages({ language: 'zh-CN', codebookLanguage: 'en' })).toContain('connector · 连接者');
});

it('a codebook that may be imported again has the names as stored', async () => {
  const to = join(project.folder, 'codebook.csv');
  await project.api.exports.codebook({ to, format: 'csv', language: 'zh-CN' });

  expect(readFileSync(to, 'utf8')).toMatch(/connector,[^\n]*连接者/);
});
