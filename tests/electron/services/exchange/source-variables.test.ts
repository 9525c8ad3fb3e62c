// The class and the date of a source go as variables, and are class and date again where they come back.
import { expect, test } from 'vitest';
import { guid, textSource, qde, qdpx } from '../../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { bring, changed, withoutOwn } from './own-data.ts';
import { written } from './written.ts';

async function newsStudy(project: TestProject): Promise<void> {
  const { api } = project;
  const news = await api.classes.add({ name: 'news' });
  for (const [title, date] of [
    ['Fair', '2019-12'],
    ['Charter', '2019-12-05'],
    ['Undated', null],
  ] as const) {
    // One after the other, as they are listed.
    // oxlint-disable-next-line no-await-in-loop
    const source = await api.imports.paste({ title, text: `${title}, told.`, kind: 'document' });
    // oxlint-disable-next-line no-await-in-loop
    await api.sources.update({ ids: [source.id], ...(date === null ? {} : { date, classId: news.id }) });
  }
}

const sourcesOf = async ({ api }: TestProject) => {
  const { tables } = await api.project.records();
  const classes = new Map(tables.class.map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    tables.source.map(({ title, classId, date }) => [title, [classes.get(classId ?? '') ?? null, date]]),
  );
};

const stood = { Fair: ['news', '2019-12'], Charter: ['news', '2019-12-05'], Undated: [null, null] };

test('a class and a date are written where other programs read them, and are no longer told as lost', async () => {
  await using project = await testProject();
  await newsStudy(project);

  const { xml, lost, faults } = await written(project);

  expect(faults).toEqual([]);
  expect(xml).toMatch(/<Variable [^>]*name="Class"[^>]*typeOfVariable="Text"/);
  // A month is no date of the standard: all of them go as they stand.
  expect(xml).toMatch(/<Variable [^>]*name="Date"[^>]*typeOfVariable="Text"/);
  expect(xml).toContain('<TextValue>news</TextValue>');
  expect(xml).toContain('<TextValue>2019-12</TextValue>');
  expect(Object.keys(lost)).not.toContain('classes');
  expect(Object.keys(lost)).not.toContain('dates');
});

test('they are class and date again in another project, and no attributes, without Concord’s own data too', async () => {
  await using project = await testProject();
  await newsStudy(project);
  const { entries } = await written(project);
  await using other = await testProject();

  await bring(other, withoutOwn(entries));

  expect(await sourcesOf(other)).toEqual(stood);
  const { tables } = await other.api.project.records();
  expect(tables.attribute).toEqual([]);
  // Written again they are the same, once each.
  const again = await written(other);
  expect(again.faults).toEqual([]);
  expect(again.xml.match(/<Variable /g)).toHaveLength(2);
  expect(again.xml.match(/<TextValue>news<\/TextValue>/g)).toHaveLength(2);
});

test('a class that was changed in another program is taken; a file that lost it takes nothing away', async () => {
  await using project = await testProject();
  await newsStudy(project);
  const { entries } = await written(project);
  const asOther = withoutOwn(entries);
  await bring(project, asOther);
  const edited = changed(entries, (name, content) =>
    name.startsWith('concord')
      ? null
      : name === 'project.qde'
        ? content.toString('utf8').replace('<TextValue>news</TextValue>', '<TextValue>report</TextValue>')
        : content,
  );

  await bring(project, edited, { conflicts: 'theirs' });
  expect(Object.values(await sourcesOf(project)).map(([name]) => name)).toContain('report');

  const without = changed(entries, (name, content) =>
    name.startsWith('concord')
      ? null
      : name === 'project.qde'
        ? content.toString('utf8').replaceAll(/<VariableValue>.*?<\/VariableValue>/gs, '')
        : content,
  );
  await bring(project, without, { conflicts: 'theirs' });
  expect(Object.values(await sourcesOf(project)).map(([name]) => name)).toContain('report');
});

test('a variable of another program that is called “Class” stays an attribute', async () => {
  await using project = await testProject();
  const variable = '11111111-2222-4333-8444-555555555555';
  const value = `<VariableValue><VariableRef targetGUID="${variable}"/><TextValue>news</TextValue></VariableValue>`;
  const bytes = qdpx(
    qde(
      `<Variables><Variable guid="${variable}" name="Class" typeOfVariable="Text"/></Variables><Sources>${textSource('fair', value)}</Sources>`,
    ),
    { 'sources/fair.txt': 'The fair was held in May.' },
  );

  await bring(project, bytes);

  const { tables } = await project.api.project.records();
  expect(tables.attribute.map(({ name }) => name)).toEqual(['Class']);
  expect(tables.class).toEqual([]);
});

test('a new source of a class that was removed here comes without it, instead of staying away', async () => {
  await using project = await testProject();
  await newsStudy(project);
  await using other = await testProject();
  await bring(other, withoutOwn((await written(project)).entries));
  const { tables } = await other.api.project.records();
  await other.api.classes.remove({ id: tables.class[0]?.id ?? '' });
  const later = await project.api.imports.paste({ title: 'Later', text: 'Told later.', kind: 'document' });
  const [news] = (await project.api.project.records()).tables.class;
  await project.api.sources.update({ ids: [later.id], classId: news?.id ?? null });

  await bring(other, withoutOwn((await written(project)).entries));

  expect(await sourcesOf(other)).toMatchObject({ Later: [null, null], Fair: [null, '2019-12'] });
});

test('a class that a file tells by the case of one source is the class of that source', async () => {
  await using project = await testProject();
  const ofConcord = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c01';
  const value = `<VariableValue><VariableRef targetGUID="${ofConcord}"/><TextValue>news</TextValue></VariableValue>`;
  const bytes = qdpx(
    qde(
      `<Variables><Variable guid="${ofConcord}" name="Class" typeOfVariable="Text"/></Variables>` +
        `<Cases><Case guid="${guid('case')}">${value}<SourceRef targetGUID="${guid('fair')}"/></Case></Cases>` +
        `<Sources>${textSource('fair', '')}</Sources>`,
    ),
    { 'sources/fair.txt': 'The fair was held in May.' },
  );

  await bring(project, bytes);

  expect(await sourcesOf(project)).toEqual({ fair: ['news', null] });
  const { xml, faults } = await written(project);
  expect([faults, xml.match(/<TextValue>news<\/TextValue>/g)?.length]).toEqual([[], 1]);
});
