// Word files coded by hand, read as a project: comments by author, highlights by colour.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyCode } from '#core/refi/project.ts';
import { openWord } from '#formats/foreign/word.ts';
import type { Language } from '#words/words.ts';
import { commentEnd, commentStart, highlight, paragraph, run, wordFile } from '../../helpers/word-file.ts';
import { temporaryFolder } from '../reading/fixtures.ts';
import { contentsOf, opening } from './opened.ts';

async function coded(
  files: Readonly<Record<string, Buffer>>,
  options: { withHighlights?: boolean; language?: Language } = {},
) {
  const { withHighlights = true, language = 'en' } = options;
  await using folder = await temporaryFolder();
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder.path, name);
    writeFileSync(path, bytes);
    return { path, name };
  });
  const file = await openWord(paths, withHighlights, opening('N1.docx', language));
  return await contentsOf(file);
}

const sentence =
  'He says so, but the minutes of the meeting in Wuxi say something quite different, see there.';

test('comments become codings of their authors, with their text and replies', async () => {
  const body =
    paragraph(
      run('We '),
      commentStart(1),
      commentStart(3),
      run('link firms'),
      commentEnd(1),
      commentEnd(3),
      run(', '),
      commentStart(2),
      run('企业'),
      commentEnd(2),
    ) +
    paragraph(
      commentStart(4),
      run('So it is.'),
      commentEnd(4),
      commentStart(5),
      run(' Or not.'),
      commentEnd(5),
    );
  const bytes = wordFile(body, [
    { id: 1, author: 'Ann', text: 'connector: on both sides; 市场' },
    { id: 2, author: '李雷', text: 'Connector；guide' },
    { id: 3, author: 'Bob', text: 'Sure?', answers: 1 },
    { id: 4, author: 'Ann', text: sentence },
    { id: 5, author: 'Ann', text: '' },
  ]);

  const { passages, project, remarks, texts } = await coded({ 'N1.docx': bytes });

  expect(passages).toEqual([
    {
      source: 'N1',
      words: 'link firms',
      codes: ['connector'],
      by: 'Ann',
      memo: 'on both sides; 市场\nBob: Sure?',
    },
    { source: 'N1', words: '企业', codes: ['connector'], by: '李雷', memo: null },
    { source: 'N1', words: '企业', codes: ['guide'], by: '李雷', memo: null },
    { source: 'N1', words: 'So it is.', codes: [], by: 'Ann', memo: sentence },
  ]);
  expect(project).toMatchObject({ name: 'N1', origin: 'Word' });
  expect(project.users.map(({ name }) => name)).toEqual(['Ann', '李雷']);
  expect([...everyCode(project.codes)].map(({ name }) => name)).toEqual(['connector', 'guide']);
  expect(remarks).toEqual([
    {
      key: 'exchange:comments_as_memos',
      parameters: { source: 'N1', count: 1 },
      items: [sentence.slice(0, 80)],
    },
    { key: 'exchange:comments_empty', parameters: { source: 'N1', count: 1 } },
  ]);
  expect(texts.get('N1')?.rich?.bytes.equals(bytes)).toBe(true);
});

test('a comment without text is a memo on the document, with its replies, and is reported', async () => {
  const deleted = '<w:del w:id="9" w:author="B"><w:r><w:delText>gone</w:delText></w:r></w:del>';
  const point = '<w:r><w:commentReference w:id="2"/></w:r>';
  const body = paragraph(run('One '), commentStart(1), deleted, commentEnd(1), run('two'), point);
  const comments = [
    { id: 1, text: 'connector' },
    { id: 2, author: '李雷', text: '看附录' },
    { id: 3, author: 'Bob', text: 'Which?', answers: 2 },
  ];

  const { passages, remarks, project } = await coded({ 'N1.docx': wordFile(body, comments) });

  expect(passages).toEqual([]);
  const [source] = project.sources;
  expect(project.noteTexts.map(({ content }) => content)).toEqual(['connector', '看附录\nBob: Which?']);
  expect(source?.kind === 'text' && source.text.notes).toEqual(project.noteTexts.map(({ key }) => key));
  expect(remarks).toEqual([
    { key: 'exchange:comment_without_words', parameters: { source: 'N1', words: 'connector' } },
    { key: 'exchange:comment_without_words', parameters: { source: 'N1', words: '看附录 Bob: Which?' } },
  ]);
});

