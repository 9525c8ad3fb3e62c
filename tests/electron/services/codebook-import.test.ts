// A codebook that is exported and imported again: what each format can express comes back, in one act that can be
// undone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { CodeRecord } from '#core/records.ts';
import { buildSample } from '#electron/sample.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { Api } from '#electron/api.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { dump } from '../../helpers/dump.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { areSamplesHere, leftOutReason, refiFile } from '../../helpers/refi-files.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

type Format = 'csv' | 'xlsx' | 'qdc';

/**
 * Fields that no format has: the exact position of a code, of which only the order is kept, and the code it was merged
 * into.
 */
const neverCarried = ['position', 'mergedInto'] as const;
/** A qdc has no place for keys and for the time of creation. */
const notInQdc = ['pin', 'createdAt'] as const;

async function sampleProject(): Promise<TestProject> {
  const project = await testProject();
  const store = buildSample(join(project.folder, 'sample.concord'), openOptions);
  project.session.adopt(store);
  return { ...project, store: () => store };
}

async function written(
  project: TestProject,
  format: Format,
  language: 'en' | 'zh-CN' = 'en',
): Promise<string> {
  const to = join(project.folder, `codebook.${format}`);
  await project.api.exports.codebook({ to, format, language, interviewExcerpts: true });
  return to;
}

function fileAt(path: string) {
  return { reference: path, name: path.split('/').at(-1) ?? path };
}

/**
 * The codebook of the main coder in tree order, with the codes that themes count from elsewhere, without the fields
 * left out.
 */
async function codebookOfProject(api: Client<Api>, leftOut: readonly (keyof CodeRecord)[]): Promise<unknown> {
  const { tables } = await api.project.records();
  const pinned = withPinsOf(tables.code, tables.ownPin, tables.project[0]?.mainCoderId);
  const { inOrder } = codebookOf(pinned, tables.themeCode);
  return {
    codes: inOrder.map((code) =>
      Object.fromEntries(
        Object.entries(code).filter(([field]) => !leftOut.includes(field as keyof CodeRecord)),
      ),
    ),
    gathered: tables.themeCode.map(({ themeId, codeId }) => `${themeId} ${codeId}`).sort(),
  };
}

