// Comments and highlights of Word files are found in their places, and the text is the same as without them.
import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { openArchive } from '#formats/reading/archive.ts';
import {
  commentEnd,
  commentStart,
  highlight,
  paragraph,
  run,
  wordFile,
  type WordComment,
} from '../../helpers/word-file.ts';
import { fixture, readBytes, zip } from './fixtures.ts';

/** The words of each comment and each highlight, as they stand in the text. */
async function marked(bytes: Buffer): Promise<string[]> {
  const plain = await readBytes('a.docx', bytes);
  const read = await readBytes('a.docx', bytes, { withMarks: true });
  if (plain.type !== 'text' || read.type !== 'text') throw new Error('not a text');
  expect(read.text).toBe(plain.text);
  expect(read.doc).toEqual(plain.doc);
  return (read.markings?.marked ?? []).map(({ comment, colour, spans }) => {
    const words = spans.map(({ start, end }) => read.text.slice(start, end));
    return `${comment ?? colour}: ${words.join(' … ')}`;
  });
}

const one: WordComment[] = [{ id: 1, text: 'connector' }];

describe('a comment', () => {
  test.each<[string, string, string]>([
    [
      'within a line',
      paragraph(run('We '), commentStart(1), run('link firms'), commentEnd(1), run(' here.')),
      'link firms',
    ],
    ['within a word', paragraph(run('con'), commentStart(1), run('nec'), commentEnd(1), run('tor')), 'nec'],
    [
      'in Chinese, after emoji',
      paragraph(run('😀𠮷展会'), commentStart(1), run('对接企业'), commentEnd(1), run('。')),
      '对接企业',
    ],
    [
      'across formatting',
      paragraph(
        run('a '),
        commentStart(1),
        run('bold', '<w:b/>'),
        run(' and '),
        run('italic', '<w:i/>'),
        commentEnd(1),
      ),
      'bold and italic',
    ],
    [
      'over paragraphs',
      paragraph(run('One '), commentStart(1), run('two.')) +
        paragraph(run('Three.')) +
        paragraph(run('Four'), commentEnd(1)),
      'two.\nThree.\nFour',
    ],
    [
      'begun and ended between paragraphs',
      paragraph(run('One.')) +
        commentStart(1) +
        paragraph(run('Two.')) +
        paragraph(run('Three.')) +
        commentEnd(1),
      'Two.\nThree.',
    ],
    [
      'around a table',
      `${commentStart(1)}<w:tbl><w:tr><w:tc>${paragraph(run('甲'))}</w:tc><w:tc>${paragraph(run('乙'))}</w:tc></w:tr></w:tbl>${commentEnd(1)}${paragraph(run('After.'))}`,
      '甲\n乙',
    ],
    [
      'in a cell',
      `<w:tbl><w:tr><w:tc>${paragraph(run('甲'))}</w:tc><w:tc>${paragraph(commentStart(1), run('3'), commentEnd(1), run(' votes'))}</w:tc></w:tr></w:tbl>`,
      '3',
    ],
    [
      'over deleted words',
      paragraph(
        commentStart(1),
        run('kept '),
        '<w:del w:id="9" w:author="B"><w:r><w:delText>gone </w:delText></w:r></w:del>',
        run('too'),
        commentEnd(1),
      ),
      'kept too',
    ],
    [
      'that begins within deleted words',
      paragraph(
        run('Before '),
        `<w:del w:id="9" w:author="B">${commentStart(1)}<w:r><w:delText>gone</w:delText></w:r></w:del>`,
        run('after'),
        commentEnd(1),
      ),
      'after',
    ],
    [
      'of deleted words alone',
      paragraph(
        run('Before '),
        commentStart(1),
        '<w:del w:id="9" w:author="B"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        commentEnd(1),
        run('after'),
      ),
      '',
    ],
    [
      'of inserted words',
      paragraph(run('a '), `<w:ins w:id="9">${commentStart(1)}${run('new')}${commentEnd(1)}</w:ins>`),
      'new',
    ],
    [
      'within a link',
      paragraph(
        `<w:hyperlink w:anchor="x">${run('see ')}${commentStart(1)}${run('there')}${commentEnd(1)}${run(' now')}</w:hyperlink>`,
      ),
      'there',
    ],
    [
      'with empty paragraphs in it',
      paragraph(run('One '), commentStart(1), run('two')) +
        paragraph() +
        paragraph(commentEnd(1), run('three')),
      'two',
    ],
    [
      'at a single point',
      paragraph(run('One '), '<w:r><w:commentReference w:id="1"/></w:r>', run('two')),
      '',
    ],
    ['that never ends', paragraph(run('One '), commentStart(1), run('two')), ''],
  ])('%s', async (_, body, words) => {
    const found = await marked(wordFile(body, one));

    expect(found).toEqual(body.includes('RangeStart') ? [`1: ${words}`] : []);
  });

  it('may overlap another, or lie within another', async () => {
    const body = paragraph(
      commentStart(1),
      run('a '),
      commentStart(2),
      run('b '),
      commentEnd(1),
      commentStart(3),
      run('c'),
      commentEnd(3),
      run(' d'),
      commentEnd(2),
    );

    expect(await marked(wordFile(body))).toEqual(['1: a b ', '2: b c d', '3: c']);
  });

  it('may stand in a footnote, or around its number', async () => {
    const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const body =
      paragraph(commentStart(1), run('Present'), reference, run(' were'), commentEnd(1)) +
      paragraph(run('End.'));
    const note = [run(' . The '), commentStart(2), run('list'), commentEnd(2), run(' is lost.')].join('');

    expect(await marked(wordFile(body, [], [note]))).toEqual(['1: Present[1] were', '2: list']);
  });

  it('comes with its author, its date and its replies', async () => {
    const comments: WordComment[] = [
      { id: 1, author: 'Ann', text: 'connector\n市场' },
      { id: 2, author: '李雷', text: 'Sure?', answers: 1 },
    ];
    const body = paragraph(commentStart(1), commentStart(2), run('x'), commentEnd(1), commentEnd(2));

    const read = await readBytes('a.docx', wordFile(body, comments), { withMarks: true });

    expect(read.type === 'text' && read.markings?.comments).toEqual([
      { id: '1', author: 'Ann', date: '2025-03-02T10:00:00Z', text: 'connector\n市场', answers: null },
      { id: '2', author: '李雷', date: '2025-03-03T10:00:00Z', text: 'Sure?', answers: '1' },
    ]);
  });
});

