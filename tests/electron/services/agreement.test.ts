// The screen Agreement on a real file: places, their texts side by side, and the table as files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AgreementJson } from '#core/agreement/agreement-json.ts';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { testProject } from '../../helpers/project.ts';
import { agreedStudy } from '../acceptance/agreed-study.ts';

const text = 'One line.\nThe second line is longer.\n\nA third.\nA fourth.\nA fifth.\nA sixth.';
/** “second line” and “line is longer”. */
const [short, long] = [
  [14, 25],
  [21, 35],
] as const;

async function differing() {
  const project = await testProject();
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide', 'market'],
    texts: { D: text, E: 'Another text.' },
    codings: [
      ['D', 'Wei', 'guide', short],
      ['D', 'Lena', 'guide', long],
      ['D', 'Lena', 'market', [0, 8]],
      ['E', 'Wei', 'market', null],
    ],
    reviews: [
      ['D', 'Wei'],
      ['D', 'Lena'],
      ['E', 'Wei'],
    ],
  });
  const request = { coderIds: Object.values(study.coders), of: 'codes' } as const;
  return { project, study, request };
}

test('places are found at each level, and say how they begin', async () => {
  const { project, study, request } = await differing();
  await using _ = project;
  const { api } = project;

  const byParagraph = await api.agreement.places({ ...request, level: 'paragraph' });
  expect(byParagraph.places).toEqual([
    {
      sourceId: study.sources['D'],
      codeId: study.codes['market'],
      span: { start: 0, end: 8 },
      differences: 1,
      present: [study.coders['Lena']],
    },
  ]);
  expect(byParagraph.sources).toMatchObject({ inScope: 2, bySeveral: 1, byOne: 1 });
  const byCharacter = await api.agreement.places({ ...request, level: 'character' });
  expect(byCharacter.places.map(({ span, differences }) => [span, differences])).toEqual([
    [{ start: 0, end: 8 }, 1],
    [{ start: 14, end: 35 }, 2],
  ]);
  expect(
    await api.agreement.beginnings({
      places: [...byCharacter.places, { sourceId: study.sources['E']!, span: null }].map(
        ({ sourceId, span }) => ({ sourceId, span }),
      ),
    }),
  ).toEqual([
    { paragraph: 1, words: 'One line' },
    { paragraph: 2, words: 'second line is longer' },
    { paragraph: null, words: '' },
  ]);
});

test('facing texts have the paragraphs around a place, what each coder marked, and where they differ', async () => {
  const { project, study, request } = await differing();
  await using _ = project;
  const place = {
    sourceId: study.sources['D']!,
    codeId: study.codes['guide']!,
    span: { start: 14, end: 35 },
  };

  const { paragraphs, codings, leftOut } = await project.api.agreement.facing({
    request: { ...request, level: 'character' },
    place,
  });

  expect(paragraphs.map(({ number, text: words, differs }) => [number, words, differs])).toEqual([
    [1, 'One line.', false],
    [2, 'The second line is longer.', true],
    [3, 'A third.', false],
    [4, 'A fourth.', false],
  ]);
  expect(leftOut).toBe(0);
  expect(codings.map(({ coderId, span, isOfRow }) => [coderId, span?.start, isOfRow])).toEqual([
    [study.coders['Wei'], 14, true],
    [study.coders['Lena'], 0, false],
    [study.coders['Lena'], 21, true],
  ]);
  const atParagraphs = await project.api.agreement.facing({
    request: { ...request, level: 'paragraph' },
    place,
  });
  expect(atParagraphs.paragraphs.some(({ differs }) => differs)).toBe(false);
});

test('a second pass sees no place of others, no text with their marks, and no file', async () => {
  const { project, study, request } = await differing();
  await using _ = project;
  const { api } = project;
  const pass = await api.coders.add({
    name: 'Wei again',
    kind: 'second-pass',
    personId: study.coders['Wei']!,
  });
  const asked = { ...request, level: 'source' } as const;
  const place = { sourceId: study.sources['D']!, codeId: study.codes['guide']!, span: null };
  const refused = { key: 'errors:agreement_blind' };

  await expect(api.agreement.places(asked, { as: pass.id })).rejects.toMatchObject(refused);
  await expect(api.agreement.facing({ request: asked, place }, { as: pass.id })).rejects.toMatchObject(
    refused,
  );
  await expect(
    api.agreement.beginnings({ places: [{ sourceId: place.sourceId, span: null }] }, { as: pass.id }),
  ).rejects.toMatchObject(refused);
  const to = join(project.folder, 'agreement.json');
  await expect(
    api.exports.agreement({ request: asked, format: 'json', to }, { as: pass.id }),
  ).rejects.toMatchObject(refused);
});

test('every file says the level and the threshold, and the export is in the history', async () => {
  const { project, request } = await differing();
  await using _ = project;
  const { api, folder } = project;
  const asked = { ...request, level: 'segments', threshold: 0.65 } as const;
  for (const format of ['json', 'csv', 'docx', 'xlsx'] as const)
    await api.exports.agreement({ request: asked, format, to: join(folder, `agreement.${format}`) });

  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const json = JSON.parse(read('agreement.json')) as AgreementJson;
  expect([json.level, json.threshold, json.coders]).toEqual(['segments', 0.65, ['Wei', 'Lena']]);
  expect(json.method).toContain('a threshold of 65%');
  expect(read('agreement.csv').split('\r\n')[1]).toContain('segments');
  for (const format of ['docx', 'xlsx'])
    expect(
      readFileSync(join(folder, `agreement.${format}`))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  const [act] = await api.history.list({ limit: 1 });
  expect(act && actSentence(createWords('en'), act)).toBe(
    'Exported the agreement of coders to agreement.xlsx',
  );
  expect(act && actSentence(createWords('zh-CN'), act)).toBe('导出编码者一致性至 agreement.xlsx');
});
