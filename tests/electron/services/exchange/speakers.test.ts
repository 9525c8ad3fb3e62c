// A coding in a file names a speaker who was removed here meanwhile: the coding is imported without its speaker.
import { expect, test } from 'vitest';
import { testProject } from '../../../helpers/project.ts';
import { codeWords, smallStudy } from '../../../helpers/study.ts';
import { bring, saved } from './own-data.ts';

test('a new coding of a speaker who was removed here comes without the speaker, instead of being left out', async () => {
  await using project = await testProject();
  const { sources, codes } = await smallStudy(project);
  await using other = await testProject();
  await bring(other, (await saved(project)).bytes);
  const { tables } = await other.api.project.records();
  const speaker = tables.respondent.find(({ name }) => name === 'N9');
  await other.api.respondents.remove({ ids: [speaker?.id ?? ''], interviewsTo: 'Somebody else' });
  const coding = await codeWords(project, sources.first, codes.market, 'window');
  await project.api.codings.update({ ids: [coding.id], respondentId: speaker?.id ?? '' });

  await bring(other, (await saved(project)).bytes);

  const { codings } = await other.api.sources.text({ id: sources.first.id });
  expect(codings.map(({ codeId, respondentId }) => [codeId, respondentId])).toEqual([
    [codes.market.id, null],
  ]);
});
