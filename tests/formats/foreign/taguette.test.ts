// Taguette stores highlights by bytes of the page; they are found in the text as Concord reads it.
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { blocksOfHtml } from '#formats/reading/html.ts';
import { plainText } from '#core/text/plain-text.ts';
import {
  database,
  taguette,
  taguetteSchema,
  type TaguetteHighlight,
} from '../../../scripts/foreign-databases.ts';
import { temporaryFolder } from '../reading/fixtures.ts';
import { openForeign } from './opened.ts';

const tags = [
  ['connector', 'Brings firms together.'],
  ['market.对接', ''],
] as const;

async function passagesOf(contents: string, ...highlights: TaguetteHighlight[]) {
  await using folder = await temporaryFolder();
  const path = taguette(join(folder.path, 'study.sqlite3'), tags, [{ name: 'N1', contents, highlights }]);
  return await openForeign(path, 'study.sqlite3');
}

const one: readonly number[] = [1];

describe('a highlight', () => {
  test.each<[string, string, string, string]>([
    ['in a paragraph', '<p>We link firms here.</p>', 'link firms', 'link firms'],
    ['over nested and inline markup', '<p>We <b>li<em>nk</em></b> firms.</p>', 'link firms', 'link firms'],
    ['in Chinese', '<p>展会把企业连在一起。</p>', '企业连', '企业连'],
    ['after emoji and rare characters', '<p>😀𠮷 the <u>fair</u> 😀</p>', 'fair', 'fair'],
    ['of emoji', '<p>so 😀 happy</p>', '😀', '😀'],
    ['after escaped characters', '<p>R&amp;D &lt; sales, they say</p>', 'sales', 'sales'],
    ['over paragraphs', '<p>One two.</p>\n<p>Three four.</p>', 'two.\nThree', 'two.\nThree'],
    ['over white space that collapses', '<p>One\n   two  three</p>', 'two  three', 'two three'],
    ['in a list', '<ul><li>first</li><li>second</li></ul>', 'second', 'second'],
    [
      'over cells',
      '<table><tbody><tr><td>甲厂</td><td>3</td></tr><tr><td>乙厂</td><td>4</td></tr></tbody></table>',
      '3乙厂',
      '3\n乙厂',
    ],
    ['around a picture', '<p>See <img src="/static/missing.png"> there</p>', 'See  there', 'See [▣] there'],
    ['over lines of verse', '<pre>one\n  two\nthree</pre>', 'two\nthree', 'two\nthree'],
    ['over a break', '<p>one<br>two</p>', 'onetwo', 'one\ntwo'],
    ['that begins in white space between', '<p>One.</p>\n\n<p>Two.</p>', '\n\nTwo', 'Two'],
  ])('%s', async (_, contents, words, expected) => {
    const { passages, remarks, texts } = await passagesOf(contents, { words, tags: one });

    expect(passages.map((passage) => passage.words)).toEqual([expected]);
    expect(remarks).toEqual([]);
    const plain = plainText({ type: 'doc', content: blocksOfHtml(contents, 'a').blocks });
    expect(texts.get('N1')?.decoded).toBe(plain);
  });

  it('has all its tags, and may overlap or contain others', async () => {
    const { passages } = await passagesOf(
      '<p>The fair brings 企业 together.</p>',
      { words: 'fair brings 企业', tags: [1, 2] },
      { words: 'brings', tags: [2] },
      { words: '企业 together', tags: one },
    );

    expect(passages.map(({ words, codes }) => [words, codes])).toEqual([
      ['fair brings 企业', ['connector', 'market.对接']],
      ['brings', ['market.对接']],
      ['企业 together', ['connector']],
    ]);
  });

  test.each<[string, Partial<TaguetteHighlight>]>([
    ['ends beyond the page', { at: [3, 4000] }],
    ['begins before it', { at: [-3, 9] }],
    ['ends before it begins', { at: [9, 3] }],
    ['is empty', { at: [3, 3] }],
    ['begins within a character', { at: [1, 6] }],
    ['stands on other words than it quotes', { at: [0, 3], snippet: 'fair' }],
    ['stands on a part that is not read', { at: [9, 10], snippet: '\n' }],
  ])('that %s is not moved, and is reported', async (_, where) => {
    const contents = '<p>展会。</p>\n<p>The fair.</p>';
    const { passages, remarks } = await passagesOf(contents, { words: 'fair', tags: one, ...where });

    expect(passages).toEqual([]);
    expect(remarks).toEqual([
      where.snippet === '\n'
        ? { key: 'exchange:not_placed_at', parameters: { source: 'N1', from: '9', to: '10' } }
        : { key: 'exchange:not_placed', parameters: { source: 'N1', words: where.snippet ?? 'fair' } },
    ]);
  });
});

