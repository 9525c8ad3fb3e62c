// The screen Agreement on a real file: places, their texts side by side, and the table as files.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import type { AgreementJson } from '#core/agreement/agreement-json.ts';
import { actSentence } from '#words/act-sentence.ts';
import { agreementMethod } from '#words/agreement-method.ts';
import { createWords } from '#words/words.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
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

  const byParagraph = unpackPlaces(await api.agreement.places({ ...request, level: 'paragraph' }));
  expect(byParagraph.places).toEqual([
    {
      sourceId: study.sources['D'],
      codeId: study.codes['market'],
      span: { start: 0, end: 8 },
      differences: 1,
      present: [study.coders['Lena']],
      decision: null,
    },
  ]);
  expect(byParagraph.sources).toMatchObject({ inScope: 2, bySeveral: 1, byOne: 1 });
  const byCharacter = unpackPlaces(await api.agreement.places({ ...request, level: 'character' }));
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

/** The codings of the adjudicated layer, as code and place, in text order. */
function agreed({ store }: TestProject, study: { codes: Readonly<Record<string, string>> }): string[] {
  const names = new Map(Object.entries(study.codes).map(([name, id]) => [id, name]));
  const rows = store()
    .db.sqlite.prepare(
      `SELECT code_id AS code, start, "end" FROM coding JOIN coder ON coder.id = coder_id
       WHERE coder.kind = 'adjudication' ORDER BY start`,
    )
    .all() as { code: string; start: number | null; end: number | null }[];
  return rows.map(({ code, start, end }) => `${names.get(code)} ${start}-${end}`);
}

async function deciding() {
  const made = await differing();
  const { project, request } = made;
  const asked = { ...request, level: 'character' } as const;
  const placesOf = async (level: 'character' | 'paragraph' | 'source' = 'character') =>
    unpackPlaces(await project.api.agreement.places({ ...request, level })).places;
  const named = async (code: string) => {
    const place = (await placesOf()).find(({ codeId }) => codeId === made.study.codes[code]);
    if (!place) throw new Error(`no place of ${code}`);
    const { sourceId, codeId, span } = place;
    return { sourceId, codeId, span };
  };
  return { ...made, asked, placesOf, named };
}

test.each([
  ['one', 'Wei', ['guide 14-25']],
  ['one', 'Lena', ['guide 21-35']],
  ['both', null, ['guide 14-35']],
  ['neither', null, []],
  ['discuss', null, []],
] as const)('what is decided stands in the adjudicated layer: %s, %s', async (outcome, who, expected) => {
  const { project, study, asked, named, placesOf } = await deciding();
  await using _ = project;
  const { api } = project;
  const before = await api.agreement.measure(asked);
  const takenFrom = who === null ? null : study.coders[who]!;

  await api.agreement.decide({
    request: asked,
    places: [await named('guide')],
    outcome,
    takenFrom,
    reason: 'So.',
  });

  expect(agreed(project, study)).toEqual(expected);
  const place = (await placesOf()).find(({ codeId }) => codeId === study.codes['guide']);
  expect(place?.decision).toMatchObject({ outcome, takenFrom, reason: 'So.', isChanged: false });
  // The coders' own codings, and so their agreement, stay as they are.
  expect((await api.agreement.measure(asked)).pooled).toEqual(before.pooled);
  expect((await api.project.check()).problems).toEqual([]);
});

test('a decision holds at every level, and is open again when a coder changes a coding of the place', async () => {
  const { project, study, asked, named, placesOf } = await deciding();
  await using _ = project;
  const { api } = project;
  const [wei, lena] = [study.coders['Wei']!, study.coders['Lena']!];
  await api.agreement.decide({
    request: asked,
    places: [await named('market')],
    outcome: 'one',
    takenFrom: lena,
  });

  for (const level of ['source', 'paragraph', 'character'] as const) {
    const place = (await placesOf(level)).find(({ codeId }) => codeId === study.codes['market']);
    expect(place?.decision).toMatchObject({ outcome: 'one', takenFrom: lena, isChanged: false });
  }
  const [coding] = (await api.codings.of({ sourceId: study.sources['D']! })).filter(
    ({ codeId, coderId }) => codeId === study.codes['market'] && coderId === lena,
  );
  const { tables } = await api.project.records();
  const textHash = tables.source.find(({ id }) => id === study.sources['D'])?.textHash ?? '';
  await api.codings.resize({ id: coding!.id, textHash, span: { start: 0, end: 6 } }, { as: lena });
  const [changed] = await placesOf('paragraph');
  expect(changed?.decision).toMatchObject({ outcome: 'one', isChanged: true });
  // Decided anew, the place has one decision and the coding as it is now.
  await api.agreement.decide({
    request: asked,
    places: [await named('market')],
    outcome: 'one',
    takenFrom: lena,
  });
  expect(agreed(project, study)).toEqual(['market 0-6']);
  expect(project.store().db.sqlite.prepare('SELECT count(*) FROM adjudication').pluck().get()).toBe(1);
  // A coding that joins the place opens it too.
  await api.codings.apply(
    { sourceId: study.sources['D']!, textHash, codeId: study.codes['market']!, span: { start: 5, end: 20 } },
    { as: wei },
  );
  expect((await placesOf()).find(({ codeId }) => codeId === study.codes['market'])?.decision?.isChanged).toBe(
    true,
  );
});

