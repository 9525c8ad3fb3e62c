// Projects of other programs in their own formats: imported as one act, recognised again, and exported for others.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { all, getText } from '#db/write.ts';
import { dump } from '../../../helpers/dump.ts';
import { database, maxqdaSchema, qualCoder, taguette } from '../../../../scripts/foreign-databases.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { testFolder, testProject, type TestProject } from '../../../helpers/project.ts';
import { notes, study } from '../../../helpers/qualcoder-study.ts';
import { commentEnd, commentStart, highlight, paragraph, run, wordFile } from '../../../helpers/word-file.ts';
import { inAnyOrder } from './brought-in.ts';

function chosen(path: string): { reference: string; name: string } {
  return { reference: path, name: basename(path) };
}

/** All codings as source, words, code and coder. */
async function codedIn(project: TestProject): Promise<string[]> {
  const { tables } = await project.api.project.records();
  const codes = new Map(tables.code.map(({ id, name }) => [id, name]));
  const coders = new Map(tables.coder.map(({ id, name }) => [id, name]));
  const found: string[] = [];
  for (const { id, title, textHash } of tables.source) {
    const text = getText(project.store().db, textHash);
    for (const { start, end, codeId, coderId } of await project.api.codings.of({ sourceId: id }))
      found.push(
        `${title}: ${text.slice(start ?? 0, end ?? 0)} = ${codes.get(codeId)} by ${coders.get(coderId)}`,
      );
  }
  return found.toSorted();
}

const minutes = '<h1>Minutes 会议</h1><p>The 😀 <b>fair</b> brings 企业 together.</p>';

function minutesIn(folder: string): string {
  return taguette(
    join(folder, 'study.sqlite3'),
    [
      ['connector', 'Brings firms together.'],
      ['market', ''],
    ],
    [
      {
        name: 'N1',
        contents: minutes,
        highlights: [
          { words: 'fair brings 企业', tags: [1, 2], by: 'ann' },
          { words: 'together', tags: [1], by: 'bob', at: [0, 9000] },
        ],
      },
    ],
  );
}

const coded = ['N1: fair brings 企业 = connector by ann', 'N1: fair brings 企业 = market by ann'];

describe('Taguette', () => {
  test('is previewed and imported with its structure, as one act', async () => {
    await using project = await testProject();
    const file = chosen(minutesIn(project.folder));

    const looked = await project.api.exchange.look({ file });
    expect(looked).toMatchObject({
      name: 'Standards 标准',
      origin: 'Taguette',
      counts: { codes: 2, texts: 1, selections: 1, codings: 2, users: 2 },
      convention: { because: 'own' },
    });
    const before = dump(project.store());
    const report = await expectCommand(project, () => project.api.exchange.bringIn({ file }));

    expect(await codedIn(project)).toEqual(coded);
    expect(report.remarks).toEqual([
      { key: 'exchange:not_placed', parameters: { source: 'N1', words: 'together' } },
      { key: 'exchange:counted_own', parameters: expect.objectContaining({ origin: 'Taguette' }) },
      { key: 'exchange:lead_taken', parameters: { coder: 'ann', own: coded.length, count: coded.length } },
      { key: 'exchange:still_you', parameters: { you: 'Wei', coder: 'ann' } },
    ]);
    const { tables } = await project.api.project.records();
    const [source] = tables.source;
    const { doc } = await project.api.sources.text({ id: source?.id ?? '' });
    expect(doc).toMatchObject({ content: [{ type: 'heading' }, { type: 'paragraph' }] });
    expect(dump(project.store())).not.toBe(before);
  });

  test('that is imported again has nothing new, and brings only what was added since', async () => {
    await using project = await testProject();
    const path = minutesIn(project.folder);
    await project.api.exchange.bringIn({ file: chosen(path) });

    expect((await project.api.exchange.bringIn({ file: chosen(path) })).exchangeId).toBeNull();
    database(path, [], {
      highlights: [{ document_id: 1, start_offset: 0, end_offset: 7, snippet: 'Minutes' }],
      highlight_tags: [{ highlight_id: 3, tag_id: 2 }],
    });
    const { made } = await project.api.exchange.bringIn({ file: chosen(path) });

    expect(made).toMatchObject({ coding: 1 });
    expect(made.source ?? 0).toBe(0);
    expect(await codedIn(project)).toHaveLength(3);
  });

  test('is exported to other programs in the standard', async () => {
    await using project = await testProject();
    await project.api.exchange.bringIn({ file: chosen(minutesIn(project.folder)) });
    const path = join(project.folder, 'out.qdpx');
    await project.api.exchange.write({ to: path });
    await using other = await testProject();

    await other.api.exchange.bringIn({ file: chosen(path) });

    expect(await codedIn(other)).toEqual(coded);
  });
});