test('the project is described with its tags, its description and its documents as they were', async () => {
  const contents = '<h1>Minutes</h1><p>We <strong>meet</strong>.</p>';
  const { project, texts } = await passagesOf(contents, { words: 'meet', tags: one });

  expect(project).toMatchObject({
    name: 'Standards 标准',
    origin: 'Taguette',
    description: 'How firms meet.',
    users: [],
  });
  expect(project.codes.map(({ name, description }) => [name, description])).toEqual([
    ['connector', 'Brings firms together.'],
    ['market.对接', null],
  ]);
  const text = texts.get('N1');
  expect(text?.doc?.content[0]).toMatchObject({ type: 'heading', attrs: { level: 1 } });
  expect(text?.rich?.entry).toBe('N1.docx.html');
  expect(text?.rich?.bytes.toString()).toBe(contents);
});

test('a highlight without tags is reported', async () => {
  const { passages, remarks } = await passagesOf('<p>One two</p>', { words: 'two', tags: [] });

  expect(passages.map(({ words, codes }) => [words, codes])).toEqual([['two', []]]);
  expect(remarks).toEqual([{ key: 'exchange:without_code', parameters: { source: 'N1', count: 1 } }]);
});

test('the coder of a highlight is known from the log, when people sign in', async () => {
  const { passages } = await passagesOf(
    '<p>One two three</p>',
    { words: 'One', tags: one, by: 'ann' },
    { words: 'two', tags: one, by: '李雷' },
  );

  expect(passages.map(({ words, by }) => [words, by])).toEqual([
    ['One', 'ann'],
    ['two', '李雷'],
  ]);
});

test('a database with two projects gives the codes of each below its name', async () => {
  await using folder = await temporaryFolder();
  const created = '2024-05-01 08:00:00';
  const project = (name: string) => ({ name, description: '', created });
  const path = database(join(folder.path, 'all.sqlite3'), taguetteSchema, {
    projects: [project('A'), project('B')],
    tags: [1, 2].map((id) => ({ project_id: id, path: 'guide', description: '' })),
    documents: [1, 2].map((id) => ({
      name: `D${id}`,
      description: '',
      filename: 'd.txt',
      created,
      project_id: id,
      text_direction: 'LEFT_TO_RIGHT',
      contents: '<p>One day</p>',
    })),
    highlights: [1, 2].map((id) => ({ document_id: id, start_offset: 0, end_offset: 3, snippet: 'One' })),
    highlight_tags: [1, 2].map((id) => ({ highlight_id: id, tag_id: id })),
  });

  const { project: told, passages, remarks } = await openForeign(path, 'all.sqlite3');

  expect(
    told.codes.map(({ name, isCodable, children }) => [name, isCodable, children.map((c) => c.name)]),
  ).toEqual([
    ['A', false, ['guide']],
    ['B', false, ['guide']],
  ]);
  expect(passages.map(({ source, words, codes }) => [source, words, codes])).toEqual([
    ['D1', 'One', ['guide']],
    ['D2', 'One', ['guide']],
  ]);
  expect(remarks).toEqual([
    { key: 'exchange:several_projects', parameters: { name: 'all.sqlite3', count: 2, names: 'A, B' } },
  ]);
});

describe('a tag is recognised', () => {
  const contents = '<p>We link firms.</p>';
  const kept = [
    ['connector', ''],
    ['guide', ''],
    ['market', ''],
  ] as const;

  /** The identifier of each code by name. `log` lists what was done, in order, one entry a minute. */
  async function keysOf(
    named: readonly (readonly [string, string])[],
    log: readonly Readonly<Record<string, unknown>>[] = [],
  ) {
    await using folder = await temporaryFolder();
    const path = taguette(join(folder.path, 'study.sqlite3'), named, [
      { name: 'N1', contents, highlights: [{ words: 'link', tags: one }] },
    ]);
    const commands = log.map((payload, minute) => ({
      date: `2024-05-02 10:${String(minute).padStart(2, '0')}:00.123456`,
      user_login: 'admin',
      project_id: 1,
      payload: JSON.stringify(payload),
    }));
    database(path, [], { commands });
    const { project, passages } = await openForeign(path, 'study.sqlite3');
    return { keys: new Map(project.codes.map(({ name, key }) => [name, key])), passages };
  }

  const added = (id: number) => ({ type: 'tag_add', tag_id: id, tag_path: 'x', description: '' });

  it('by its number, whatever its name', async () => {
    const before = await keysOf(kept);
    const after = await keysOf([kept[0], ['guide.renamed', ''], kept[2]]);

    expect(after.keys.get('guide.renamed')).toBe(before.keys.get('guide'));
    expect(new Set(before.keys.values()).size).toBe(3);
  });

  it('by its time of creation, when an export gives it another number', async () => {
    const before = await keysOf(kept, [added(2), added(3)]);
    const gone = [added(-22), added(2), { type: 'tag_delete', tag_id: -22 }, added(2)];
    const after = await keysOf([kept[0], ['marketplace', '']], gone);

    expect(after.keys.get('marketplace')).toBe(before.keys.get('market'));
    expect(after.keys.get('connector')).toBe(before.keys.get('connector'));
  });

  it('by its number, when it is the default tag, which no log entry creates, and was renamed', async () => {
    const before = await keysOf(kept, [added(2), added(3)]);
    const after = await keysOf([['linker', ''], kept[1], kept[2]], [added(2), added(3), added(1)]);

    expect(after.keys.get('linker')).toBe(before.keys.get('connector'));
    expect(after.passages.map(({ codes }) => codes)).toEqual([['linker']]);
  });

  it('but not by the number of the default tag when that is gone', async () => {
    const before = await keysOf(kept, [added(2), added(3)]);
    const gone = [added(1), added(2), { type: 'tag_delete', tag_id: -11 }];
    const after = await keysOf([kept[1], kept[2]], gone);

    expect([...after.keys]).toEqual([...before.keys].slice(1));
  });
});

