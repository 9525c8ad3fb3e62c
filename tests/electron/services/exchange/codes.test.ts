// Codes as other programs write them, with what other readers have got wrong.
import { describe, expect, test } from 'vitest';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtIn, broughtInto, inAnyOrder } from './brought-in.ts';
import { written } from './written.ts';

test('letters written as character references are read as letters and written as letters', async () => {
  await using project = await testProject();
  const found = await broughtInto(
    project,
    qdpx(qde(codes('<Code guid="' + guid('a') + '" name="Stra&#xDF;e &#35843;&#30740;" isCodable="true"/>'))),
  );

  expect(found.tables.code.map(({ name }) => name)).toEqual(['Straße 调研']);
  expect((await written(project)).xml).toContain('name="Straße 调研"');
});

test('whether a code can be applied is written in full, true or false', async () => {
  await using project = await testProject();
  await broughtInto(
    project,
    qdpx(
      qde(codes(code('open'), code('folder', '', 'isCodable="false"'), code('worded', '', 'isCodable="no"'))),
    ),
  );

  const { xml } = await written(project);
  const codable = xml
    .match(/<Code [^>]*>/g)
    ?.map((tag) => /name="(\w+)".* isCodable="(\w+)"/.exec(tag)?.slice(1));
  expect(inAnyOrder(codable ?? [])).toEqual(
    inAnyOrder([
      ['open', 'true'],
      ['folder', 'false'],
      ['worded', 'false'],
    ]),
  );
});

test('a flat codebook without descriptions is read, even before an empty list of sets', async () => {
  const found = await broughtIn(
    qdpx(
      qde(
        `${codes(code('guide'), code('market'))}<Sources>${textSource('fair', selection('s', 4, 8, ['guide']))}</Sources><Sets/>`,
      ),
      { 'sources/fair.txt': 'The fair.' },
    ),
  );

  expect(
    found.tables.code.map(({ name, parentId, fullDefinition }) => [name, parentId, fullDefinition]),
  ).toEqual([
    ['guide', null, ''],
    ['market', null, ''],
  ]);
  expect(found.codings).toEqual([{ source: 'fair', words: 'fair', code: 'guide' }]);
});

describe('a description', () => {
  const lines = 'First line.\n    indented\n\n  - a list\nlast';

  test.each([
    ['of several lines, indented', lines, lines],
    ['in CDATA', `<![CDATA[a < b & "c"\n  d]]>`, 'a < b & "c"\n  d'],
    ['that is empty', '', ''],
  ])('%s is kept to the character', async (_, said, read) => {
    await using project = await testProject();
    const found = await broughtInto(
      project,
      qdpx(qde(codes(code('guide', `<Description>${said}</Description>`)))),
    );

    expect(found.tables.code.map(({ fullDefinition }) => fullDefinition)).toEqual([read]);
    await using other = await testProject();
    const back = await broughtInto(other, (await written(project)).bytes);
    expect(back.tables.code.map(({ fullDefinition }) => fullDefinition)).toEqual([read]);
  });

  test('that is missing stays missing', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(qde(codes(code('guide')))));

    expect((await written(project)).xml).not.toContain('<Description');
  });
});

test('five thousand codes, thirty levels deep, are imported and exported', async () => {
  let deep = '';
  for (let level = 30; level > 0; level -= 1) deep = code(`level ${level}`, deep);
  const wide = Array.from({ length: 4_970 }, (_, index) => code(`n${String(index).padStart(4, '0')}`));

  await using project = await testProject();
  const found = await broughtInto(project, qdpx(qde(codes(deep, ...wide))));

  expect(found.tables.code).toHaveLength(5_000);
  const byId = new Map(found.tables.code.map((each) => [each.id, each]));
  let steps = 0;
  for (let at = found.tables.code.find(({ name }) => name === 'level 30'); at?.parentId; steps += 1)
    at = byId.get(at.parentId);
  expect(steps).toBe(29);
  expect((await written(project)).xml.match(/<Code /g)).toHaveLength(5_000);
});