test('highlights are codes named by colour in the language of the person, unless they are left out', async () => {
  const body = paragraph(
    run('one ', highlight('yellow')),
    run('two ', highlight('darkCyan')),
    run('three', '<w:shd w:val="clear" w:fill="FFFF00"/>'),
    run(' four'),
    run(' ', highlight('red')),
    run('five', '<w:shd w:val="clear" w:fill="FCE5CD"/>'),
  );
  const files = { 'N1.docx': wordFile(body) };

  const { passages, project } = await coded(files);
  expect(passages.map(({ words, codes }) => [words, codes])).toEqual([
    ['one ', ['yellow']],
    ['two ', ['teal']],
    ['three', ['yellow']],
    ['five', ['#FCE5CD']],
  ]);
  expect(project.codes.map(({ colour }) => colour)).toEqual(['#FFFF00', '#008080', '#FCE5CD']);

  const chinese = await coded(files, { language: 'zh-CN' });
  expect(chinese.project.codes.map(({ name }) => name)).toEqual(['黄色', '青色', '#FCE5CD']);

  const without = await coded(files, { withHighlights: false });
  expect([without.passages, without.remarks]).toEqual([[], []]);
});

test('a document without any marks says so', async () => {
  const { remarks } = await coded({ 'N1.docx': wordFile(paragraph(run('Plain.'))) });

  expect(remarks).toEqual([{ key: 'exchange:nothing_marked', parameters: { name: 'N1.docx' } }]);
});

test('several files are one project: a name in both is one code, whatever its case', async () => {
  const file = (words: string, text: string): Buffer =>
    wordFile(paragraph(commentStart(1), run(words), commentEnd(1)), [{ id: 1, text }]);

  const { passages, project } = await coded({
    'N1.docx': file('One', 'Guide'),
    'N2.docx': file('Two', ' guide'),
  });

  expect(passages.map(({ source, words, codes }) => [source, words, codes])).toEqual([
    ['N1', 'One', ['Guide']],
    ['N2', 'Two', ['Guide']],
  ]);
  expect(project.name).toBe('N1, N2');
});

test('a name is one code in any case and width, in its first spelling, and once on each passage', async () => {
  const body = paragraph(
    commentStart(1),
    run('One'),
    commentEnd(1),
    commentStart(2),
    run('two'),
    commentEnd(2),
  );
  const bytes = wordFile(body, [
    { id: 1, text: 'Guide: a; guide: b; ＧＵＩＤＥ ; Straße' },
    { id: 2, text: 'ｇuide; STRASSE' },
  ]);

  const { passages, project } = await coded({ 'N1.docx': bytes });

  expect(passages.map(({ words, codes, memo }) => [words, codes, memo])).toEqual([
    ['One', ['Guide'], 'a\nb; ＧＵＩＤＥ ; Straße'],
    ['two', ['Guide'], null],
    ['two', ['STRASSE'], null],
  ]);
  expect(project.codes.map(({ name }) => name)).toEqual(['Guide', 'STRASSE']);
});

