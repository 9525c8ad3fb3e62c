// A study is exported as a replication package, and the package holds nothing that it should not.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { MANIFEST, type Manifest } from '#core/replication/manifest.ts';
import { buildSample } from '#electron/sample.ts';
import { checkedPackage } from '#formats/reading/checked-package.ts';
import { readCsv, recount, type Question } from '../../core/exports/recount.ts';
import { lines, openOptions, testProject, type TestProject } from '../../helpers/project.ts';

let project: TestProject;
let sample: TestProject;
let place: (name: string) => string;

/** Every file of a folder by its path. */
function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );
}

function readIn(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readIn(folder, MANIFEST)) as Manifest;
}

/** The pseudonyms of respondents in packages, by name. */
async function calledIn({ api }: TestProject): Promise<(name: string) => string> {
  const people = await api.replication.pseudonyms({});
  const called = new Map(people.map(({ name, pseudonym }) => [name, pseudonym]));
  return (name) => called.get(name) ?? '';
}

const NOTES = [
  'Wang Wei 😀 said that the guide helps; 王小明说，联盟是桥梁。',
  'WANG WEI’s firm met suppliers. Mr Wang agreed, as did Wangari.',
].join('\n');

/** A study with two people whose names occur wherever somebody may write them. */
async function namedStudy(test: TestProject) {
  const { api } = test;
  const guide = await api.codes.create({ name: 'guide', isTheme: true });
  await api.codes.update({ id: guide.id, fullDefinition: 'As Wang Wei puts it.', aliases: '王小明的话' });
  const write = async (label: string, respondents: string[], title: string) => {
    const made = await api.interviews.create({ label, respondents, title, date: '2024-12' });
    const { source } = await api.notes.save({
      sourceId: made.id,
      textHash: made.textHash,
      doc: lines(NOTES),
      moved: [],
    });
    return source;
  };
  const first = await write('WW-2', ['Wang Wei'], 'Talk with Wang Wei');
  const second = await write('I-7', ['王小明', 'Wang Wei'], 'Two at once');
  const code = (source: typeof first, words: string) =>
    api.codings.apply({
      sourceId: source.id,
      textHash: source.textHash,
      codeId: guide.id,
      span: { start: NOTES.indexOf(words), end: NOTES.indexOf(words) + words.length },
    });
  const helped = await code(first, 'the guide helps');
  const bridge = await code(first, '王小明说，联盟是桥梁');
  await code(second, 'Wei 😀 said');
  const { tables } = await api.project.records();
  const wang = tables.respondent.find(({ name }) => name === 'Wang Wei')?.id ?? '';
  const post = await api.attributes.add({ name: 'post', owner: 'respondent' });
  await api.attributes.set({ id: post.id, owners: [wang], value: 'deputy of 王小明' });
  await api.memos.add({
    about: 'respondent',
    subjectId: wang,
    title: 'wang wei',
    body: 'WANG  WEI is wary.',
  });
  await api.memos.add({ about: 'source', subjectId: first.id, body: 'See WW-2.' });
  await api.project.update({ description: 'With Wang Wei.' });
  const comparison = await api.comparisons.create({ name: 'Wang Wei and papers' });
  await api.comparisons.judge({
    comparisonId: comparison.id,
    themeId: guide.id,
    value: 'silent',
    reasons: '王小明 only.',
  });
  // An earlier name, which the history holds.
  await api.respondents.rename({ id: wang, name: 'Wang Wei' });
  return { first, second, helped, bridge };
}

beforeAll(async () => {
  [project, sample] = await Promise.all([testProject(), testProject()]);
  await namedStudy(project);
  sample.session.adopt(buildSample(join(sample.folder, 'sample.concord'), openOptions));
  place = (name) => join(project.folder, name);
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
  await sample[Symbol.asyncDispose]();
});

