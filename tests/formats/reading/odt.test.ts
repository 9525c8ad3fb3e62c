import { describe, expect, it } from 'vitest';
import { odtParts, outline, readBytes, zip } from './fixtures.ts';

async function read(body: string, styles?: string, more: { name: string; content: string }[] = []) {
  const found = await readBytes('notes.odt', zip([...odtParts(body, styles), ...more]));
  if (found.type !== 'text') throw new Error('an odt was read as a table');
  return found;
}

async function outlineOf(body: string, styles?: string): Promise<string[]> {
  const { doc, text } = await read(body, styles);
  return doc ? outline(doc) : text.split('\n');
}

const p = (text: string): string => `<text:p>${text}</text:p>`;
const item = (content: string, attributes = ''): string =>
  `<text:list-item ${attributes}>${content}</text:list-item>`;
const numbers =
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="2"/><text:list-level-style-bullet text:level="2"/></text:list-style>';

describe('the text of an odt', () => {
  it('has the spaces, tabs and line breaks that were written, and no others', async () => {
    const lines = await outlineOf(
      p('  a \n\t b<text:s text:c="3"/>c<text:tab/>d<text:line-break/> e <text:span> f</text:span> '),
    );

    expect(lines).toEqual(['a b   c\td', 'e f ']);
  });

  it('is bold and italic by its styles, also when these affect only Chinese', async () => {
    const style = (name: string, properties: string, parent = ''): string =>
      `<style:style style:name="${name}" style:family="text" ${parent}><style:text-properties ${properties}/></style:style>`;
    const styles =
      style('B', 'fo:font-weight="bold"') +
      style('I', 'fo:font-style="italic"', 'style:parent-style-name="B"') +
      style('C', 'style:font-weight-asian="700"') +
      style('N', 'fo:font-weight="normal"') +
      '<style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>';
    const span = (name: string, text: string): string =>
      `<text:span text:style-name="${name}">${text}</text:span>`;

    const lines = await outlineOf(
      p(`${span('B', 'one')} ${span('I', 'two')} ${span('C', '三')}`) +
        `<text:p text:style-name="P">all but ${span('N', 'this')}</text:p>`,
      styles,
    );

    expect(lines).toEqual(['**one** ***two*** **三**', '**all but **this']);
  });

  it('has headings by element, by style and by title', async () => {
    const styles =
      '<style:style style:name="H" style:family="paragraph" style:default-outline-level="2"/>' +
      '<style:style style:name="T" style:family="paragraph" style:parent-style-name="Title"/>';

    const lines = await outlineOf(
      `<text:h text:outline-level="3">a</text:h><text:p text:style-name="H">b</text:p><text:p text:style-name="T">c</text:p>${p('d')}`,
      styles,
    );

    expect(lines).toEqual(['### a', '## b', '# c', 'd']);
  });

  it('has lists that begin at their numbers, continue, and hold lists and paragraphs', async () => {
    const inner = `<text:list>${item(p('c'))}</text:list>`;
    const first = `<text:list xml:id="one" text:style-name="L1">${item(p('a') + p('more'))}${item(p('b') + inner)}</text:list>`;
    const goesOn = `<text:list text:continue-list="one" text:style-name="L1">${item(p('d'))}</text:list>`;
    const again = `<text:list text:style-name="L1">${item(p('e'))}${item(p('f'), 'text:start-value="9"')}</text:list>`;

    expect(await outlineOf(first + p('between') + goesOn + p('x') + again, numbers)).toEqual([
      '2.',
      '  a',
      '  more',
      '3.',
      '  b',
      '  -',
      '    c',
      'between',
      '4.',
      '  d',
      'x',
      '2.',
      '  e',
      '9.',
      '  f',
    ]);
  });

  it('keeps a numbered heading as a heading, although it stands in a list', async () => {
    const heading = '<text:h text:outline-level="1">Method</text:h>';

    expect(await outlineOf(`<text:list text:style-name="L1">${item(heading)}</text:list>`, numbers)).toEqual([
      '# Method',
    ]);
  });

  it('has tables with joined cells, headers and tables within them', async () => {
    const cell = (text: string, attributes = ''): string =>
      `<table:table-cell ${attributes}>${text}</table:table-cell>`;
    const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
    const inner = `<table:table>${row(cell(p('x')), cell(p('y')))}</table:table>`;
    const body = `<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>${row(cell(p('a'), 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>', cell(p('b')))}</table:table-header-rows>${row(cell(p('c'), 'table:number-rows-spanned="2"'), cell(inner), cell(p('d')))}${row('<table:covered-table-cell/>', cell('', 'table:number-columns-repeated="2"'))}</table:table>`;

    expect(await outlineOf(body)).toEqual(['| #a (2x1) | #b', '| c (1x2) | x / y | d', '|  | ']);
  });

  it('has notes at its end, the contents of frames after their paragraph, and marks for pictures', async () => {
    const note =
      '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note>';
    const frame = `<draw:frame><draw:text-box>${p('In a frame.')}</draw:text-box></draw:frame>`;
    const picture =
      '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>A map</svg:title></draw:frame>';

    expect(await outlineOf(p(`a${note} b${frame} c`) + p(`see ${picture}`) + picture)).toEqual([
      'a[i] b c',
      'In a frame.',
      'see [▣ A map]',
      '[▣ A map]',
      '[^i]: The note.',
    ]);
  });

  it('lists what it left out: changes, comments, ruby text; and keeps a formula as characters', async () => {
    const changes = `<text:tracked-changes><text:changed-region>${p('deleted')}</text:changed-region></text:tracked-changes>`;
    const comment = `<office:annotation>${p('why?')}</office:annotation>`;
    const ruby =
      '<text:ruby><text:ruby-base>纪</text:ruby-base><text:ruby-text>jì</text:ruby-text></text:ruby>';
    const formula =
      '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="x"/></draw:frame>';
    const math = {
      name: 'Object 1/content.xml',
      content:
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>n</mi><mo>=</mo><mn>12</mn></mrow><annotation>n = 12</annotation></semantics></math>',
    };

    const { text, notes } = await read(changes + p(`会议${ruby}要${comment} ${formula}`), '', [math]);

    expect(text).toBe('会议纪要 n=12');
    expect(notes.map(({ key, parameters }) => [key, parameters['count']])).toEqual([
      ['reading:tracked_changes_accepted', 1],
      ['reading:comments_left_out', 1],
      ['reading:formulas_as_text', 1],
      ['reading:glosses_left_out', 1],
    ]);
  });

  it('leaves out declarations, forms and the templates of an index, and keeps the index', async () => {
    const index = `<text:table-of-content><text:table-of-content-source><text:index-title-template>template</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>${p('Contents')}</text:index-title>${p('One')}</text:index-body></text:table-of-content>`;

    expect(await outlineOf(`<office:forms>${p('form')}</office:forms>${index}`)).toEqual(['Contents', 'One']);
  });

  it('is found with any namespace prefixes', async () => {
    const [type, content, manifest] = odtParts(p('text'));
    const renamed = (content?.content ?? '').replaceAll('text:p', 't:p').replace('xmlns:text=', 'xmlns:t=');

    const found = await readBytes(
      'a.odt',
      zip([type!, { name: 'content.xml', content: renamed }, manifest!]),
    );

    expect(found).toMatchObject({ text: 'text' });
  });
});