test('coefficients say that they are those before, and of how many places a decision stands', async () => {
  const { project, asked, named } = await deciding();
  await using _ = project;
  const { api, folder } = project;
  const before = await api.agreement.measure(asked);
  expect(before.facts.adjudicated).toBeNull();
  expect(agreementMethod(createWords('en'), before.facts)).not.toContain('adjudication');

  await api.agreement.decide({ request: asked, places: [await named('guide')], outcome: 'both' });
  await api.agreement.decide({ request: asked, places: [await named('market')], outcome: 'discuss' });

  const after = await api.agreement.measure(asked);
  expect(after).toEqual({ ...before, facts: { ...before.facts, adjudicated: { places: 2, decided: 1 } } });
  expect(agreementMethod(createWords('en'), after.facts)).toContain(
    'before adjudication: no coefficient looks at what was agreed on in 1 of the 2 places where they differ',
  );
  expect(agreementMethod(createWords('zh-CN'), after.facts)).toContain('2 处中，已商定 1 处');
  const to = join(folder, 'agreement.json');
  await api.exports.agreement({ request: asked, format: 'json', to });
  expect((JSON.parse(readFileSync(to, 'utf8')) as AgreementJson).method).toContain('1 of the 2 places');
  // Where they agree at the level, there is no place to have decided about, and yet the layer is none of the numbers.
  const { facts } = await api.agreement.measure({
    ...asked,
    level: 'segments',
    threshold: 0.01,
    of: [(await named('guide')).codeId],
  });
  expect(agreementMethod(createWords('en'), facts)).toMatch(
    /before adjudication: no coefficient looks at what was agreed on\.$/,
  );
});

test('places that differ in extent alone are a list of their own, and are decided like others', async () => {
  const { project, study, request } = await deciding();
  await using _ = project;
  const { api } = project;
  const extentsOf = async (level: 'source' | 'paragraph' | 'character') =>
    unpackPlaces(await api.agreement.places({ ...request, level })).extents;
  const [Wei = '', Lena = ''] = request.coderIds;

  const [guide, ...others] = await extentsOf('paragraph');
  expect(others).toEqual([]);
  expect(guide).toEqual({
    sourceId: study.sources['D'],
    codeId: study.codes['guide'],
    span: { start: 14, end: 35 },
    differences: 0,
    present: [Wei, Lena],
    decision: null,
  });
  expect(await extentsOf('source')).toEqual([guide]);
  expect(await extentsOf('character')).toEqual([]);

  const { sourceId, codeId, span } = guide!;
  await api.agreement.decide({
    request: { ...request, level: 'paragraph' },
    places: [{ sourceId, codeId, span }],
    outcome: 'one',
    takenFrom: Wei,
  });
  expect(agreed(project, study)).toEqual(['guide 14-25']);
  expect((await extentsOf('paragraph')).map(({ decision }) => decision?.outcome)).toEqual(['one']);
});