describe('a highlight', () => {
  const yellow = highlight('yellow');

  it('continues across runs, and is another one where the colour changes', async () => {
    const body = paragraph(
      run('a '),
      run('b ', yellow),
      run('c', `<w:b/>${yellow}`),
      run('d', highlight('green')),
      run(' e '),
      run('f', '<w:shd w:val="clear" w:fill="00FFFF"/>'),
      run('g', '<w:shd w:val="clear" w:fill="F0F0F0"/>'),
      run('h', highlight('none')),
    );

    expect(await marked(wordFile(body))).toEqual(['yellow: b c', 'green: d', '#00FFFF: f']);
  });

  it('continues into the next paragraph only if it covers the paragraph end', async () => {
    const end = `<w:pPr><w:rPr>${yellow}</w:rPr></w:pPr>`;
    const on = paragraph(end, run('one', yellow)) + paragraph(run('two', yellow), run(' rest'));
    const apart = paragraph(run('one', yellow)) + paragraph(run('two', yellow));

    expect(await marked(wordFile(on))).toEqual(['yellow: one\ntwo']);
    expect(await marked(wordFile(apart))).toEqual(['yellow: one', 'yellow: two']);
  });

  it('keeps the numbers of a list as they are', async () => {
    const body = paragraph(commentStart(1), run('one', yellow), commentEnd(1));

    expect(await marked(wordFile(body))).toEqual(['1: one', 'yellow: one']);
  });

  it('is counted when it is left out, as comments are', async () => {
    const body = paragraph(commentStart(1), run('one', yellow), commentEnd(1), run(' '), run('two', yellow));

    expect((await readBytes('a.docx', wordFile(body, one))).notes).toEqual([
      { key: 'reading:word_comments_left_out', parameters: { count: 1 } },
      { key: 'reading:word_highlights_left_out', parameters: { count: 2 } },
    ]);
  });
});

it('of a real word processor is found in its place, however that program writes highlights', async () => {
  const found = await marked(await readFile(fixture('libreoffice/commented.docx')));

  expect(found).toEqual([
    '0: link firms',
    '#FFFF00: 企业',
    '1: A first. \nA second.',
    '#00FFFF:  Tail.',
    '2: cell',
  ]);
});

test.each([
  'hard.docx',
  'interview.docx',
  'interview-zh.docx',
  'libreoffice/commented.docx',
  'libreoffice/handbook.docx',
  'libreoffice/handbook-zh.docx',
  'pandoc/handbook.docx',
  'pandoc/handbook-zh.docx',
  'word.docx',
])('%s reads the same however it is marked', async (name) => {
  const whole = await readFile(fixture(name));
  const parts = await partsOf(whole, name);
  for (let seed = 1; seed <= 12; seed += 1) {
    const strewn = parts.map(({ name: part, content }) => ({
      name: part,
      content: /^word\/(?:document|footnotes|endnotes)\.xml$/.test(part) ? strew(content, seed) : content,
    }));
    const found = await marked(zip(strewn));
    expect(found.filter((line) => !line.endsWith(': ')).length).toBeGreaterThan(0);
  }
});

async function partsOf(bytes: Buffer, name: string): Promise<{ name: string; content: string }[]> {
  const archive = await openArchive({
    from: bytes,
    name,
    ending: 'docx',
    wanted: () => true,
    bytes: 2 ** 28,
  });
  try {
    return await Promise.all(
      [...archive.names]
        .filter((part) => /\.(?:xml|rels)$/.test(part))
        .map(async (part) => ({ name: part, content: (await archive.read(part))?.toString('utf8') ?? '' })),
    );
  } finally {
    archive.close();
  }
}

/** Puts marks between any elements where Word may put them, and highlights into any run. */
function strew(xml: string, seed: number): string {
  let state = seed;
  const chance = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  let id = 1000;
  return xml
    .replaceAll(/<w:r(?: [^>]*)?>(?:<w:rPr>)?/g, (start) =>
      chance() < 0.2
        ? `${start.endsWith('<w:rPr>') ? start : `${start}<w:rPr>`}${highlight(chance() < 0.5 ? 'yellow' : 'green')}${start.endsWith('<w:rPr>') ? '' : '</w:rPr>'}`
        : start,
    )
    .replaceAll(/<w:(?:r|p|pPr|tbl)(?: [^>/]*)?>|<\/w:p>/g, (place) => {
      if (chance() > 0.15) return place;
      id += 1;
      return chance() < 0.5 ? `${commentStart(id)}${place}` : `<w:commentRangeEnd w:id="${id - 1}"/>${place}`;
    });
}