describe.each(['csv', 'xlsx', 'qdc'] as const)('a codebook exported as %s', (format) => {
  it.each(['en', 'zh-CN'] as const)('comes back whole into an empty project (%s)', async (language) => {
    await using sample = await sampleProject();
    await using empty = await testProject();
    const leftOut = [...neverCarried, ...(format === 'qdc' ? notInQdc : [])];
    const path = await written(sample, format, language);

    const { counts, notes, codes } = await empty.api.codebookImport.run({ file: fileAt(path) });

    expect({ counts, notes, told: codes.flatMap((code) => code.notes) }).toMatchObject({
      counts: { changed: 0, unchanged: 0, conflicts: 0 },
      told: [],
    });
    expect(await codebookOfProject(empty.api, leftOut)).toEqual(await codebookOfProject(sample.api, leftOut));
  });

  it.each(['en', 'zh-CN'] as const)('changes nothing where it comes from (%s)', async (language) => {
    await using sample = await sampleProject();
    const before = dump(sample.store());
    const path = await written(sample, format, language);

    const preview = await sample.api.codebookImport.preview({ file: fileAt(path) });
    const done = await sample.api.codebookImport.run({ file: fileAt(path) });

    expect(preview.codes.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    expect(preview.absent).toEqual([]);
    expect(done.counts.taken).toBe(0);
    expect(dump(sample.store())).toBe(before);
  });
});

/** Imports a codebook of another program, and checks that it keeps its GUIDs and changes nothing the second time. */
async function expectImported(name: string, count: number): Promise<void> {
  await using project = await testProject();
  const path = refiFile(name);

  const done = await expectCommand(project, () => project.api.codebookImport.run({ file: fileAt(path) }));
  const again = await project.api.codebookImport.preview({ file: fileAt(path) });

  expect(done.counts).toMatchObject({ added: count, conflicts: 0, taken: count });
  expect(again.counts).toMatchObject({ unchanged: count, added: 0, changed: 0, conflicts: 0 });
  const { tables } = await project.api.project.records();
  const ids = new Set(tables.code.map(({ id }) => id));
  expect(done.codes.filter(({ id }) => id !== null && !ids.has(id))).toEqual([]);
}

it.each([['annex/A1-codebook.qdc', 6]])(
  'the codebook of the standard, %s, is imported, keeps its GUIDs and changes nothing the second time',
  expectImported,
);

describe.skipIf(!areSamplesHere)(`files of other programs${leftOutReason}`, () => {
  it.each([
    ['refi-tools/example_codebook.qdc', 44],
    ['requal/atlasti-win-23.4.0-sets-ns1.0.qdc', 2],
  ])('%s is imported, keeps its GUIDs and changes nothing the second time', expectImported);
});

describe('a codebook that was edited', () => {
  it('is imported in one act that keeps the laws', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'association');
    await project.api.codes.gather({ themeId: codes.connector.id, codeId: codes.market.id });
    const path = await written(project, 'csv');
    const text = readFileSync(path, 'utf8');
    const width = text.split('\r\n', 1)[0]?.split(',').length ?? 0;
    const row = ['prices > low', ...Array.from({ length: width - 1 }, () => '')].join(',');
    writeFileSync(
      path,
      `${text.replaceAll('market', 'prices').replace('guide > standards', 'standards')}${row}\r\n`,
    );

    const done = await expectCommand(project, () => project.api.codebookImport.run({ file: fileAt(path) }));

    expect(done.counts).toEqual({ added: 1, changed: 2, unchanged: 2, conflicts: 0, taken: 3 });
    expect(done.codes.flatMap(({ changes }) => changes)).toEqual([
      { field: 'parent', before: 'guide', after: null },
      { field: 'name', before: 'market', after: 'prices' },
    ]);
    const { tables } = await project.api.project.records();
    expect(tables.code.find(({ name }) => name === 'prices')?.id).toBe(codes.market.id);
    expect(tables.code.find(({ name }) => name === 'low')?.parentId).toBe(codes.market.id);
  });

  it('is imported only as far as it is chosen', async () => {
    await using project = await testProject();
    const path = join(project.folder, 'codes.csv');
    await project.api.codes.create({ name: 'guide' });
    writeFileSync(path, 'name,description\nguide,Shows the way.\nmarket,Trades.\nconnector,Joins.\n');

    const done = await project.api.codebookImport.run({ file: fileAt(path), changes: false, leave: [4] });

    expect(done.codes.map(({ path: code, outcome, taken }) => [code, outcome, taken])).toEqual([
      ['guide', 'changed', false],
      ['market', 'added', true],
      ['connector', 'added', false],
    ]);
    const { tables } = await project.api.project.records();
    const definitions = tables.code.map(({ name, fullDefinition }) => `${name}: ${fullDefinition}`);
    expect(definitions.toSorted()).toEqual(['guide: ', 'market: Trades.']);
  });

  it('is refused when the project or the file changed since the preview', async () => {
    await using project = await testProject();
    const path = join(project.folder, 'codes.csv');
    writeFileSync(path, 'name\nguide\n');
    const { basis } = await project.api.codebookImport.preview({ file: fileAt(path) });
    await project.api.codes.create({ name: 'market' });

    const refused = project.api.codebookImport.run({ file: fileAt(path), basis });

    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      key: 'codebook_import:changed_meanwhile',
    });
    const again = await project.api.codebookImport.preview({ file: fileAt(path) });
    writeFileSync(path, 'name\nguides\n');
    await expect(
      project.api.codebookImport.run({ file: fileAt(path), basis: again.basis }),
    ).rejects.toMatchObject({ key: 'codebook_import:changed_meanwhile' });
  });

  it('sets when a code was created only if nothing reviewed is older', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const path = join(project.folder, 'codes.csv');
    const born = '2020-01-02T03:04:05.000Z';
    writeFileSync(path, `name,created_at\nprices,${born}\n`);

    await project.api.codebookImport.run({ file: fileAt(path) });
    writeFileSync(path, `name,created_at\nquotas,${born}\n`);
    await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
    await project.api.codebookImport.run({ file: fileAt(path) });

    const { tables } = await project.api.project.records();
    const bornAt = (name: string) => tables.code.find((code) => code.name === name)?.createdAt;
    expect(bornAt('prices')).toBe(born);
    expect(bornAt('quotas')).not.toBe(born);
  });

  it('keeps every row of a csv that was only sorted again', async () => {
    await using sample = await sampleProject();
    const path = await written(sample, 'csv');
    const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    writeFileSync(path, [header, ...rows.toReversed()].join('\r\n'));

    const { counts } = await sample.api.codebookImport.preview({ file: fileAt(path) });

    expect(readCsv(readFileSync(path, 'utf8'))).toHaveLength(counts.unchanged);
    expect(counts).toMatchObject({ added: 0, changed: 0, conflicts: 0 });
  });

  it('changes nothing when the file is cut off', async () => {
    await using sample = await sampleProject();
    const before = dump(sample.store());
    const path = await written(sample, 'qdc');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.length / 2));

    const refused = sample.api.codebookImport.run({ file: fileAt(path) });

    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      key: 'codebook_import:broken_at',
      parameters: { name: 'codebook.qdc', line: text.slice(0, text.length / 2).split('\n').length },
    });
    expect(dump(sample.store())).toBe(before);
  });
});

