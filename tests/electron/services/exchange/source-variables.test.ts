// The class and date of a source are exported as variables, and become class and date again when they come back.
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
    // One after the other, in the order of the list.
    const source = await api.imports.paste({ title, text: `${title}, told.`, kind: 'document' });
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

test('a class and a date are written where other programs read them, and no longer reported as lost', async () => {
  await using project = await testProject();
  await newsStudy(project);

  const { xml, lost, faults } = await written(project);

  expect(faults).toEqual([]);
  expect(xml).toMatch(/<Variable [^>]*name="Class"[^>]*typeOfVariable="Text"/);
  // The standard has no date without a day, so all dates are written as text.
  expect(xml).toMatch(/<Variable [^>]*name="Date"[^>]*typeOfVariable="Text"/);
  expect(xml).toContain('<TextValue>news</TextValue>');
  expect(xml).toContain('<TextValue>2019-12</TextValue>');
  expect(Object.keys(lost)).not.toContain('classes');
  expect(Object.keys(lost)).not.toContain('dates');
});

test('they are class and date again in another project, not attributes, even without Concord’s own data', async () => {
  await using project = await testProject();
  await newsStudy(project);
  const { entries } = await written(project);
  await using other = await testProject();

  await bring(other, withoutOwn(entries));

  expect(await sourcesOf(other)).toEqual(stood);
  const { tables } = await other.api.project.records();
  expect(tables.attribute).toEqual([]);
  // Exported again they are the same, once each.
  const again = await written(other);
  expect(again.faults).toEqual([]);
  expect(again.xml.match(/<Variable /g)).toHaveLength(2);
  expect(again.xml.match(/<TextValue>news<\/TextValue>/g)).toHaveLength(2);
});