test('several places are decided as one act, which history names and undo takes back', async () => {
  const { project, study, asked, named, placesOf } = await deciding();
  await using _ = project;
  const { api } = project;
  const lena = study.coders['Lena']!;
  const places = [await named('guide'), await named('market')];
  await api.agreement.decide({ request: asked, places, outcome: 'one', takenFrom: lena });
  const said = async (): Promise<string[]> => {
    const [act] = await api.history.list({ limit: 1 });
    return (['en', 'zh-CN'] as const).map((language) => actSentence(createWords(language), act!));
  };

  expect(await said()).toEqual(['Agreed on Lena’s coding in 2 places', '就 2 处商定取 Lena 的编码']);
  expect(agreed(project, study)).toEqual(['market 0-8', 'guide 21-35']);
  await api.history.undo();
  expect(agreed(project, study)).toEqual([]);
  expect((await placesOf()).every(({ decision }) => decision === null)).toBe(true);
  await api.agreement.decide({ request: asked, places: places.slice(0, 1), outcome: 'neither' });
  expect(await said()).toEqual(['Agreed that a place in D is not guide', '就 D 的一处商定不编码为 guide']);
});

test('a place to discuss leaves a memo that all find; a place that has changed is refused, and nothing is written', async () => {
  const { project, study, asked, named } = await deciding();
  await using _ = project;
  const { api } = project;
  const place = await named('guide');
  await api.agreement.decide({
    request: asked,
    places: [place],
    outcome: 'discuss',
    reason: 'Does a window count?',
    memoTitle: 'To discuss: guide',
  });
  const { tables } = await api.project.records();
  expect(tables.memo.map(({ title, body, about }) => [title, body, about])).toEqual([
    ['To discuss: guide', 'Does a window count?', 'coding'],
  ]);

  const gone = { ...place, span: { start: 1, end: 9 } };
  await expect(
    api.agreement.decide({ request: asked, places: [await named('market'), gone], outcome: 'both' }),
  ).rejects.toMatchObject({ code: 'conflict', key: 'errors:agreement_place_changed' });
  await expect(
    api.agreement.decide({ request: asked, places: [place], outcome: 'one', takenFrom: null }),
  ).rejects.toMatchObject({ key: 'errors:agreement_one_needs_coder' });
  expect(agreed(project, study)).toEqual([]);
});

test('a source without an open place is finished: what agrees is taken over, and it is reviewed there', async () => {
  const project = await testProject();
  await using _ = project;
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide', 'market'],
    texts: { D: text, E: 'Another text.' },
    codings: [
      ['D', 'Wei', 'guide', [0, 8]],
      ['D', 'Lena', 'guide', [0, 9]],
      ['D', 'Lena', 'market', [14, 25]],
      ['E', 'Wei', 'market', [0, 4]],
    ],
  });
  const { api } = project;
  const request = { coderIds: Object.values(study.coders), of: 'codes', level: 'paragraph' } as const;
  expect(await api.agreement.finish({ request })).toEqual([]);
  const { places } = unpackPlaces(await api.agreement.places(request));
  const inD = places.filter(({ sourceId }) => sourceId === study.sources['D']);
  await api.agreement.decide({
    request,
    places: inD.map(({ sourceId, codeId, span }) => ({ sourceId, codeId, span })),
    outcome: 'neither',
  });

  expect(await api.agreement.finish({ request, layerName: 'Agreed' })).toEqual([study.sources['D']]);
  expect(agreed(project, study)).toEqual(['guide 0-8']);
  const { tables } = await api.project.records();
  const layer = tables.coder.find(({ kind }) => kind === 'adjudication')!;
  expect(tables.review.filter(({ coderId }) => coderId === layer.id).map(({ sourceId }) => sourceId)).toEqual(
    [study.sources['D']],
  );
  expect(await api.agreement.finish({ request })).toEqual([]);
  await expect(api.agreement.finish({ request: { ...request, of: 'themes' } })).rejects.toMatchObject({
    key: 'errors:agreement_finish_needs_codes',
  });
  // Counts of other screens count the adjudicated layer only where it is chosen, or where every source is agreed on.
  const counted = await api.tallies.count({
    of: [study.codes['market']!],
    unit: 'codings',
    denominator: 'all',
  });
  expect(counted.rows[0]?.total.count).toBe(1);
});