/** A theme that counts a code from elsewhere, and a code with definitions. */
async function smallCodebook({ api }: TestProject) {
  const guide = await api.codes.create({ name: 'guide', isTheme: true });
  const market = await api.codes.create({ name: 'market' });
  const areas = await api.codes.create({ name: 'areas' });
  const fairs = await api.codes.create({ name: 'fairs', parentId: areas.id });
  await api.codes.update({ id: market.id, fullDefinition: 'Trades.', whenToUse: 'Often.' });
  await api.codes.gather({ themeId: guide.id, codeId: fairs.id });
  return { guide, market, areas, fairs };
}

function edit(path: string, ...pairs: readonly (readonly [from: string, to: string])[]): void {
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    pairs.reduce((edited, [from, to]) => edited.replaceAll(from, to), text),
  );
}

describe('a codebook that was changed here after the file was exported', () => {
  it.each(['csv', 'xlsx', 'qdc'] as const)('stays as it is when the %s has nothing new', async (format) => {
    await using project = await testProject();
    const { api } = project;
    const { guide, market, areas, fairs } = await smallCodebook(project);
    const path = await written(project, format);
    await api.codes.update({ id: market.id, name: 'bazaar', fullDefinition: 'Sells.', colour: 5 });
    await api.codes.move({ id: fairs.id, parentId: market.id });
    await api.codes.ungather({ themeId: guide.id, codeId: fairs.id });
    await api.codes.remove({ id: areas.id });
    const before = dump(project.store());

    const preview = await api.codebookImport.preview({ file: fileAt(path) });
    await api.codebookImport.run({ file: fileAt(path), conflicts: 'theirs' });

    expect(preview.codes.map((code) => [code.outcome, code.notes.map(({ key }) => key)])).toEqual([
      ['unchanged', []],
      ['unchanged', []],
      ['unchanged', ['codebook_import:removed_here']],
      ['unchanged', []],
    ]);
    expect(dump(project.store())).toBe(before);
  });

  it.each(['csv', 'qdc'] as const)(
    'takes what only the %s changed, and has a conflict where both changed',
    async (format) => {
      await using project = await testProject();
      const { api } = project;
      const { market } = await smallCodebook(project);
      const path = await written(project, format);
      edit(path, ['Trades.', 'Barters.'], ['Often.', 'Seldom.']);
      await api.codes.update({ id: market.id, fullDefinition: 'Sells.', whenNotToUse: 'Never.' });
      const here = async () => (await api.project.records()).tables.code.find(({ id }) => id === market.id);

      const preview = await api.codebookImport.preview({ file: fileAt(path) });
      await api.codebookImport.run({ file: fileAt(path) });
      const ours = await here();
      await expectCommand(project, () => api.codebookImport.run({ file: fileAt(path), conflicts: 'theirs' }));

      expect(preview.counts).toEqual({ added: 0, changed: 1, unchanged: 3, conflicts: 1, taken: 1 });
      expect(preview.codes.filter(({ isContested }) => isContested)).toMatchObject([
        {
          path: 'market',
          outcome: 'changed',
          changes: [{ field: 'whenToUse', before: 'Often.', after: 'Seldom.' }],
          contested: [{ field: 'fullDefinition', before: 'Sells.', after: 'Barters.' }],
        },
      ]);
      expect(ours).toMatchObject({ fullDefinition: 'Sells.', whenToUse: 'Seldom.', whenNotToUse: 'Never.' });
      expect(await here()).toMatchObject({ fullDefinition: 'Barters.', whenNotToUse: 'Never.' });
    },
  );

  it.each<['ours' | 'theirs', string, string]>([
    ['ours', 'Sells.', 'There.'],
    ['theirs', 'Barters.', 'Here.'],
  ])('is decided code by code: %s, except one', async (conflicts, ofMarket, ofFairs) => {
    await using project = await testProject();
    const { api } = project;
    const { market, fairs } = await smallCodebook(project);
    await api.codes.update({ id: fairs.id, fullDefinition: 'Before.' });
    const path = await written(project, 'csv');
    edit(path, ['Trades.', 'Barters.'], ['Before.', 'There.']);
    await api.codes.update({ id: market.id, fullDefinition: 'Sells.' });
    await api.codes.update({ id: fairs.id, fullDefinition: 'Here.' });
    const { codes } = await api.codebookImport.preview({ file: fileAt(path), conflicts });
    const except = codes.flatMap((code) => (code.path.endsWith('fairs') ? [code.row] : []));
    const asked = { file: fileAt(path), conflicts, except };

    const preview = await api.codebookImport.preview(asked);
    await expectCommand(project, () => api.codebookImport.run(asked));

    const { tables } = await api.project.records();
    const definition = (id: string) => tables.code.find((code) => code.id === id)?.fullDefinition;
    expect(except).toHaveLength(1);
    expect(preview.codes.filter(({ isContested }) => isContested)).toHaveLength(2);
    expect(preview.counts).toMatchObject({ conflicts: 2, changed: 1, taken: 1 });
    expect([definition(market.id), definition(fairs.id)]).toEqual([ofMarket, ofFairs]);
  });

  it.each<['ours' | 'theirs', string, string[]]>([
    ['ours', 'stays away', ['areas', 'fairs', 'guide']],
    ['theirs', 'comes back', ['areas', 'fairs', 'guide', 'market']],
  ])('with %s, a code removed here and changed in the file %s', async (conflicts, _, expected) => {
    await using project = await testProject();
    const { api } = project;
    const { market } = await smallCodebook(project);
    const path = await written(project, 'csv');
    edit(path, ['Trades.', 'Barters.']);
    await api.codes.remove({ id: market.id });

    const { codes, counts } = await api.codebookImport.run({ file: fileAt(path), conflicts });

    expect(counts.conflicts).toBe(1);
    expect(codes.find(({ isContested }) => isContested)?.notes.map(({ key }) => key)).toEqual([
      'codebook_import:removed_changed',
    ]);
    const { tables } = await api.project.records();
    expect(tables.code.map(({ name }) => name).toSorted()).toEqual(expected);
  });

  it('leaves a code alone that was merged here and is unchanged in the file', async () => {
    await using project = await testProject();
    const { api } = project;
    const { market, areas, fairs } = await smallCodebook(project);
    const path = await written(project, 'csv');
    await api.codes.merge({ fromIds: [areas.id], intoId: market.id });
    const before = dump(project.store());

    const { codes, counts } = await api.codebookImport.run({ file: fileAt(path) });
    edit(path, ['\r\nareas,', '\r\nregions,'], ['areas > fairs', 'regions > fairs']);
    const changed = await api.codebookImport.preview({ file: fileAt(path) });

    expect(counts).toEqual({ added: 0, changed: 0, unchanged: 4, conflicts: 0, taken: 0 });
    expect(codes.flatMap(({ notes }) => notes.map(({ key }) => key))).toEqual(['codebook_import:merged']);
    expect(dump(project.store())).toBe(before);
    expect(changed.codes.find(({ id }) => id === areas.id)?.outcome).toBe('conflict');
    expect(changed.codes.find(({ id }) => id === fairs.id)?.outcome).toBe('unchanged');
  });

  it('can be decided for names and places too', async () => {
    await using project = await testProject();
    const { api } = project;
    const { market, guide } = await smallCodebook(project);
    const path = await written(project, 'csv');
    edit(path, ['\r\nmarket,', '\r\nareas > market,'], ['areas > fairs,', 'areas > trade fairs,']);
    await api.codes.move({ id: market.id, parentId: guide.id });

    const { codes } = await api.codebookImport.preview({ file: fileAt(path) });
    const theirs = await api.codebookImport.preview({ file: fileAt(path), conflicts: 'theirs' });

    expect(codes.find(({ isContested }) => isContested)).toMatchObject({
      path: 'guide > market',
      outcome: 'conflict',
      contested: [{ field: 'parent', before: 'guide', after: 'areas' }],
    });
    expect(codes.flatMap(({ changes }) => changes)).toEqual([
      { field: 'name', before: 'fairs', after: 'trade fairs' },
    ]);
    expect(theirs.codes.flatMap(({ changes }) => changes)).toContainEqual({
      field: 'parent',
      before: 'guide',
      after: 'areas',
    });
  });

  it('takes what the file says if another project exported it', async () => {
    await using project = await testProject();
    await using other = await testProject();
    await smallCodebook(other);
    const path = await written(other, 'csv');
    await project.api.codebookImport.run({ file: fileAt(path) });
    const { tables } = await project.api.project.records();
    const market = tables.code.find(({ name }) => name === 'market')?.id ?? '';
    await project.api.codes.update({ id: market, fullDefinition: 'Sells.' });

    const { codes } = await project.api.codebookImport.preview({ file: fileAt(path) });

    expect(codes.flatMap(({ changes }) => changes)).toEqual([
      { field: 'fullDefinition', before: 'Sells.', after: 'Trades.' },
    ]);
  });
});