test('a class changed in another program is taken; a file that lost it removes nothing', async () => {
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

test('a new source whose class was removed here comes without it, instead of being left out', async () => {
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

test('a class given for the case of one source is the class of that source', async () => {
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

/** A file in which a named case has the class of a source, as Concord writes it. */
function caseOfClass(sources: readonly string[]): Buffer {
  const variable = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c01';
  const value = `<VariableValue><VariableRef targetGUID="${variable}"/><TextValue>official</TextValue></VariableValue>`;
  const refs = sources.map((source) => `<SourceRef targetGUID="${guid(source)}"/>`);
  return qdpx(
    qde(
      `<Variables><Variable guid="${variable}" name="Class" typeOfVariable="Text"/></Variables>` +
        `<Cases><Case guid="${guid('case')}" name="Ann">${value}${refs.join('')}</Case></Cases>` +
        `<Sources>${sources.map((source) => textSource(source, '')).join('')}</Sources>`,
    ),
    Object.fromEntries(sources.map((source) => [`sources/${source}.txt`, `${source}, told.`])),
  );
}

const saidOfRespondents = async ({ api }: TestProject) => {
  const { tables } = await api.project.records();
  const names = new Map(tables.attribute.map(({ id, name, owner }) => [id, `${name} of ${owner}`]));
  return tables.attributeValue.map(({ attributeId, value }) => [names.get(attributeId), value]);
};

test('a class given for a respondent of several interviews stays with the respondent', async () => {
  await using project = await testProject();

  await bring(project, caseOfClass(['first', 'second']));

  expect(await saidOfRespondents(project)).toEqual([['Class of respondent', 'official']]);
  expect(await sourcesOf(project)).toEqual({ first: [null, null], second: [null, null] });
});

test('a class given for the respondent of one interview is also the class of that interview', async () => {
  await using project = await testProject();

  await bring(project, caseOfClass(['first']));

  expect(await sourcesOf(project)).toEqual({ first: ['official', null] });
  expect(await saidOfRespondents(project)).toEqual([['Class of respondent', 'official']]);
});

test('a class attribute of sources and one of respondents are one variable in a file, and both come back', async () => {
  await using project = await testProject();
  await newsStudy(project);
  await bring(project, caseOfClass(['first', 'second']));

  const { xml, faults, entries } = await written(project);

  expect(faults).toEqual([]);
  expect(xml.match(/<Variable [^>]*name="Class"/g)).toHaveLength(1);
  await using other = await testProject();
  await bring(other, withoutOwn(entries));
  expect(await saidOfRespondents(other)).toEqual([['Class of respondent', 'official']]);
  expect(await sourcesOf(other)).toEqual({ ...stood, first: [null, null], second: [null, null] });
});

test('a class attribute of respondents that was renamed here is exported under its new name, with its values', async () => {
  await using project = await testProject();
  await newsStudy(project);
  await bring(project, caseOfClass(['first', 'second']));
  const [attribute] = (await project.api.project.records()).tables.attribute;
  await project.api.attributes.rename({ id: attribute?.id ?? '', name: 'Office' });

  const { faults, entries } = await written(project);

  expect(faults).toEqual([]);
  await using other = await testProject();
  await bring(other, withoutOwn(entries));
  expect(await saidOfRespondents(other)).toEqual([['Office of respondent', 'official']]);
  expect(await sourcesOf(other)).toEqual({ ...stood, first: [null, null], second: [null, null] });
});

/** The file as QualCoder 4 exports it: every variable has a new identifier and is a text. */
function asQualCoderExports(entries: ReadonlyMap<string, Buffer>): Buffer {
  const given = new Map<string, string>();
  return changed(entries, (name, content) => {
    if (name.startsWith('concord')) return null;
    if (name !== 'project.qde') return content;
    const xml = content.toString('utf8');
    for (const [, variable = ''] of xml.matchAll(/<Variable [^>]*guid="([^"]+)"/g))
      given.set(variable, guid(`qualcoder ${given.size}`));
    return [...given].reduce(
      (text, [own, theirs]) => text.replaceAll(own, theirs),
      xml.replaceAll(/typeOfVariable="\w+"/g, 'typeOfVariable="Text"'),
    );
  });
}

test('class and date are recognised after a program gave their variables other identifiers', async () => {
  await using project = await testProject();
  await newsStudy(project);
  const { entries } = await written(project);
  await using other = await testProject();

  await bring(other, asQualCoderExports(entries));

  expect(await sourcesOf(other)).toEqual(stood);
  expect((await other.api.project.records()).tables.attribute).toEqual([]);
  const again = await written(other);
  expect([again.faults, again.xml.match(/<TextValue>news<\/TextValue>/g)?.length]).toEqual([[], 2]);
});

test('a class attribute of respondents with another identifier is joined with that of sources again', async () => {
  await using project = await testProject();
  await newsStudy(project);
  await bring(project, caseOfClass(['first', 'second']));
  const { entries } = await written(project);
  await using other = await testProject();

  await bring(other, asQualCoderExports(entries));
  const again = await written(other);

  expect(await saidOfRespondents(other)).toEqual([['Class of respondent', 'official']]);
  expect(again.faults).toEqual([]);
  expect(again.xml.match(/<Variable [^>]*name="Class"/g)).toHaveLength(1);
  expect(again.xml.match(/<TextValue>official<\/TextValue>/g)).toHaveLength(1);
});

test('the variable of classes never shares its name with an attribute, whoever owns that', async () => {
  await using project = await testProject();
  await newsStudy(project);
  await project.api.attributes.add({ name: 'Class', owner: 'respondent' });

  const { xml } = await written(project);

  expect(Array.from(xml.matchAll(/<Variable [^>]*name="(Class[^"]*)"/g), ([, name]) => name)).toEqual([
    'Class',
    'Class (2)',
  ]);
});

test('of two variables that claim to hold the class, one does and the other is an attribute', async () => {
  await using project = await testProject();
  const variables = ['one', 'two'].map(
    (key) =>
      `<Variable guid="${guid(key)}" name="Class ${key}" typeOfVariable="Text"><Description>Concord: class</Description></Variable>`,
  );
  const values = ['one', 'two'].map(
    (key) =>
      `<VariableValue><VariableRef targetGUID="${guid(key)}"/><TextValue>of ${key}</TextValue></VariableValue>`,
  );
  const cases = ['Ann', 'Bo'].map(
    (name) =>
      `<Case guid="${guid(name)}" name="${name}">${values.join('')}<SourceRef targetGUID="${guid('first')}"/><SourceRef targetGUID="${guid('second')}"/></Case>`,
  );
  const sources = ['first', 'second'].map((key) => textSource(key, key === 'first' ? values.join('') : ''));
  const sections = `<Variables>${variables.join('')}</Variables><Cases>${cases.join('')}</Cases><Sources>${sources.join('')}</Sources>`;
  const texts = { 'sources/first.txt': 'First, told.', 'sources/second.txt': 'Second, told.' };

  await bring(project, qdpx(qde(sections), texts));

  expect(await sourcesOf(project)).toEqual({ first: ['of one', null], second: [null, null] });
  expect((await saidOfRespondents(project)).map(String).toSorted()).toEqual([
    'Class one of respondent,of one',
    'Class one of respondent,of one',
    'Class two of respondent,of two',
    'Class two of respondent,of two',
    'Class two of source,of two',
  ]);
});

test('an invalid date is reported instead of lost; one in another spelling is taken', async () => {
  await using project = await testProject();
  const variable = `<Variable guid="${guid('dates')}" name="Date" typeOfVariable="Text"><Description>Concord: date</Description></Variable>`;
  const dated = (key: string, said: string) =>
    textSource(
      key,
      `<VariableValue><VariableRef targetGUID="${guid('dates')}"/><TextValue>${said}</TextValue></VariableValue>`,
    );
  const sources = [dated('first', 'before the fair'), dated('second', '5 December 2019')];
  const sections = `<Variables>${variable}</Variables><Sources>${sources.join('')}</Sources>`;
  const texts = { 'sources/first.txt': 'First, told.', 'sources/second.txt': 'Second, told.' };

  const { remarks } = await bring(project, qdpx(qde(sections), texts));

  expect(await sourcesOf(project)).toEqual({ first: [null, null], second: [null, '2019-12-05'] });
  expect(remarks).toContainEqual({
    key: 'exchange:no_date',
    parameters: { source: 'first', written: 'before the fair' },
  });
});

test.each([
  ['text', 'north', 'Text'],
  ['integer', '12', 'Text'],
] as const)(
  'an attribute of sources and one of respondents with one name are one variable, and both come back: %s',
  async (type, north, declared) => {
    await using project = await testProject();
    const { api } = project;
    await newsStudy(project);
    const [source] = (await api.project.records()).tables.source;
    const person = await api.respondents.add({ name: 'Ann' });
    for (const [owner, id, value] of [
      ['respondent', person.id, 'south'],
      ['source', source?.id ?? '', north],
    ] as const) {
      // One after the other.
      const attribute = await api.attributes.add({
        name: 'Region',
        owner,
        type: owner === 'source' ? type : 'text',
      });
      await api.attributes.set({ id: attribute.id, owners: [id], value });
    }
    const valuesOf = async (of: TestProject) => {
      const { attribute, attributeValue } = (await of.api.project.records()).tables;
      return attributeValue
        .map(({ attributeId, value }) => `${attribute.find(({ id }) => id === attributeId)?.owner} ${value}`)
        .toSorted((a, b) => (a < b ? -1 : 1));
    };
    const before = (await api.project.records()).tables.attribute;

    const { xml, faults, entries } = await written(project);
    await using other = await testProject();
    await bring(other, asQualCoderExports(entries));
    await bring(project, asQualCoderExports(entries));
    // A program that keeps identifiers, and one that has its own.
    await bring(project, withoutOwn(entries));

    const variables = xml.match(/<Variable [^>]*name="Region[^>]*/g) ?? [];
    expect(faults).toEqual([]);
    expect(variables.map((each) => /typeOfVariable="(\w+)/.exec(each)?.[1])).toEqual([declared]);
    const both = ['respondent south', `source ${north}`];
    expect(await valuesOf(other)).toEqual(both);
    expect(await valuesOf(project)).toEqual(both);
    expect((await api.project.records()).tables.attribute).toEqual(before);
  },
);