test('QualCoder is imported from its folder, with respondents, values, memos and originals', async () => {
  await using project = await testProject();
  const folder = qualCoder(join(project.folder, 'study.qda'), 17, study, { 'N1.txt': notes });

  const report = await expectCommand(project, () => project.api.exchange.bringIn({ file: chosen(folder) }));

  expect(await codedIn(project)).toEqual([
    'N1.txt: link firms = connector by Ann',
    'N1.txt: 企业 = connector by 李雷',
    'N1.txt: 展会把企业 = 市场 by Ann',
  ]);
  expect(report.remarks.map(({ key }) => key)).toEqual([
    'exchange:media_left',
    'exchange:media_codings_left',
    'exchange:documents_missing',
    'exchange:counted_own',
    'exchange:lead_taken_of_several',
    'exchange:still_you',
  ]);
  const { tables } = await project.api.project.records();
  expect(tables.respondent.map(({ name }) => name)).toEqual(['Wang']);
  const files = tables.source.map(({ title, kind, originalName }) => [title, kind, originalName]);
  expect(inAnyOrder(files)).toEqual(
    inAnyOrder([
      ['N1.txt', 'interview', 'N1.txt'],
      ['report.pdf', 'document', null],
      ['typed', 'document', null],
    ]),
  );
  expect(tables.attributeValue.map(({ value }) => value).toSorted()).toEqual(['44', '无锡']);
  const memos = all(project.store().db, 'memo');
  expect(inAnyOrder(memos.map(({ about, title, body }) => [about, title, body]))).toEqual(
    inAnyOrder([
      ['coding', '', 'Important\nas they say'],
      ['free', 'June', 'Begun.'],
      ['respondent', '', 'A founder.\n\nTwice.'],
      ['source', '', 'A good talk.'],
      ['source', 'We', 'Who is we?'],
    ]),
  );
  expect(tables.code.find(({ name }) => name === 'Themes')?.codable).toBe(false);
});

test('MAXQDA gives its code system, the codes of each document, and a sentence about what is missing', async () => {
  await using project = await testProject();
  const path = database(join(project.folder, 'study.mex'), maxqdaSchema(12), {
    Codewords: [
      { ID: 1, Idx: 1, WordID: 0, Name: 'connector', Color: 4294967040 },
      { ID: 2, Idx: 1, WordID: 1, Name: '展会', Color: 4287664272 },
    ],
    Texts: [
      { ID: 1, Name: 'N1' },
      { ID: 2, Name: 'N2' },
    ],
    Codings: [
      { ID: 1, TextID: 1, WordID: 2, Preview: '在展会上', SegPos1X: 5, SegPos2X: 9, Author: 'Ann' },
      { ID: 2, TextID: 2, WordID: 1, Preview: 'linked us', SegPos1X: 0, SegPos2X: 9, Author: 'Ann' },
      { ID: 3, TextID: 2, WordID: 1, Author: 'Ann' },
    ],
  });

  const { made, remarks } = await project.api.exchange.bringIn({ file: chosen(path) });

  expect(made).toEqual(expect.objectContaining({ code: 2, source: 2, coding: 3 }));
  expect(remarks[0]).toEqual({
    key: 'exchange:maxqda_excerpts',
    parameters: { name: 'study.mex', documents: 2, memos: 0, excerpts: 2 },
  });
  const { db } = project.store();
  const titles = new Map(all(db, 'source').map(({ id, title }) => [id, title]));
  const names = new Map(all(db, 'code').map(({ id, name }) => [id, name]));
  const cells = all(db, 'coding').map(({ sourceId, codeId, start }) => [
    titles.get(sourceId),
    names.get(codeId),
    start === null ? 'whole' : 'passage',
  ]);
  expect(inAnyOrder(cells)).toEqual(
    inAnyOrder([
      ['N1 (excerpts only)', '展会', 'passage'],
      ['N2 (excerpts only)', 'connector', 'passage'],
      ['N2 (excerpts only)', 'connector', 'whole'],
    ]),
  );
});