describe('a code that was moved in the table', () => {
  it.each([true, false])('stays with the theme that counts it (base known: %s)', async (isKnown) => {
    await using project = await testProject();
    const { api } = project;
    const { fairs, guide } = await smallCodebook(project);
    const path = await written(project, 'csv');
    edit(
      path,
      ['\r\nareas > fairs,', '\r\nmarket > fairs,'],
      ...(isKnown ? [] : [['as_of', 'when'] as const]),
    );

    const { codes } = await api.codebookImport.run({ file: fileAt(path) });

    expect(codes.flatMap(({ changes, notes }) => [...changes, ...notes])).toEqual([
      { field: 'parent', before: 'areas', after: 'market' },
    ]);
    const { tables } = await api.project.records();
    expect(tables.themeCode).toMatchObject([{ themeId: guide.id, codeId: fairs.id }]);
  });
});

describe('a codebook exported for MAXQDA', () => {
  it.each(['en', 'zh-CN'] as const)('changes nothing where it comes from (%s)', async (language) => {
    await using sample = await sampleProject();
    const { api } = sample;
    const [first, second] = (await api.project.records()).tables.code;
    await api.codes.update({ id: first?.id ?? '', fullDefinition: 'When to use\nNever.', whenToUse: '' });
    await api.memos.add({ about: 'code', subjectId: second?.id ?? '', title: 'Why', body: 'Because.' });
    const to = join(sample.folder, 'codes.xlsx');
    await api.exports.codebook({ to, format: 'maxqda', language, memos: true });

    const { codes, counts } = await api.codebookImport.preview({ file: fileAt(to) });

    expect(codes.flatMap(({ changes, notes }) => [...changes, ...notes])).toEqual([]);
    expect(counts).toMatchObject({ added: 0, changed: 0, conflicts: 0 });
  });
});