describe('finishing a source', () => {
  /** One text that both have reviewed. */
  async function both(codings: Parameters<typeof agreedStudy>[1]['codings']) {
    const project = await testProject();
    const study = await agreedStudy(project, {
      coders: ['Wei', 'Lena'],
      codes: ['role', 'guide', 'market'],
      texts: { D: text },
      codings,
    });
    const request = { coderIds: Object.values(study.coders), of: 'codes' } as const;
    const placesAt = async (level: 'character' | 'paragraph' | 'source') =>
      unpackPlaces(await project.api.agreement.places({ ...request, level })).places.map(
        ({ sourceId, codeId, span }) => ({ sourceId, codeId, span }),
      );
    return { project, study, request, placesAt, api: project.api };
  }

  test('takes over every code that agrees, also where several stand on the same words', async () => {
    const { project, study, request, api } = await both([
      ['D', 'Wei', 'guide', [0, 8]],
      ['D', 'Lena', 'guide', [0, 8]],
      ['D', 'Wei', 'market', [0, 8]],
      ['D', 'Lena', 'market', [0, 9]],
      ['D', 'Wei', 'role', null],
      ['D', 'Lena', 'role', null],
      ['D', 'Wei', 'guide', null],
      ['D', 'Lena', 'guide', null],
    ]);
    await using _ = project;

    expect(await api.agreement.finish({ request: { ...request, level: 'paragraph' } })).toHaveLength(1);

    expect(agreed(project, study).toSorted()).toEqual([
      'guide 0-8',
      'guide null-null',
      'market 0-8',
      'role null-null',
    ]);
  });

  test('brings nothing back that was decided about, through a code that counts others', async () => {
    const { project, study, request, placesAt, api } = await both([
      ['D', 'Wei', 'guide', [0, 8]],
      ['D', 'Lena', 'market', [0, 8]],
    ]);
    await using _ = project;
    for (const name of ['guide', 'market'])
      await api.codes.move({ id: study.codes[name]!, parentId: study.codes['role']!, beforeId: null });
    const asked = { ...request, level: 'paragraph' } as const;
    const places = await placesAt('paragraph');
    expect(places).toHaveLength(2);
    await api.agreement.decide({ request: asked, places, outcome: 'neither' });

    expect(await api.agreement.finish({ request: asked })).toHaveLength(1);

    expect(agreed(project, study)).toEqual([]);
  });

  test('takes over what agrees only since it was decided about', async () => {
    const { project, study, request, placesAt, api } = await both([['D', 'Lena', 'market', [14, 25]]]);
    await using _ = project;
    const asked = { ...request, level: 'paragraph' } as const;
    await api.agreement.decide({ request: asked, places: await placesAt('paragraph'), outcome: 'neither' });
    const { tables } = await api.project.records();
    const { id: sourceId, textHash } = tables.source[0]!;
    await api.codings.apply(
      { sourceId, textHash, codeId: study.codes['market']!, span: { start: 14, end: 25 } },
      { as: study.coders['Wei']! },
    );

    expect(await api.agreement.finish({ request: asked })).toHaveLength(1);

    expect(agreed(project, study)).toEqual(['market 14-25']);
  });

  test('waits for what is left to discuss at a finer level, and for codings of the whole source that one coder made', async () => {
    const { project, study, request, placesAt, api } = await both([
      ['D', 'Wei', 'guide', short],
      ['D', 'Lena', 'guide', long],
      ['D', 'Lena', 'market', null],
    ]);
    await using _ = project;
    const asked = { ...request, level: 'paragraph' } as const;
    const fine = { ...request, level: 'character' } as const;
    expect(await placesAt('paragraph')).toEqual([]);
    expect(await api.agreement.finish({ request: asked })).toEqual([]);
    const whole = { ...request, level: 'source' } as const;
    const places = await placesAt('source');
    await api.agreement.decide({ request: whole, places, outcome: 'one', takenFrom: study.coders['Lena']! });
    await api.agreement.decide({ request: fine, places: await placesAt('character'), outcome: 'discuss' });
    expect(await api.agreement.finish({ request: asked })).toEqual([]);
    await api.agreement.decide({ request: fine, places: await placesAt('character'), outcome: 'both' });

    expect(await api.agreement.finish({ request: asked })).toHaveLength(1);

    expect(agreed(project, study)).toEqual(['market null-null', 'guide 14-35']);
  });

  test('takes over later what the coders agree on since, and not what was taken back by hand', async () => {
    const { project, study, request, api } = await both([
      ['D', 'Wei', 'guide', [0, 8]],
      ['D', 'Lena', 'guide', [0, 8]],
    ]);
    await using _ = project;
    const asked = { ...request, level: 'paragraph' } as const;
    const [sourceId = ''] = await api.agreement.finish({ request: asked });
    const { tables } = await api.project.records();
    const layer = tables.coder.find(({ kind }) => kind === 'adjudication')!.id;
    const [own] = (await api.codings.of({ sourceId })).filter(({ coderId }) => coderId === layer);
    await api.codings.remove({ ids: [own!.id] }, { as: layer });
    expect(await api.agreement.finish({ request: asked })).toEqual([]);
    const textHash = tables.source[0]!.textHash;
    for (const as of request.coderIds)
      await api.codings.apply(
        { sourceId, textHash, codeId: study.codes['market']!, span: { start: 14, end: 25 } },
        { as },
      );

    expect(await api.agreement.finish({ request: asked })).toEqual([sourceId]);

    expect(agreed(project, study)).toEqual(['market 14-25']);
    const [act] = await api.history.list({ limit: 1 });
    expect(actSentence(createWords('en'), act!)).toBe('Took over what the coders agree on, in 1 source');
    expect(await api.agreement.finish({ request: asked })).toEqual([]);
  });

  test.each([{ status: 'retired' }, { codable: false }] as const)(
    'takes over what was coded with a code that nobody may apply any more: %o',
    async (since) => {
      const { project, study, request, placesAt, api } = await both([
        ['D', 'Wei', 'guide', [0, 8]],
        ['D', 'Lena', 'guide', [0, 8]],
        ['D', 'Wei', 'guide', [14, 25]],
      ]);
      await using _ = project;
      await api.codes.update({ id: study.codes['guide']!, ...since });
      const asked = { ...request, level: 'paragraph' } as const;
      await api.agreement.decide({
        request: asked,
        places: await placesAt('paragraph'),
        outcome: 'one',
        takenFrom: study.coders['Wei']!,
      });

      expect(await api.agreement.finish({ request: asked })).toHaveLength(1);

      expect(agreed(project, study)).toEqual(['guide 0-8', 'guide 14-25']);
      expect((await api.project.check()).problems).toEqual([]);
    },
  );

  test('is refused where not all codings are compared', async () => {
    const { project, request, api } = await both([['D', 'Wei', 'guide', short]]);
    await using _ = project;
    const { id } = await api.coders.add({ name: 'Third' });
    const { coderIds } = request;
    const asked = { ...request, level: 'segments' } as const;

    for (const [part, key] of [
      [{ coderIds: [...coderIds, id] }, 'errors:agreement_segments'],
      [{ withoutSuggested: true }, 'errors:agreement_finish_needs_codings'],
      [{ minimumWeight: 50 }, 'errors:agreement_finish_needs_codings'],
      [{ stances: ['supports'] }, 'errors:agreement_finish_needs_codings'],
      [{ voices: ['paraphrase'] }, 'errors:agreement_finish_needs_codings'],
    ] as const)
      await expect(api.agreement.finish({ request: { ...asked, ...part } })).rejects.toMatchObject({ key });
  });
});