describe('a replication package', () => {
  it('holds every file that its manifest lists, with its hash, and is the same bytes when exported again', async () => {
    const told = await sample.api.replication.write({ to: place('a') });
    await sample.api.replication.write({ to: place('b') });

    const files = filesIn(place('a'));
    const manifest = manifestIn(place('a'));
    expect(filesIn(place('b'))).toEqual(files);
    expect([...files.keys()].filter((path) => path !== MANIFEST)).toEqual(
      manifest.files.map(({ path }) => path),
    );
    for (const { path, bytes, sha256 } of manifest.files) {
      const there = files.get(path) ?? Buffer.of();
      expect([path, there.length, createHash('sha256').update(there).digest('hex')]).toEqual([
        path,
        bytes,
        sha256,
      ]);
    }
    expect(told.sha256).toBe(
      createHash('sha256')
        .update(files.get(MANIFEST) ?? '')
        .digest('hex'),
    );
    expect(told.files).toBe(files.size);
    expect(await checkedPackage(place('a'))).toEqual({
      sha256: told.sha256,
      files: files.size - 1,
      missing: [],
      changed: [],
      unlisted: [],
    });
    expect(readdirSync(project.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is enough to count every tally again', async () => {
    await sample.api.replication.write({ to: place('counted') });
    const read = (file: string) => readIn(place('counted'), file);
    const files = {
      sources: read('sources.csv'),
      codings: read('codings.csv'),
      codebook: read('codebook.csv'),
    };

    for (const [file, question] of [
      ['themes-by-kind-sources', { of: 'themes', unit: 'sources', by: 'kind' }],
      ['themes-by-kind-respondents', { of: 'themes', unit: 'respondents', by: 'kind' }],
      ['themes-by-kind-passages', { of: 'themes', unit: 'passages', by: 'kind' }],
      ['themes-by-class-sources', { of: 'themes', unit: 'sources', by: 'class' }],
    ] as const satisfies readonly (readonly [string, Question])[]) {
      const written = JSON.parse(read(`tallies/${file}.json`)) as {
        rows: { path: string; cells: object; total: number | null }[];
      };
      const { rows } = recount(files, question);
      expect(written.rows.map(({ path, cells, total }) => ({ path, cells, total }))).toEqual(
        rows.map(({ path, cells, total }) => ({ path, cells, total })),
      );
    }
  });

  it('quotes the text at its positions, in code points', async () => {
    await project.api.replication.write({ to: place('quoted') });
    await project.api.replication.write({ to: place('quoted-hidden'), pseudonyms: true });

    const called = await calledIn(project);
    for (const folder of ['quoted', 'quoted-hidden']) {
      const sources = new Map(
        readCsv(readIn(place(folder), 'sources.csv')).map((row) => [row['source_id'], row]),
      );
      const codings = readCsv(readIn(place(folder), 'codings.csv'));
      const stands = codings.map((row) => {
        const text = [...readIn(place(folder), sources.get(row['source_id'])?.['text_file'] ?? '')];
        return text.slice(Number(row['start']), Number(row['end'])).join('');
      });
      expect(stands).toEqual(codings.map(({ quote }) => quote));
      expect(stands.toSorted()).toEqual(
        folder === 'quoted'
          ? ['Wei 😀 said', 'the guide helps', '王小明说，联盟是桥梁']
          : [
              `${called('Wang Wei')} 😀 said`,
              `${called('王小明')}说，联盟是桥梁`,
              'the guide helps',
            ].toSorted(),
      );
    }
  });

  it('sets documents against interviews if no comparison is saved, else the saved ones', async () => {
    const compared = (name: string) => {
      const [file = '', ...more] = [...filesIn(place(name)).keys()].filter((path) =>
        path.startsWith('comparisons/'),
      );
      expect(more).toEqual([]);
      return {
        file,
        ...(JSON.parse(readIn(place(name), file)) as { name: string; rows: { verdict: string | null }[] }),
      };
    };
    await project.api.replication.write({ to: place('judged') });

    expect(compared('a')).toMatchObject({
      name: 'Documents and interviews',
      documents: { n: 37 },
      respondents: { n: 17 },
    });
    expect(compared('judged')).toMatchObject({
      file: 'comparisons/0001-Wang Wei and papers.json',
      rows: [{ code: 'guide', verdict: 'silent' }],
    });
    expect(readCsv(readIn(place('judged'), 'verdicts.csv'))).toMatchObject([
      { comparison: 'Wang Wei and papers', theme: 'guide', verdict: 'silent', reasons: '王小明 only.' },
    ]);
    expect(readIn(place('judged'), 'methods.txt')).toContain('comparisons/0001-Wang Wei and papers.json\n');
  });

  it('explains its contents in the requested language', async () => {
    await sample.api.replication.write({ to: place('zh'), language: 'zh-CN', date: '2026-01-02' });

    const readme = readIn(place('zh'), 'README.txt');
    expect(readme).toContain('项目状态截至 2026年1月2日');
    expect(readme).toContain('- 访谈 19 次\n- 受访者 17 位\n');
    expect(readme).not.toMatch(/replication:|undefined|\{\{/);
    expect(manifestIn(place('zh'))).toMatchObject({
      as_of: '2026-01-02',
      language: 'zh-CN',
      pseudonyms: false,
    });
    expect(readIn(place('a'), 'README.txt')).not.toMatch(/replication:|undefined|\{\{/);
  });

  it('goes into a zip that is the same for the same project, and has the same files', async () => {
    await sample.api.replication.write({ to: place('a.zip') });
    await sample.api.replication.write({ to: place('b.zip') });

    expect(readFileSync(place('a.zip'))).toEqual(readFileSync(place('b.zip')));
    const zip = await yauzl.openPromise(place('a.zip'), { lazyEntries: true });
    const names: string[] = [];
    let manifest = '';
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (entry.fileName === MANIFEST) manifest = await textOf(await zip.openReadStreamPromise(entry));
    }
    expect(manifest).toBe(readIn(place('a'), MANIFEST));
    expect(names.toSorted()).toEqual([...filesIn(place('a')).keys()].toSorted());
  });

  it('holds originals only when asked', async () => {
    const original = 'Received on Monday.\r\nWang Wei was there.\r\n';
    writeFileSync(place('note: 1.txt'), original);
    await project.api.imports.run({
      files: [{ reference: place('note: 1.txt'), name: 'note: 1.txt' }],
      kind: 'document',
      className: null,
      encoding: null,
    });
    await project.api.replication.write({ to: place('without') });
    await project.api.replication.write({ to: place('with'), originals: true });
    await project.api.replication.write({ to: place('hidden'), originals: true, pseudonyms: true });

    const originals = (name: string) =>
      [...filesIn(place(name))].filter(([path]) => path.startsWith('originals/'));
    expect(originals('with')).toEqual([['originals/0001-note 1.txt', Buffer.from(original)]]);
    expect([...originals('without'), ...originals('hidden')]).toEqual([]);
    expect([manifestIn(place('with')).originals, manifestIn(place('hidden')).originals]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the original of a table', () => {
  it('is written once for all its rows, and not if one of them is confidential', async () => {
    await using survey = await testProject();
    const table = 'respondent,answer\nN1,Helps a lot.\nN2,Helps little.\n';
    writeFileSync(place('answers.csv'), table);
    await survey.api.imports.run({
      files: [{ reference: place('answers.csv'), name: 'answers.csv' }],
      kind: 'interview',
      className: null,
      encoding: null,
    });
    const { tables } = await survey.api.project.records();
    const [first] = tables.source;

    await survey.api.replication.write({ to: place('answers'), originals: true });
    await survey.api.replication.write({
      to: place('answers-hidden'),
      originals: true,
      interviews: 'without-words',
      confidential: [first?.id ?? ''],
    });

    const rows = readCsv(readIn(place('answers'), 'sources.csv'));
    const originals = [...filesIn(place('answers')).keys()].filter((path) => path.startsWith('originals/'));
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => row['original_file']))).toEqual(new Set(originals));
    expect(readIn(place('answers'), originals[0] ?? '')).toBe(table);
    const hidden = filesIn(place('answers-hidden'));
    expect([...hidden.keys()].filter((path) => path.startsWith('originals/'))).toEqual([]);
    expect([...hidden.keys()].filter((path) => path.startsWith('texts/'))).toHaveLength(1);
    expect(manifestIn(place('answers-hidden')).originals).toBe(false);
  });
});

describe('pseudonyms', () => {
  it('leave no name in any byte, and say where names stood', async () => {
    const told = await project.api.replication.write({ to: place('pseudonymous'), pseudonyms: true });

    const called = await calledIn(project);
    const [wei, xiaoming] = [called('Wang Wei'), called('王小明')];
    const files = filesIn(place('pseudonymous'));
    const found = [...files].flatMap(([path, bytes]) =>
      ['Wang Wei', 'wang wei', 'WANG WEI', '王小明', 'WW-2'].filter(
        (name) => bytes.includes(name) || path.includes(name),
      ),
    );
    expect(found).toEqual([]);
    const pathOf = (title: string) => [...files.keys()].find((path) => path.endsWith(`-${title}.txt`)) ?? '';
    const talk = pathOf(`Talk with ${wei}`);
    expect(talk).toMatch(/^texts\//);
    expect(readIn(place('pseudonymous'), talk)).toBe(
      [
        `${wei} 😀 said that the guide helps; ${xiaoming}说，联盟是桥梁。`,
        `${wei}’s firm met suppliers. Mr Wang agreed, as did Wangari.`,
      ].join('\n'),
    );
    const placesOf = (list: readonly { file: string; places: number }[]) =>
      Object.fromEntries(list.map(({ file, places }) => [file, places]));
    expect(placesOf(told.replaced)).toMatchObject({
      'README.txt': 1,
      'codebook.csv': 2,
      'memos.csv': 3,
      'respondents.csv': 2,
      'sources.csv': 4,
      [talk]: 3,
      'verdicts.csv': 2,
    });
    // The coder is called Wei too, and is named wherever a coder is.
    const holding = [...files].filter(([, bytes]) => /wang|wei\b|小明/i.test(bytes.toString()));
    expect(told.parts.map(({ file }) => file)).toEqual(holding.map(([path]) => path).toSorted());
    expect(placesOf(told.parts)).toMatchObject({
      [talk]: 2,
      [pathOf('Two at once')]: 2,
    });
    expect([told.short, told.alone]).toEqual([[], 2]);
    expect(readIn(place('pseudonymous'), 'README.txt')).toContain('2 respondents are each the only one');
    expect([wei, xiaoming]).toEqual([expect.stringMatching(/^P\d{3}$/), expect.stringMatching(/^P\d{3}$/)]);
    expect(wei).not.toBe(xiaoming);
  });

  it('leave no name in what is said of a program whose layer a comparison counts', async () => {
    await using study = await testProject();
    await namedStudy(study);
    const { api, folder } = study;
    const reference = join(folder, 'codings.csv');
    writeFileSync(reference, 'source,code,quote,rationale\nWW-2,guide,the guide helps,Wang Wei says so.');
    const file = { reference, name: 'codings of Wang Wei.csv' };
    const note = 'reader 1, asked as Wang Wei proposed';
    await api.codingSheet.run({ file, coder: 'reader', machine: true, note });
    const { tables } = await api.project.records();
    const coderId = tables.coder.find(({ kind }) => kind === 'machine')?.id ?? '';
    await api.comparisons.create({ name: 'By program', settings: { layer: { coderId } } });
    const to = join(folder, 'package');

    await api.replication.write({ to, pseudonyms: true });

    const files = [...filesIn(to)];
    expect(files.some(([, bytes]) => bytes.includes('reader 1, asked as P'))).toBe(true);
    expect(files.filter(([, bytes]) => bytes.includes('Wang Wei')).map(([path]) => path)).toEqual([]);
  });

  it('list every file in which a part of a name still stands, its path included', async () => {
    await using study = await testProject();
    const { api } = study;
    const told = async (label: string, respondents: string[], said: string) => {
      const made = await api.interviews.create({ label, respondents, title: label, date: '2024-12' });
      await api.notes.save({ sourceId: made.id, textHash: made.textHash, doc: lines(said), moved: [] });
      return made.id;
    };
    const first = await told('I-1', ['Kim', 'Zoë Müller'], 'Kims Auto. Kims. kim said.');
    await told('I-2', ['Han'], 'Nothing has changed.');
    await api.memos.add({ about: 'source', subjectId: first, title: 'on kim', body: 'The car.' });
    await api.comparisons.create({ name: 'Kim against Müller' });

    const { parts } = await api.replication.write({ to: place('left-names'), pseudonyms: true });

    const files = filesIn(place('left-names'));
    const [compared = ''] = [...files.keys()].filter((path) => path.startsWith('comparisons/'));
    const called = await calledIn(study);
    const [kim, zoe, han] = ['Kim', 'Zoë Müller', 'Han'].map(called);
    expect(compared).toBe(`comparisons/0001-${kim} against ${zoe}.json`);
    const holding = [...files].filter(([path, bytes]) =>
      /kim|zo[eë]|m[uü]ller/i.test(`${path} ${bytes.toString()}`),
    );
    expect(holding.map(([path]) => path)).toContain('memos.csv');
    const ofHan = [...files.keys()].find((path) => path.endsWith(`-${han}.txt`)) ?? '';
    expect(ofHan).toMatch(/^texts\//);
    expect(parts.map(({ file }) => file).toSorted()).toEqual(
      [...new Set([...holding.map(([path]) => path), ofHan])].toSorted(),
    );
  });

  it('replace names in the origins that limit a comparison, and its counts stay', async () => {
    await using study = await testProject();
    const { api } = study;
    await api.codes.create({ name: 'guide', isTheme: true });
    const made = await api.interviews.create({ label: 'I-1', respondents: ['Wang Wei'], title: 'Talk' });
    await api.sources.update({ ids: [made.id], origin: 'Wang Wei on air' });
    await api.sources.setReviewed({ ids: [made.id], reviewed: true });
    await api.comparisons.create({
      name: 'On air',
      settings: { b: { kind: 'interview', origins: ['Wang Wei on air'] } },
    });
    const written = async (name: string, pseudonyms: boolean) => {
      await api.replication.write({ to: place(name), pseudonyms });
      const path = [...filesIn(place(name)).keys()].find((each) => each.startsWith('comparisons/')) ?? '';
      return readIn(place(name), path);
    };

    const plain = await written('plain-origins', false);
    const hidden = await written('hidden-origins', true);

    const sizeOf = (text: string) => (JSON.parse(text) as { sides: { n: number }[] }).sides.map(({ n }) => n);
    expect(sizeOf(plain)).toEqual([0, 1]);
    expect(sizeOf(hidden)).toEqual([0, 1]);
    expect([...filesIn(place('hidden-origins')).values()].join('')).not.toContain('Wang Wei');
  });

  it('keep the counts of people and sources', async () => {
    const tallies = ['by-kind-sources', 'by-kind-respondents', 'by-kind-passages'];
    await project.api.replication.write({ to: place('plain-counts') });
    await project.api.replication.write({ to: place('hidden-counts'), pseudonyms: true });

    for (const name of tallies) {
      const rowsIn = (folder: string) => {
        const tally = JSON.parse(readIn(place(folder), `tallies/themes-${name}.json`)) as { rows: object[] };
        // The ids of codes are those of the package.
        return tally.rows.map((row) => ({ ...row, code_id: null }));
      };
      expect(rowsIn('hidden-counts')).toEqual(rowsIn('plain-counts'));
    }
  });
});

describe('pseudonyms that affect counts and words', () => {
  const TEXT = [
    'First Wang Wei spoke of the market. Then Wang Wei left.',
    'ＷＡＮＧ　ＷＥＩ met Jose\u0301 at the market; the notes say so.',
    'Market and MARKET.',
  ].join('\n');

  async function studyWith(codings: readonly (readonly [code: string, words: string])[]) {
    const study = await testProject();
    const { api } = study;
    const made = await api.interviews.create({
      label: 'notes',
      respondents: ['Wang Wei', 'José'],
      title: 'notes',
    });
    const { source } = await api.notes.save({
      sourceId: made.id,
      textHash: made.textHash,
      doc: lines(TEXT),
      moved: [],
    });
    await api.interviews.create({ label: 'market', title: 'talk_market.docx' });
    const themes = new Map<string, string>();
    for (const name of new Set(codings.map(([code]) => code)))
      themes.set(name, (await api.codes.create({ name, isTheme: true })).id);
    for (const [code, words] of codings)
      await api.codings.apply({
        sourceId: source.id,
        textHash: source.textHash,
        codeId: themes.get(code) ?? '',
        span: { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length },
      });
    return study;
  }

  it('codings that touch within a name are still two passages', async () => {
    await using study = await studyWith([
      ['guide', 'First Wang'],
      ['guide', ' Wei spoke'],
    ]);

    const told = await study.api.replication.write({
      to: place('touching'),
      pseudonyms: true,
      // The method names the main coder.
      namesCoders: true,
    });
    await study.api.replication.write({ to: place('touching-plain') });

    const passages = (folder: string) => {
      const rows = readCsv(readIn(place(folder), 'tallies/themes-by-kind-passages.csv'));
      return rows.map((row) => ({ ...row, code_id: null }));
    };
    expect(passages('touching')).toEqual(passages('touching-plain'));
    expect(told.changed).toBe(0);
    expect(manifestIn(place('touching-plain')).pseudonym_limits).toBeNull();
  });

  it('codings that split a name between them are reported', async () => {
    await using study = await studyWith([
      ['guide', 'Wang'],
      ['guide', 'Wei'],
    ]);

    const told = await study.api.replication.write({ to: place('parted'), pseudonyms: true });

    expect(told.changed).toBe(2);
    expect(manifestIn(place('parted')).pseudonym_limits).toEqual({
      too_short: 0,
      ordinary_words: 2,
      codings_changed: 2,
    });
    expect(readIn(place('parted'), 'README.txt')).toContain('2 codings begin or end inside a name.');
  });

  it('a Chinese name is replaced in the other form of characters too', async () => {
    await using study = await testProject();
    const { api } = study;
    const made = await api.interviews.create({ label: 'N1', respondents: ['张伟', '衞德華'], title: 'N1' });
    await api.notes.save({
      sourceId: made.id,
      textHash: made.textHash,
      doc: lines('張偉先生和卫德华，張偉'),
      moved: [],
    });

    const told = await api.replication.write({ to: place('forms'), pseudonyms: true });

    const [file = ''] = [...filesIn(place('forms')).keys()].filter((path) => path.includes('texts/0001'));
    const called = await calledIn(study);
    const [wei, dehua] = ['张伟', '衞德華'].map(called);
    expect(readIn(place('forms'), file)).toBe(`${wei}先生和${dehua}，${wei}`);
    expect(told.replaced.filter((each) => each.file === file)).toEqual([{ file, places: 3 }]);
  });

  it('a label that is an ordinary word leaves texts and codes as they are, and is reported', async () => {
    await using study = await studyWith([['market', 'of the market']]);

    const told = await study.api.replication.write({ to: place('words'), pseudonyms: true });
    const [wei, jose] = ['Wang Wei', 'José'].map(await calledIn(study));

    const written = [...filesIn(place('words'))].filter(([path]) => path.startsWith('texts/'));
    const [file = ''] = written.flatMap(([path, bytes]) => (bytes.length > 0 ? [path] : []));
    expect(readIn(place('words'), file)).toBe(
      [
        `First ${wei} spoke of the market. Then ${wei} left.`,
        `${wei} met ${jose} at the market; the notes say so.`,
        'Market and MARKET.',
      ].join('\n'),
    );
    expect(told.ordinary).toEqual(['market', 'notes']);
    expect(readCsv(readIn(place('words'), 'codebook.csv')).map(({ path }) => path)).toEqual(['market']);
    const sources = readIn(place('words'), 'sources.csv');
    expect([sources.includes('talk_market'), sources.includes('notes')]).toEqual([false, false]);
    expect(readIn(place('words'), 'README.txt')).toContain('may be ordinary words');
  });
});

describe('confidential interviews', () => {
  it('are left out with everything about them, and the package says so', async () => {
    const told = await sample.api.replication.write({ to: place('left'), interviews: 'left-out' });

    const manifest = manifestIn(place('left'));
    const kinds = readCsv(readIn(place('left'), 'sources.csv')).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['document']));
    expect(manifest).toMatchObject({ interviews: 'left-out', left_out: { interviews: 19, respondents: 17 } });
    expect(told.leftOut).toEqual(manifest.left_out);
    expect(readIn(place('left'), 'README.txt')).toContain(
      '- 19 interviews, with their texts, codings and memos\n',
    );
    expect(readIn(place('left'), 'respondents.csv').trim().split('\r\n')).toHaveLength(1);
  });

  it('are exported without their words, and all counts stay', async () => {
    await sample.api.replication.write({ to: place('silent'), interviews: 'without-words' });

    const rows = (folder: string, file: string) => readCsv(readIn(place(folder), file));
    const silent = rows('silent', 'codings.csv').filter(({ kind }) => kind === 'interview');
    const whole = rows('a', 'codings.csv').filter(({ kind }) => kind === 'interview');
    expect(silent.map(({ start, end, code }) => [start, end, code])).toEqual(
      whole.map(({ start, end, code }) => [start, end, code]),
    );
    expect(new Set(silent.flatMap(({ quote, memo, translation }) => [quote, memo, translation]))).toEqual(
      new Set(['']),
    );
    expect(readIn(place('silent'), 'tallies/themes-by-kind-respondents.csv')).toBe(
      readIn(place('a'), 'tallies/themes-by-kind-respondents.csv'),
    );
    const bytes = Buffer.concat([...filesIn(place('silent')).values()]);
    const said = whole.flatMap(({ quote = '' }) => (quote.length > 20 ? [quote] : []));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((quote) => bytes.includes(quote))).toEqual([]);
    expect(manifestIn(place('silent')).left_out).toMatchObject({ interviews: 0, texts: 19, codings: 0 });
  });

  it('are those named, which are left out when nothing says what to do with them', async () => {
    const { tables } = await sample.api.project.records();
    const one = tables.source.find(({ label }) => label === 'N9.2')?.id ?? '';
    const document = tables.source.find(({ kind }) => kind === 'document')?.id ?? '';
    await sample.api.replication.write({
      to: place('one'),
      confidential: [one, document],
    });

    expect(manifestIn(place('one')).left_out).toMatchObject({ interviews: 1, respondents: 0 });
    expect(readIn(place('one'), 'sources.csv')).not.toContain(one);
    expect(readIn(place('one'), 'sources.csv')).toContain(document);
  });
});

describe('what prevents a package', () => {
  it('is reported in a sentence, and nothing is written', async () => {
    mkdirSync(place('full'));
    writeFileSync(join(place('full'), 'mine.txt'), 'mine');
    writeFileSync(place('a-file'), 'mine');
    const tried = (to: string) => project.api.replication.write({ to });

    await expect(tried(place('full'))).rejects.toMatchObject({
      value: { code: 'conflict', key: 'errors:folder_not_empty', parameters: { count: 1 } },
    });
    await expect(tried(place('a-file'))).rejects.toMatchObject({ value: { key: 'errors:file_exists' } });
    await expect(tried(place('nowhere/package'))).rejects.toMatchObject({
      value: { key: 'errors:file_not_written', parameters: { what: 'ENOENT' } },
    });

    expect(readdirSync(place('full'))).toEqual(['mine.txt']);
    expect(readIn(project.folder, 'a-file')).toBe('mine');
    expect(readdirSync(project.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  const isRoot = process.getuid?.() === 0;
  const mayAnywhere = isRoot ? ' (left out: root may write anywhere)' : '';
  it.skipIf(isRoot)(`is a folder in which nothing may be written${mayAnywhere}`, async () => {
    mkdirSync(place('closed'));
    chmodSync(place('closed'), 0o500);

    await expect(
      project.api.replication.write({ to: join(place('closed'), 'package') }),
    ).rejects.toMatchObject({
      value: { key: 'errors:file_not_written', parameters: { what: 'EACCES' } },
    });
  });

  it('is a folder that is not empty', async () => {
    mkdirSync(place('empty'));

    await project.api.replication.write({ to: place('empty') });

    expect(existsSync(join(place('empty'), MANIFEST))).toBe(true);
  });

  it.each(['cancelled', 'cancelled.zip'])('cancelling midway leaves nothing of %s', async (name) => {
    const stop = new AbortController();
    const seen: (string | undefined)[] = [];

    const writing = sample.api.replication.write(
      { to: place(name) },
      {
        signal: stop.signal,
        onProgress: ({ stage, done }) => {
          seen.push(stage);
          if (stage === 'writing' && done === 5) stop.abort();
        },
      },
    );

    await expect(writing).rejects.toMatchObject({ value: { code: 'cancelled' } });
    expect(seen).toContain('writing');
    expect(existsSync(place(name))).toBe(false);
    expect(readdirSync(project.folder).filter((file) => file.startsWith('.'))).toEqual([]);
  });

  it('an empty project gives a package too', async () => {
    await using empty = await testProject();

    const { files } = await empty.api.replication.write({ to: place('nothing'), pseudonyms: true });

    expect(files).toBe(filesIn(place('nothing')).size);
    expect(await checkedPackage(place('nothing'))).toMatchObject({ missing: [], changed: [], unlisted: [] });
  });
});

describe('checking a package', () => {
  it('follows no link', async () => {
    await project.api.replication.write({ to: place('linked') });
    const memos = join(place('linked'), 'memos.csv');
    writeFileSync(place('outside.csv'), readFileSync(memos));
    rmSync(memos);
    symlinkSync(place('outside.csv'), memos);
    symlinkSync(place('full'), join(place('linked'), 'folder'));

    expect(await checkedPackage(place('linked'))).toMatchObject({
      changed: ['memos.csv'],
      unlisted: ['folder'],
    });
  });

  it('reports what is missing, changed and new, and refuses what is no package', async () => {
    await project.api.replication.write({ to: place('touched') });
    writeFileSync(join(place('touched'), 'memos.csv'), 'changed');
    writeFileSync(join(place('touched'), 'texts', 'more.txt'), 'new');
    // Files that a system leaves in folders people have viewed are no change.
    for (const left of ['.DS_Store', 'Thumbs.db', '._memos.csv'])
      writeFileSync(join(place('touched'), 'texts', left), 'x');
    rmSync(join(place('touched'), 'coders.csv'));

    expect(await checkedPackage(place('touched'))).toMatchObject({
      missing: ['coders.csv'],
      changed: ['memos.csv'],
      unlisted: ['texts/more.txt'],
    });
    await expect(checkedPackage(place('full'))).rejects.toMatchObject({
      value: { key: 'errors:no_package' },
    });
    writeFileSync(join(place('full'), MANIFEST), '{"package": "replication", "files": [null]}');
    await expect(checkedPackage(place('full'))).rejects.toMatchObject({
      value: { key: 'errors:no_package' },
    });
  });
});