describe('a codebook of another program', () => {
  it('is exported as it came, without values that nobody gave', async () => {
    await using project = await testProject();
    const { api } = project;
    const path = join(project.folder, 'codes.qdc');
    const told = ['Short definition\n\nis no heading here', 'Status\nquo', ' spaced \n'];
    const elements = told.map(
      (text, at) => `<Code name="c${at}" isCodable="true"><Description>${text}</Description></Code>`,
    );
    writeFileSync(
      path,
      `<CodeBook origin="Other 1"><Codes><Code name="bare" isCodable="true"/>${elements.join('')}</Codes></CodeBook>`,
    );
    await api.codebookImport.run({ file: fileAt(path) });

    const qdc = readFileSync(await written(project, 'qdc'), 'utf8');

    expect(Array.from(qdc.matchAll(/<Description>([^<]*)</g), ([, text]) => text)).toEqual(told);
  });
});

describe('a text longer than a cell of a workbook', () => {
  it.each(['xlsx', 'maxqda'] as const)(
    'is reported when it is cut (%s), and is no change',
    async (format) => {
      await using project = await testProject();
      const { api } = project;
      const long = `${'Sentence. '.repeat(4000)}END`;
      const guide = await api.codes.create({ name: 'guide' });
      await api.codes.update({
        id: guide.id,
        shortDefinition: 'Leads.',
        fullDefinition: long,
        whenToUse: 'a',
      });
      const market = await api.codes.create({ name: 'market' });
      await api.codes.update({ id: market.id, fullDefinition: `${long.slice(0, 32_765)}😀${long}` });
      const to = join(project.folder, 'codes.xlsx');

      const { losses } = await api.exports.codebook({ to, format });
      const { losses: none } = await api.exports.codebook({ to: `${to}.csv`, format: 'csv' });
      const { codes } = await api.codebookImport.preview({ file: fileAt(to) });

      const column = format === 'xlsx' ? 'Full definition' : 'Memo';
      expect(losses).toEqual([
        {
          key: 'exports:cells_cut',
          parameters: { count: 2 },
          items: [`guide · ${column}`, `market · ${column}`],
        },
      ]);
      expect(none).toEqual([]);
      expect(codes.flatMap(({ changes, notes }) => [...changes, ...notes])).toEqual([]);
    },
  );
});