describe('Word documents', () => {
  const body =
    paragraph('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', run('会议')) +
    paragraph(
      run('We '),
      commentStart(1),
      run('link firms'),
      commentEnd(1),
      run(', '),
      run('企业', highlight('yellow')),
    ) +
    paragraph(run('The end.'));
  const comments = [
    { id: 1, author: 'Ann', text: 'connector: on both sides' },
    { id: 2, author: 'Bob', text: 'Sure?', answers: 1 },
  ];

  function put(project: TestProject, name: string, bytes: Buffer) {
    const path = join(project.folder, name);
    writeFileSync(path, bytes);
    return chosen(path);
  }

  test('get the same text, structure and original as in any import', async () => {
    await using project = await testProject();
    const file = put(project, 'N1.docx', wordFile(body, comments));
    await project.api.imports.run({ files: [file] });
    await using other = await testProject();
    const same = put(other, 'N1.docx', wordFile(body, comments));
    await expectCommand(other, () => other.api.exchange.bringIn({ file: same }));

    const told = async ({ api }: TestProject) => {
      const { title, textHash, docHash, originalHash, originalName, kind } =
        (await api.project.records()).tables.source[0] ?? {};
      return { title, textHash, docHash, originalHash, originalName, kind };
    };
    expect(await told(other)).toEqual(await told(project));
    expect((await told(other)).docHash).not.toBeNull();
    expect(await codedIn(other)).toEqual(['N1: link firms = connector by Ann', 'N1: 企业 = yellow by Ann']);
    expect(all(other.store().db, 'memo').map(({ about, body: words }) => [about, words])).toEqual([
      ['coding', 'on both sides\nBob: Sure?'],
    ]);
  });

  test('with a byte-order mark get it as in any import', async () => {
    await using project = await testProject();
    const marked = wordFile(
      paragraph(run('\uFEFFWe '), commentStart(1), run('link'), commentEnd(1)),
      comments,
    );

    await project.api.exchange.bringIn({ file: put(project, 'N1.docx', marked) });

    expect(await codedIn(project)).toEqual(['N1: link = connector by Ann']);
    await project.api.imports.run({ files: [put(project, 'N2.docx', marked)] });
    const { tables } = await project.api.project.records();
    expect(new Set(tables.source.map(({ textHash }) => textHash)).size).toBe(1);
  });

  test('come without their highlights when asked', async () => {
    await using project = await testProject();
    const file = put(project, 'N1.docx', wordFile(body, comments));

    const { counts } = await project.api.exchange.look({ file, highlights: false });
    await project.api.exchange.bringIn({ file, highlights: false });

    expect(counts.codings).toBe(1);
    expect(await codedIn(project)).toEqual(['N1: link firms = connector by Ann']);
  });

  test('share codes by name, whether imported together or one after the other', async () => {
    await using project = await testProject();
    const document = (words: string, text: string) =>
      wordFile(paragraph(commentStart(1), run(words), commentEnd(1)), [{ id: 1, text }]);
    const [one, two, three] = [
      put(project, 'N1.docx', document('One', 'guide')),
      put(project, 'N2.docx', document('Two', 'Guide')),
      put(project, 'N3.docx', document('Three', 'guide; market')),
    ];

    await project.api.exchange.bringIn({ file: one, also: [two] });
    await project.api.exchange.bringIn({ file: three });

    const { tables } = await project.api.project.records();
    expect(tables.code.map(({ name }) => name).toSorted()).toEqual(['guide', 'market']);
    expect(await codedIn(project)).toEqual([
      'N1: One = guide by Ann',
      'N2: Two = guide by Ann',
      'N3: Three = guide by Ann',
      'N3: Three = market by Ann',
    ]);
  });

  test('with more comments than before bring only those', async () => {
    await using project = await testProject();
    const text = paragraph(
      commentStart(1),
      run('One'),
      commentEnd(1),
      run(' '),
      commentStart(2),
      run('two'),
      commentEnd(2),
    );
    const [first, second] = [
      { id: 1, text: 'guide' },
      { id: 2, text: 'market' },
    ];

    await project.api.exchange.bringIn({ file: put(project, 'N1.docx', wordFile(text, [first])) });
    const { made } = await project.api.exchange.bringIn({
      file: put(project, 'N1.docx', wordFile(text, [first, second])),
    });

    expect([made.source ?? 0, made.coding]).toEqual([0, 1]);
    expect(await codedIn(project)).toEqual(['N1: One = guide by Ann', 'N1: two = market by Ann']);
  });

  test('that are imported without comments say what is left out, and how to import it', async () => {
    await using project = await testProject();
    const file = put(project, 'N1.docx', wordFile(body, comments));

    const { lines } = await project.api.imports.run({ files: [file] });

    expect(lines[0]?.notes.map(({ key, parameters }) => [key, parameters])).toEqual([
      ['reading:word_comments_left_out', { count: 2 }],
      ['reading:word_highlights_left_out', { count: 1 }],
    ]);
  });

  test('that are broken are refused, and nothing is left', async () => {
    await using project = await testProject();
    const whole = wordFile(body, comments);
    const file = put(project, 'N1.docx', whole);
    const broken = put(project, 'N2.docx', Buffer.concat([whole.subarray(0, 200), Buffer.alloc(400)]));
    const before = dump(project.store());

    await expect(project.api.exchange.bringIn({ file, also: [broken] })).rejects.toMatchObject({
      key: 'reading:broken',
      parameters: { name: 'N2.docx' },
    });
    expect(dump(project.store())).toBe(before);
  });
});