test('what is taken keeps its translation, and what a program or a suggestion had proposed', async () => {
  const { project, study, asked, named } = await deciding();
  await using _ = project;
  const { api, folder } = project;
  const lena = study.coders['Lena']!;
  const sourceId = study.sources['D']!;
  const own = (await api.codings.of({ sourceId })).find(
    ({ codeId, coderId }) => codeId === study.codes['market'] && coderId === lena,
  )!;
  await api.codings.update({ ids: [own.id], translation: 'Eine Zeile', weight: 40 }, { as: lena });
  const reference = join(folder, 'codings.csv');
  writeFileSync(reference, 'source,code,start,end\nD,market,0,8\nD,guide,40,46');
  await api.codingSheet.run({ file: { reference, name: 'codings.csv' }, coder: 'reader 1', machine: true });
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const proposed = (await api.codings.of({ sourceId })).filter(({ coderId }) => coderId === program);
  const agreedCodings = async () => {
    const layer = (await api.project.records()).tables.coder.find(({ kind }) => kind === 'adjudication')?.id;
    return (await api.codings.of({ sourceId }))
      .filter(({ coderId }) => coderId === layer)
      .map(({ weight, translation, suggestedBy }) => [weight, translation, suggestedBy]);
  };
  const places = [await named('market')];
  await api.agreement.decide({ request: asked, places, outcome: 'one', takenFrom: lena });
  expect(await agreedCodings()).toEqual([[40, 'Eine Zeile', null]]);

  // The same words as a program coded them: what it says of them replaces what was said before.
  const withProgram = { ...asked, coderIds: [study.coders['Wei']!, program] };
  await api.agreement.decide({ request: withProgram, places, outcome: 'one', takenFrom: program });

  const [coding] = proposed.filter(({ codeId }) => codeId === study.codes['market']);
  expect(await agreedCodings()).toEqual([[null, 'Eine Zeile', coding!.id]]);

  const all = { ...asked, coderIds: [program, lena, study.coders['Wei']!] };
  await api.agreement.decide({ request: all, places, outcome: 'both' });
  expect(await agreedCodings()).toEqual([[null, 'Eine Zeile', null]]);
});

