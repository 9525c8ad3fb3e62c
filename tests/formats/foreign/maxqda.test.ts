// From MAXQDA files only the code system and excerpts of what was coded can be read, and the report says so.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyCode } from '#core/refi/project.ts';
import { projectAt } from '#formats/foreign/open.ts';
import { database, maxqdaSchema } from '../../../scripts/foreign-databases.ts';
import { refusal, temporaryFolder } from '../reading/fixtures.ts';
import { openForeign } from './opened.ts';

const LONG_PASSAGE = 'The alliance links firms, ministries and standards, and that is a long passage of 80.';
const setup = [
  { Key: 'APP', Value: 'MAXQDA 12  12.3.3  171130 MX12' },
  { Key: 'DateCreated', Value: '2017-11-30T19:31:28Z' },
];

test('an exchange file of version 12 gives its code system, and its documents as excerpts marked as such', async () => {
  await using folder = await temporaryFolder();
  const path = database(join(folder.path, 'study.mex'), maxqdaSchema(12), {
    sys_Setup: setup,
    Codewords: [
      { ID: 4, Idx: 2, WordID: 0, Name: '市场', Color: 4278190335 },
      { ID: 5, Idx: 1, WordID: 0, Name: 'connector', Color: 4294967040 },
      { ID: 6, Idx: 1, WordID: 5, Name: 'fair', Color: 4287664272 },
    ],
    Texts: [
      { ID: 1, Name: 'N1' },
      { ID: 2, Name: 'N2' },
    ],
    Texts_Text_BLOBS: [{ ID: 1, Value: Buffer.from('*ENC*\u0001\u0002') }],
    Codings: [
      { ID: 1, TextID: 1, WordID: 5, Preview: 'link firms', SegPos1X: 90, SegPos2X: 100, Author: 'Ann' },
      { ID: 2, TextID: 1, WordID: 4, Preview: '企业', SegPos1X: 7, SegPos2X: 9, Author: 'Bob' },
      { ID: 3, TextID: 1, WordID: 6, Preview: 'link firms', SegPos1X: 90, SegPos2X: 100, Author: 'Ann' },
      { ID: 4, TextID: 1, WordID: 6, Preview: LONG_PASSAGE.slice(0, 63), SegPos1X: 200, SegPos2X: 280 },
      { ID: 5, TextID: 1, WordID: 4, Preview: null, Author: 'Bob' },
      { ID: 6, TextID: 9, WordID: 4, Preview: 'of a document that is gone' },
    ],
  });

  const { project, remarks, passages, texts } = await openForeign(path, 'study.mex');

  expect(project).toMatchObject({
    name: 'study',
    origin: 'MAXQDA 12 12.3.3 171130 MX12',
    sources: { length: 2 },
  });
  expect([...texts].map(([title, { decoded }]) => [title, decoded])).toEqual([
    ['N1 (excerpts only)', `企业\nlink firms\n${LONG_PASSAGE.slice(0, 63)}…`],
    ['N2 (excerpts only)', ''],
  ]);
  expect(passages.map(({ words, codes, by }) => [words, codes, by])).toEqual([
    ['企业', ['市场'], 'Bob'],
    ['link firms', ['connector'], 'Ann'],
    ['link firms', ['fair'], 'Ann'],
    [LONG_PASSAGE.slice(0, 63), ['fair'], null],
  ]);
  const [first] = project.sources;
  expect(first?.kind === 'text' && first.text.codings).toHaveLength(1);
  expect(
    [...everyCode(project.codes)].map(({ name, colour, children }) => [name, colour, children.length]),
  ).toEqual([
    ['connector', '#ffff00', 1],
    ['fair', '#909090', 0],
    ['市场', '#0000ff', 0],
  ]);
  expect(remarks).toEqual([
    {
      key: 'exchange:maxqda_excerpts',
      parameters: { name: 'study.mex', documents: 2, memos: 0, excerpts: 3 },
    },
    { key: 'exchange:excerpts_cut', parameters: { count: 1 } },
    { key: 'exchange:excerpts_wordless', parameters: { count: 1 } },
    { key: 'exchange:orphan_codings', parameters: { count: 1, entries: 'of a document that is gone' } },
  ]);
});

test('since 2020 the last state of a code counts', async () => {
  await using folder = await temporaryFolder();
  const path = database(join(folder.path, 'study.mex20'), maxqdaSchema(2020), {
    sys_Setup: setup,
    Codewords: [
      { ID: 1, TID: 5, Idx: 0, WordID: 0, Name: 'Document' },
      { ID: 2, TID: 6, Idx: 0, WordID: 0, Name: 'Organisation' },
      { ID: 1, TID: 9, Idx: 1, WordID: 2, Name: 'Documents' },
    ],
    Texts: [
      { ID: 1, TID: 1, Name: 'annan' },
      { ID: 1, TID: 2, Name: 'annan' },
    ],
  });

  const { project, remarks } = await openForeign(path, 'study.mex20');

  expect([...everyCode(project.codes)].map(({ name }) => name)).toEqual(['Organisation', 'Documents']);
  expect(remarks).toEqual([
    {
      key: 'exchange:maxqda_encrypted',
      parameters: { name: 'study.mex20', documents: 1, memos: 0 },
    },
    { key: 'exchange:maxqda_deleted', parameters: {} },
  ]);
});

test('a file of an unknown version says what to do in MAXQDA', async () => {
  await using folder = await temporaryFolder();
  const later = database(join(folder.path, 'later.mx30'), ['CREATE TABLE Codes (Id integer, Title text)']);
  const earlier = join(folder.path, 'earlier.mx5');
  writeFileSync(earlier, '\0\u0001\0\0Standard Jet DB\0');

  expect(await refusal(openForeign(later, 'later.mx30'))).toMatchObject({
    code: 'unsupported',
    key: 'exchange:maxqda_unknown',
    parameters: { name: 'later.mx30' },
  });
  expect(await refusal(openForeign(earlier, 'earlier.mx5'))).toMatchObject({
    key: 'exchange:maxqda_unknown',
  });
  // Otherwise they would be taken for texts and reported as broken ones.
  expect([await projectAt(later), await projectAt(earlier)]).toEqual(['other', 'other']);
});