test('a cancelled preview changes nothing and leaves no copy behind', async () => {
  await using project = await testProject();
  const path = minutesIn(project.folder);
  const before = dump(project.store());
  using own = testFolder();
  vi.stubEnv('TMPDIR', own.path);
  const stop = new AbortController();

  await expect(
    project.api.exchange.bringIn(
      { file: chosen(path) },
      { signal: stop.signal, onProgress: () => stop.abort() },
    ),
  ).rejects.toMatchObject({ key: 'errors:cancelled' });

  vi.unstubAllEnvs();
  expect(readdirSync(own.path)).toEqual([]);
  expect(dump(project.store())).toBe(before);
});

test('a file that is no project changes nothing, and its name is given', async () => {
  await using project = await testProject();
  const path = minutesIn(project.folder);
  const cut = join(project.folder, 'cut.sqlite3');
  writeFileSync(cut, readFileSync(path).subarray(0, 9000));
  const before = dump(project.store());

  await expect(project.api.exchange.bringIn({ file: chosen(cut) })).rejects.toMatchObject({
    key: 'exchange:broken_database',
    parameters: { name: 'cut.sqlite3' },
  });
  await expect(project.api.exchange.look({ file: chosen(project.path) })).rejects.toMatchObject({
    key: 'errors:own_file',
  });
  expect(dump(project.store())).toBe(before);
});