it.each(['csv', 'xlsx', 'qdc'] as const)(
  'texts and lists that a %s cannot hold are no change',
  async (format) => {
    await using project = await testProject();
    const { api } = project;
    const code = await api.codes.create({ name: 'bell\u0007 \uFFFEs' });
    await api.codes.update({
      id: code.id,
      aliases: 'one; two\nthree；four\nfive',
      fullDefinition: 'a\u000bb\u0000c, _x0041_',
      shortDefinition: 'said \uFFFD',
    });

    for (const language of ['en', 'zh-CN'] as const) {
      // Both go to the same file.
      const preview = await api.codebookImport.preview({
        file: fileAt(await written(project, format, language)),
      });
      expect(preview.codes.flatMap(({ changes }) => changes)).toEqual([]);
    }
  },
);

it('lists the codes whose names MAXQDA splits', async () => {
  await using project = await testProject();
  const above = await project.api.codes.create({ name: 'income' });
  for (const name of ['a > b', 'c\\d', 'plain'])
    // From the top level down.
    await project.api.codes.create({ name, parentId: above.id });

  const { losses } = await project.api.exports.codebook({
    to: join(project.folder, 'codes.xlsx'),
    format: 'maxqda',
  });

  expect(losses).toEqual([
    {
      key: 'exports:names_apart',
      parameters: { count: 2 },
      items: ['income › a > b', String.raw`income › c\d`],
    },
  ]);
});