test('a place that has fallen apart since it was decided about is decided about as several places', async () => {
  const { project, study, asked, named, placesOf } = await deciding();
  await using _ = project;
  const { api } = project;
  await api.agreement.decide({ request: asked, places: [await named('guide')], outcome: 'both' });
  const lena = study.coders['Lena']!;
  const { tables } = await api.project.records();
  const source = tables.source.find(({ id }) => id === study.sources['D'])!;
  const coding = (await api.codings.of({ sourceId: source.id })).find(
    ({ codeId, coderId }) => codeId === study.codes['guide'] && coderId === lena,
  );
  const span = { start: 26, end: 35 };
  await api.codings.resize({ id: coding!.id, textHash: source.textHash, span }, { as: lena });
  const apart = (await placesOf()).filter(({ codeId }) => codeId === study.codes['guide']);
  expect(apart).toHaveLength(2);

  await api.agreement.decide({
    request: asked,
    places: apart.map(({ sourceId, codeId, span: at }) => ({ sourceId, codeId, span: at })),
    outcome: 'both',
  });

  const decided = (await placesOf()).filter(({ codeId }) => codeId === study.codes['guide']);
  expect(decided.map(({ decision }) => decision?.isChanged)).toEqual([false, false]);
  expect(agreed(project, study)).toEqual(['guide 14-25', 'guide 26-35']);
});

test('a program counts for the sources in which it coded anything, and the method says so', async () => {
  const { project, study, request } = await differing();
  await using _ = project;
  const { api, folder } = project;
  await api.sources.setReviewed(
    { ids: Object.values(study.sources), reviewed: true },
    { as: study.coders['Wei']! },
  );
  const reference = join(folder, 'codings.csv');
  writeFileSync(reference, 'source,code,start,end\nD,guide,14,25');
  await api.codingSheet.run({ file: { reference, name: 'codings.csv' }, coder: 'reader 1', machine: true });
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const asked = { ...request, coderIds: [study.coders['Wei']!, program], level: 'source' } as const;

  const { facts, rows } = await api.agreement.measure(asked);

  expect(facts.sources).toMatchObject({ inScope: 2, bySeveral: 1, byOne: 1 });
  expect(rows.map(({ counts }) => counts.n)).toEqual([1, 1]);
  expect(agreementMethod(createWords('en'), facts)).toContain(
    'A program reviews nothing: for reader 1 a source counts as reviewed where any of the codings in it is',
  );
  const persons = await api.agreement.measure({ ...request, level: 'source' });
  expect(agreementMethod(createWords('zh-CN'), persons.facts)).not.toContain('程序');
});

test('what was decided goes with the codings of a copy to the source that is counted', async () => {
  const { project, study, asked, named, placesOf } = await deciding();
  await using _ = project;
  const { api } = project;
  await api.agreement.decide({
    request: asked,
    places: [await named('guide')],
    outcome: 'neither',
    reason: 'A window.',
  });
  await api.imports.paste({ title: 'Copy', text, kind: 'document', language: 'en' });
  const { tables } = await api.project.records();
  const toId = tables.source.find(({ title }) => title === 'Copy')!.id;
  for (const as of Object.values(study.coders))
    await api.sources.setReviewed({ ids: [toId], reviewed: true }, { as });

  await api.duplicates.moveCodings({ fromIds: [study.sources['D']!], toId });

  const place = (await placesOf()).find(({ codeId }) => codeId === study.codes['guide']);
  expect([place?.sourceId, place?.decision?.reason, place?.decision?.isChanged]).toEqual([
    toId,
    'A window.',
    false,
  ]);
});