test('a later comment in the same place is the same passage, whatever id Word gives it', async () => {
  const keysOf = async (file: Buffer) => {
    const { project } = await coded({ 'N1.docx': file });
    const [source] = project.sources;
    const selections = source?.kind === 'text' ? source.text.selections : [];
    return selections;
  };
  const first = await keysOf(
    wordFile(paragraph(run('We '), commentStart(1), run('link'), commentEnd(1), run(' firms')), [
      { id: 1, text: 'guide: why' },
    ]),
  );
  const later = await keysOf(
    wordFile(
      paragraph(
        commentStart(1),
        run('We'),
        commentEnd(1),
        run(' '),
        commentStart(2),
        run('link'),
        commentEnd(2),
        run(' firms'),
      ),
      [
        { id: 1, text: 'new' },
        { id: 2, text: 'guide: for another reason; market: too' },
      ],
    ),
  );

  const again = later.filter(({ key }) => key === first[0]?.key);
  expect(again.map(({ description }) => description)).toEqual(['for another reason']);
  expect(new Set(later.map(({ key }) => key)).size).toBe(3);
});

test('two comments by one person on the same words, and two files with the same words, stay two', async () => {
  const body = paragraph(commentStart(1), commentStart(2), run('link'), commentEnd(1), commentEnd(2));
  const file = wordFile(body, [
    { id: 1, text: 'guide: a' },
    { id: 2, text: 'guide: b' },
  ]);

  const { passages, project } = await coded({ 'N1.docx': file, 'N2.docx': file });

  expect(passages.map(({ source, memo }) => [source, memo])).toEqual([
    ['N1', 'a'],
    ['N1', 'b'],
    ['N2', 'a'],
    ['N2', 'b'],
  ]);
  const keys = [...project.sources].flatMap((source) =>
    source.kind === 'text' ? source.text.selections.map(({ key }) => key) : [],
  );
  expect(new Set(keys).size).toBe(4);
});

test('the marks of two people in their copies of a text are told apart', async () => {
  const copyOf = async (author: string, first: string, second: string) => {
    const body = paragraph(
      commentStart(1),
      run('One ', first),
      run('two'),
      commentEnd(1),
      run(' three', second),
    );
    const { project } = await coded({ 'N1.docx': wordFile(body, [{ id: 1, author, text: 'guide' }]) });
    return [...project.sources].flatMap((source) =>
      source.kind === 'text' ? source.text.selections.map(({ key }) => key) : [],
    );
  };

  const [ann, li, again] = [
    await copyOf('Ann', highlight('yellow'), highlight('red')),
    await copyOf('李雷', highlight('yellow'), ''),
    await copyOf('Ann', '', highlight('red')),
  ];

  expect([ann.length, li.length, again.length]).toEqual([3, 2, 2]);
  expect(li.filter((key) => ann.includes(key))).toEqual([]);
  expect(again.filter((key) => ann.includes(key))).toEqual(again);
});

test('a path in a comment is a code below others, however it is spelled', async () => {
  const body = paragraph(
    commentStart(1),
    run('标准由企业制定'),
    commentEnd(1),
    commentStart(2),
    run('平台'),
    commentEnd(2),
    commentStart(3),
    run('收入'),
    commentEnd(3),
  );
  const bytes = wordFile(body, [
    { id: 1, author: 'Ann', text: '指导 › 标准 › 地方; 指导 > 标准: 由谁' },
    { id: 2, author: 'Ann', text: '指导›标准；指导' },
    { id: 3, author: 'Ann', text: 'income a>b; > odd' },
  ]);

  const { passages, project } = await coded({ 'N1.docx': bytes });

  const pathsOf = (codes: typeof project.codes, above: string): string[] =>
    codes.flatMap(({ name, children }) => [`${above}${name}`, ...pathsOf(children, `${above}${name} / `)]);
  expect(pathsOf(project.codes, '')).toEqual([
    '指导',
    '指导 / 标准',
    '指导 / 标准 / 地方',
    'income a>b',
    '> odd',
  ]);
  expect(passages.map(({ words, codes, memo }) => [words, codes, memo])).toEqual([
    ['标准由企业制定', ['地方'], null],
    ['标准由企业制定', ['标准'], '由谁'],
    ['平台', ['标准'], null],
    ['平台', ['指导'], null],
    ['收入', ['income a>b'], null],
    ['收入', ['> odd'], null],
  ]);
});