describe.each(['csv', 'xlsx', 'qdc'] as const)('an older codebook (%s)', (format) => {
  it('has a conflict in a project made from a newer file of the same study', async () => {
    await using ann = await testProject();
    const { codes } = await smallStudy(ann);
    const { guide, market } = codes;
    await ann.api.codes.update({ id: guide.id, shortDefinition: 'Old.' });
    const older = await written(ann, format);
    await ann.api.codes.update({ id: guide.id, name: 'GUIDE', shortDefinition: 'Careful.' });
    const project = join(ann.folder, 'ann.qdpx');
    await ann.api.exchange.write({ to: project });
    await using pi = await testProject();
    await pi.api.exchange.bringIn({ file: fileAt(project) });
    await pi.api.codes.update({ id: market.id, shortDefinition: 'Here alone.' });
    const before = dump(pi.store());

    const { counts } = await pi.api.codebookImport.run({ file: fileAt(older) });

    expect(counts).toMatchObject({ conflicts: 1, changed: 0, added: 0 });
    expect(dump(pi.store())).toBe(before);
    await pi.api.codebookImport.run({ file: fileAt(older), conflicts: 'theirs' });
    const { tables } = await pi.api.project.records();
    const found = tables.code.filter(({ id }) => id === guide.id || id === market.id);
    expect(found.map(({ name, shortDefinition }) => `${name}: ${shortDefinition}`).toSorted()).toEqual([
      'guide: Old.',
      'market: Here alone.',
    ]);
  });
});

describe('a codebook of another program', () => {
  const qdc = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo 14">
  <Codes>
    <Code guid="{0B5A1E2C-7C1D-4B57-9A3B-0C2D3E4F5A6B}" name="guide" isCodable="true" color="#Ff8a01">
      <Code guid="1b5a1e2c-7c1d-4b57-9a3b-0c2d3e4f5a6b" name="standard" isCodable="true"/>
    </Code>
    <Code guid="2B5A1E2C-7C1D-4B57-9A3B-0C2D3E4F5A6B" name="connector" isCodable="false" color="rgb(0, 10, 200)"/>
  </Codes>
</CodeBook>`;
  const spelledIn = (path: string): unknown[] =>
    [
      ...readFileSync(path, 'utf8').matchAll(
        /<Code guid="([^"]+)" name="([^"]+)"[^>]*?(?: color="([^"]*)")?\/?>/g,
      ),
    ].map(([, guid, name, colour]) => [name, guid, colour]);

  it('is exported with its identifiers and colours as they were spelled', async () => {
    await using project = await testProject();
    const path = join(project.folder, 'nvivo.qdc');
    writeFileSync(path, qdc);
    await expectCommand(project, () => project.api.codebookImport.run({ file: fileAt(path) }));

    expect(spelledIn(await written(project, 'qdc'))).toEqual([
      ['guide', '{0B5A1E2C-7C1D-4B57-9A3B-0C2D3E4F5A6B}', '#Ff8a01'],
      ['standard', '1b5a1e2c-7c1d-4b57-9a3b-0c2d3e4f5a6b', undefined],
      // A way of writing colours that the standard does not know.
      ['connector', '2B5A1E2C-7C1D-4B57-9A3B-0C2D3E4F5A6B', '#000AC8'],
    ]);
    const [kept] = await project.api.exchange.list({});
    expect(kept).toMatchObject({ name: 'nvivo.qdc', origin: 'NVivo 14' });
    expect(await project.api.exchange.report({ exchangeId: kept?.id ?? '' })).toMatchObject({
      made: { code: 3 },
    });
    expect(await project.api.codebookImport.preview({ file: fileAt(path) })).toMatchObject({
      codes: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }, { outcome: 'unchanged' }],
    });
  });

  it('is exported with the colour that a code was given here since', async () => {
    await using project = await testProject();
    const path = join(project.folder, 'nvivo.qdc');
    writeFileSync(path, qdc);
    await project.api.codebookImport.run({ file: fileAt(path) });
    const { tables } = await project.api.project.records();
    for (const { id, colour } of tables.code)
      // One code after another.
      await project.api.codes.update({ id, colour: (colour + 1) % 8 });

    for (const [, , colour] of spelledIn(await written(project, 'qdc')) as string[][])
      expect(colour).toMatch(/^#[0-9A-F]{6}$/);
    expect(readFileSync(await written(project, 'qdc'), 'utf8')).not.toMatch(/#Ff8a01|#000AC8/);
  });
});
