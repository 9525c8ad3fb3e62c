import { describe, expect, it } from 'vitest';
import { docxParts, outline, readBytes, readText, zip } from './fixtures.ts';

describe('a docx as Word writes it', () => {
  it('keeps its headings, numbers, cells, boxes and notes', async () => {
    const read = await readText('word.docx');

    expect(read.doc && outline(read.doc)).toEqual([
      '# 会议纪要',
      '# 一、议题',
      'Present were **twelve firms** and *one ministry*.[1] They came early. Minutes follow.',
      '会议纪要没有公开。[2]',
      '## A heading by its outline level alone',
      '## 议程',
      '4.',
      '  Who tests the sensors?',
      '5.',
      '  Who pays?',
      '  1.',
      '    the members,',
      '  2.',
      '    the ministry.',
      'A paragraph between.',
      '6.',
      '  When do we meet again?',
      '1.',
      '  样品已收到。',
      '2.',
      '  样品已检验。',
      '-',
      '  first level',
      '  -',
      '    level 2',
      '    -',
      '      level 3',
      '      -',
      '        level 4',
      '        -',
      '          level 5',
      '          -',
      '            level 6',
      '            -',
      '              level 7',
      '| #Firm (2x1) | #Votes',
      '| Wuxi (1x2) | 甲厂 | 3',
      '| inner one / inner two | 4',
      'Beside the text stands a box.',
      'Words in a box.',
      'The hall: [▣ The hall in Wuxi]',
      '[The minutes](https://example.org/minutes) are\twell\u2011known.',
      '[^1]: The list is in the archive.',
      '[^2]: 后来公开了摘要。',
    ]);
    expect(read.notes).toEqual([
      { key: 'reading:tracked_changes_accepted', parameters: { count: 4 } },
      { key: 'reading:word_comments_left_out', parameters: { count: 1 } },
      { key: 'reading:glosses_left_out', parameters: { count: 1 } },
      { key: 'reading:charts_left_out', parameters: { count: 1 } },
      { key: 'reading:images_left_out', parameters: { count: 1 } },
    ]);
  });

  it('ignores what a tracked change of properties replaced', async () => {
    const old = '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>';
    const body = `<w:p><w:pPr><w:jc w:val="left"/>${old}</w:pPr><w:r><w:t>text</w:t></w:r></w:p>`;

    expect(await readBytes('a.docx', zip(docxParts(body)))).toMatchObject({ text: 'text', doc: null });
  });

  it('says that hidden words were read too', async () => {
    const hidden = (value: string) =>
      `<w:r><w:rPr><w:vanish${value}/></w:rPr><w:t xml:space="preserve">secret </w:t></w:r>`;
    const body = (value: string) => `<w:p>${hidden(value)}<w:r><w:t>text</w:t></w:r></w:p>`;
    const read = async (value: string) => await readBytes('a.docx', zip(docxParts(body(value))));

    expect(await read('')).toMatchObject({
      text: 'secret text',
      notes: [{ key: 'reading:hidden_text_kept', parameters: { count: 1 } }],
    });
    expect(await read(' w:val="0"')).toMatchObject({ text: 'secret text', notes: [] });
  });

  it('stops following a style that is based on itself', async () => {
    const style = (id: string, base: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`;
    const styles = {
      name: 'word/styles.xml',
      content: `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${style('a', 'b')}${style('b', 'a')}</w:styles>`,
    };
    const body = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>';

    const read = await readBytes('a.docx', zip([...docxParts(body), styles]));

    expect(read).toMatchObject({ text: 'text', doc: null });
  });
});

it('words on two sides of a page end are two words', async () => {
  const body =
    '<w:p><w:r><w:t>before</w:t><w:br w:type="page"/><w:t>after</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>';

  const read = await readBytes('pages.docx', zip(docxParts(body)));

  expect(read.type === 'text' && read.text).toBe('before\nafter\nnext');
});

it.each([
  ['a link', '<w:hyperlink r:id="rId404"><w:r><w:t>words</w:t></w:r></w:hyperlink>', 'words'],
  [
    'an internal link',
    '<w:hyperlink r:id="rId404" w:anchor="top"><w:r><w:t>words</w:t></w:r></w:hyperlink>',
    'words',
  ],
  [
    'a picture',
    '<w:r><w:t>words</w:t><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId404"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
    'words',
  ],
  ['an old picture', '<w:r><w:t>words</w:t><w:pict><v:imagedata r:id="rId404"/></w:pict></w:r>', 'words'],
])('%s that points to a missing part does not make the file damaged', async (_, run, expected) => {
  const names = {
    r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
    pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
    wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    v: 'urn:schemas-microsoft-com:vml',
  };
  const bound = Object.entries(names).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);
  const parts = docxParts(`<w:p>${run}<w:r><w:t> after</w:t></w:r></w:p>`).map((part) => ({
    ...part,
    content: part.content.replace('<w:document', `<w:document${bound.join('')}`),
  }));

  const read = await readBytes('a.docx', zip(parts));

  expect(read.type === 'text' && read.text).toBe(`${expected} after`);
});