test('what was written about a place to discuss outlives the codings that the talk removes', async () => {
  const { project, study, asked, named } = await deciding();
  await using _ = project;
  const { api } = project;
  const { Wei = '', Lena = '' } = study.coders;
  const sourceId = study.sources['D']!;
  await api.agreement.decide({
    request: asked,
    places: [await named('guide')],
    outcome: 'discuss',
    reason: 'Does a window count?',
    memoTitle: 'To discuss: guide',
  });
  const codingOf = async (coderId: string) =>
    (await api.codings.of({ sourceId })).find(
      (coding) => coding.codeId === study.codes['guide'] && coding.coderId === coderId,
    )!.id;
  const [weis, lenas] = [await codingOf(Wei), await codingOf(Lena)];
  const memo = async () => {
    const [{ title, about, codingId, sourceId: on } = {}] = (await api.project.records()).tables.memo;
    return { title, about, codingId, sourceId: on };
  };
  expect(await memo()).toMatchObject({ about: 'coding', codingId: weis });

  await expectCommand(project, () => api.codings.remove({ ids: [weis] }, { as: Wei }), { as: Wei });
  expect(await memo()).toEqual({
    title: 'To discuss: guide',
    about: 'coding',
    codingId: lenas,
    sourceId: null,
  });
  await expectCommand(project, () => api.codings.remove({ ids: [lenas] }, { as: Lena }), { as: Lena });
  expect(await memo()).toEqual({ title: 'To discuss: guide', about: 'source', codingId: null, sourceId });

  // A memo on a coding that nobody has talked about goes with it, as everywhere; with the source all go.
  const [market] = (await api.codings.of({ sourceId })).filter(({ coderId }) => coderId === Lena);
  await api.memos.add({ about: 'coding', subjectId: market!.id, body: 'mine' });
  await api.codings.remove({ ids: [market!.id] }, { as: Lena });
  expect((await api.project.records()).tables.memo).toHaveLength(1);
  await api.sources.remove({ ids: [sourceId] });
  expect((await api.project.records()).tables.memo).toEqual([]);
});

test('memos of a discussed place go with its code', async () => {
  const { project, study, asked, named } = await deciding();
  await using _ = project;
  const { api } = project;
  await api.agreement.decide({
    request: asked,
    places: [await named('guide')],
    outcome: 'discuss',
    memoTitle: 'To discuss: guide',
  });

  await expectCommand(project, () => api.codes.remove({ id: study.codes['guide']! }));

  expect((await api.project.records()).tables.memo).toEqual([]);
});

test('agreed codings made by hand go only where that is allowed, and undo brings them back', async () => {
  const { project, study, asked, named } = await deciding();
  await using _ = project;
  const { api } = project;
  const place = await named('guide');
  const take = {
    request: asked,
    places: [place],
    outcome: 'one' as const,
    takenFrom: study.coders['Wei']!,
  };
  await api.agreement.decide(take);
  // What a decision wrote, the next may replace.
  await api.agreement.decide({ ...take, outcome: 'both' });
  expect(agreed(project, study)).toEqual(['guide 14-35']);
  const { tables } = await api.project.records();
  const layer = tables.coder.find(({ kind }) => kind === 'adjudication')!.id;
  const { textHash } = tables.source.find(({ id }) => id === study.sources['D'])!;
  const [coding] = (await api.codings.of({ sourceId: study.sources['D']! })).filter(
    ({ coderId }) => coderId === layer,
  );
  await api.codings.resize({ id: coding!.id, textHash, span: { start: 16, end: 30 } }, { as: layer });

  // It is by hand whether it was done once or done again.
  await api.history.undo({}, { as: layer });
  await api.history.redo({}, { as: layer });

  const { request, places, takenFrom } = take;
  const going = (outcome: 'one' | 'both' | 'neither') =>
    api.agreement.byHand({ request, places, takenFrom, outcome });
  expect([await going('one'), await going('neither')]).toEqual([
    { count: 1, source: 'D' },
    { count: 1, source: 'D' },
  ]);
  for (const outcome of ['one', 'neither', 'discuss'] as const)
    await expect(api.agreement.decide({ ...take, outcome })).rejects.toMatchObject({
      code: 'conflict',
      key: 'errors:agreement_by_hand',
      parameters: { count: 1, source: 'D' },
    });
  expect(agreed(project, study)).toEqual(['guide 16-30']);

  await expectCommand(project, () =>
    api.agreement.decide({ ...take, outcome: 'discuss', overHand: true, memoTitle: 'To discuss' }),
  );
  expect(agreed(project, study)).toEqual([]);
  await api.history.undo();
  expect(agreed(project, study)).toEqual(['guide 16-30']);
});