test('rows that refer to something missing are reported with their words', async () => {
  await using folder = await temporaryFolder();
  const contents = '<p>One day</p>';
  const path = taguette(join(folder.path, 'study.sqlite3'), tags, [
    { name: 'N1', contents, highlights: [{ words: 'One', tags: [1, 99] }] },
  ]);
  const nowhere = { document_id: 77, start_offset: 0, end_offset: 4 };
  database(path, [], {
    tags: [{ id: 9, project_id: 5, path: 'elsewhere', description: '' }],
    highlights: [
      { ...nowhere, snippet: '<p>some <b>words</b></p>' },
      { ...nowhere, snippet: '' },
    ],
    highlight_tags: [{ highlight_id: 44, tag_id: 1 }],
  });

  const { passages, remarks } = await openForeign(path, 'study.sqlite3');

  expect(passages.map(({ words, codes }) => [words, codes])).toEqual([['One', ['connector']]]);
  expect(remarks).toEqual([
    { key: 'exchange:orphan_codings', parameters: { count: 2, entries: 'some words; #3' } },
    { key: 'exchange:orphan_tags', parameters: { count: 2, entries: '1 – 99; 44 – 1' } },
    { key: 'exchange:orphan_codes', parameters: { count: 1, entries: 'elsewhere' } },
  ]);
});

test('documents and highlights are recognised by their time of creation, when an export gives them other numbers', async () => {
  const document = (id: number, day: number, contents: string) => ({
    id,
    name: `D${day}`,
    description: '',
    filename: 'd.txt',
    created: `2024-05-0${day} 08:00:00.000001`,
    project_id: 1,
    text_direction: 'LEFT_TO_RIGHT',
    contents,
  });
  const marked = (id: number, documentId: number, start: number, snippet: string) => ({
    row: { id, document_id: documentId, start_offset: start, end_offset: start + snippet.length, snippet },
    act: (minute: number) => ({
      date: `2024-05-03 10:0${minute}:00.000001`,
      user_login: 'admin',
      project_id: 1,
      document_id: documentId,
      payload: JSON.stringify({ type: 'highlight_add', highlight_id: id, tags: [] }),
    }),
  });
  const keysOf = async (
    documents: readonly ReturnType<typeof document>[],
    highlights: readonly ReturnType<typeof marked>[],
    acts: readonly ReturnType<ReturnType<typeof marked>['act']>[],
  ) => {
    await using folder = await temporaryFolder();
    const path = database(join(folder.path, 'study.sqlite3'), taguetteSchema, {
      projects: [{ name: 'A', description: '', created: '2024-05-01 08:00:00.000000' }],
      documents,
      highlights: highlights.map(({ row }) => row),
      commands: acts,
    });
    const { project } = await openForeign(path, 'study.sqlite3');
    return [...project.sources].flatMap((source) =>
      source.kind === 'text' ? [source.text.key, ...source.text.selections.map(({ key }) => key)] : [],
    );
  };
  const [first, second] = [document(1, 1, '<p>One day</p>'), document(2, 2, '<p>Two days</p>')];
  const all = [marked(1, 1, 0, 'One'), marked(2, 2, 0, 'Two'), marked(3, 2, 4, 'days')];

  const before = await keysOf(
    [first, second],
    all,
    all.map((each, minute) => each.act(minute)),
  );
  // The first document is gone with its highlight, and so is the first highlight of the second.
  const left = marked(1, 1, 4, 'days');
  const after = await keysOf(
    [{ ...second, id: 1 }],
    [left],
    [marked(-1, -1, 0, 'One').act(0), marked(-2, 1, 0, 'Two').act(1), left.act(2)],
  );

  expect(before).toHaveLength(5);
  expect(after).toEqual([before[2], before[4]]);
});
