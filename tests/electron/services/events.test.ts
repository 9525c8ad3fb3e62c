import { expect, test } from 'vitest';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { testProject } from '../../helpers/project.ts';

test('an event is added with a partial date, changed, deleted, and comes back by Undo', async () => {
  await using project = await testProject();
  const { events, history, project: study } = project.api;
  const stored = async () =>
    (await study.records()).tables.timelineEvent.map(({ name, date }) => [name, date]);

  const { id } = await events.add({ name: ' second charter ', date: 'September 2023' });
  expect(await stored()).toEqual([['second charter', '2023-09']]);
  await events.update({ id, name: 'third charter', date: '2023-10-01' });
  expect(await stored()).toEqual([['third charter', '2023-10-01']]);
  await events.remove({ id });
  expect(await stored()).toEqual([]);
  await history.undo();
  expect(await stored()).toEqual([['third charter', '2023-10-01']]);

  const acts = await history.list({ limit: 10 });
  const sentences = acts.map((row) => actSentence(createWords('en'), row));
  expect(sentences).toContain('Added the event second charter');
  expect(sentences).toContain('Renamed the event “second charter” to “third charter”');
  expect(sentences).toContain('Deleted the event third charter');
});

test('a text that is no date, and an event that is there already, are refused with what to do', async () => {
  await using project = await testProject();
  const { events } = project.api;
  await events.add({ name: 'pandemic', date: '2020-01' });

  await expect(events.add({ name: 'pandemic', date: '2020-01' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(events.add({ name: 'later', date: 'some day' })).rejects.toMatchObject({
    code: 'invalid',
    key: 'errors:event_date',
  });
  expect((await project.api.project.records()).tables.timelineEvent).toHaveLength(1);
});