test('agreed codings made by hand stay so when a code is merged into theirs', async () => {
  const { project, study, asked, named } = await deciding();
  await using _ = project;
  const { api } = project;
  const [sourceId, codeId] = [study.sources['D']!, study.codes['guide']!];
  const place = await named('guide');
  const take = { request: asked, places: [place], outcome: 'one' as const, takenFrom: study.coders['Wei']! };
  await api.agreement.decide(take);
  const { tables } = await api.project.records();
  const layer = tables.coder.find(({ kind }) => kind === 'adjudication')!.id;
  const { textHash } = tables.source.find(({ id }) => id === sourceId)!;
  const other = await api.codes.create({ name: 'helper' });
  const span = { start: place.span!.start, end: place.span!.start + 3 };
  await api.codings.apply({ sourceId, textHash, codeId: other.id, span }, { as: layer });
  await api.codes.merge({ fromIds: [other.id], intoId: codeId });

  await expect(api.agreement.decide({ ...take, outcome: 'neither' })).rejects.toMatchObject({
    key: 'errors:agreement_by_hand',
  });
});

test('a decision stands where a coder who is there twice becomes one', async () => {
  const project = await testProject();
  await using _ = project;
  const { api } = project;
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena', 'Lena M.'],
    codes: ['guide'],
    texts: { D: text },
    codings: [
      ['D', 'Wei', 'guide', [0, 8]],
      ['D', 'Lena', 'guide', [2, 8]],
      ['D', 'Lena M.', 'guide', [2, 8]],
    ],
  });
  const { Wei = '', Lena = '', 'Lena M.': other = '' } = study.coders;
  const request = { coderIds: [Wei, other], of: 'codes' as const, level: 'character' as const };
  const [place] = unpackPlaces(await api.agreement.places(request)).places;
  const { sourceId, codeId, span } = place!;
  await api.agreement.decide({ request, places: [{ sourceId, codeId, span }], outcome: 'both' });

  await expectCommand(project, () => api.coders.merge({ keepId: Lena, goneId: other }));

  const [now] = unpackPlaces(await api.agreement.places({ ...request, coderIds: [Wei, Lena] })).places;
  expect(now?.decision).toMatchObject({ outcome: 'both', isChanged: false });
});

test('sources are finished some at a time, in one gesture that undo takes back, and many decisions are read as few are', async () => {
  const project = await testProject();
  await using _ = project;
  const { api } = project;
  const titles = Array.from({ length: 30 }, (__, at) => `D${at}`);
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide'],
    texts: Object.fromEntries(titles.map((title) => [title, `${title} ${'a'.repeat(120)}`])),
    codings: titles.flatMap((title) =>
      Array.from({ length: 20 }, (__, at) => [title, 'Wei', 'guide', [at * 6, at * 6 + 4]] as const),
    ),
  });
  const request = {
    coderIds: Object.values(study.coders),
    of: 'codes' as const,
    level: 'character' as const,
  };
  const { places } = unpackPlaces(await api.agreement.places(request));
  expect(places).toHaveLength(600);
  await api.agreement.decide({
    request,
    places: places.map(({ sourceId, codeId, span }) => ({ sourceId, codeId, span })),
    outcome: 'one',
    takenFrom: study.coders['Wei']!,
  });
  const decided = unpackPlaces(await api.agreement.places(request)).places;
  expect(decided.every(({ decision }) => decision?.outcome === 'one' && !decision.isChanged)).toBe(true);
  // One coding less: its place alone is gone, and the others stand.
  const wei = study.coders['Wei']!;
  const [weis] = (await api.codings.of({ sourceId: study.sources['D0']! })).filter(
    ({ coderId }) => coderId === wei,
  );
  await api.codings.remove({ ids: [weis!.id] }, { as: wei });
  const left = unpackPlaces(await api.agreement.places(request)).places;
  expect([left.length, left.filter(({ decision }) => decision?.isChanged === false).length]).toEqual([
    599, 599,
  ]);
  await api.history.undo({}, { as: wei });

  const sourceIds = Object.values(study.sources);
  const group = crypto.randomUUID();
  for (const part of [sourceIds.slice(0, 12), sourceIds.slice(12)])
    expect(
      await api.agreement.finish({ request: { ...request, scope: { sourceIds: part } } }, { group }),
    ).toHaveLength(part.length);
  await api.history.undo();
  expect(await api.agreement.finish({ request })).toHaveLength(30);
});
