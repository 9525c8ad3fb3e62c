import { describe, expect, it } from 'vitest';
import { outline, readBytes } from './fixtures.ts';

async function read(rtf: string | Buffer) {
  const found = await readBytes('notes.rtf', rtf);
  if (found.type !== 'text') throw new Error('an rtf was read as a table');
  return found;
}

async function outlineOf(rtf: string): Promise<string[]> {
  const { doc, text } = await read(`{\\rtf1\\ansi\\ansicpg1252 ${rtf}}`);
  return doc ? outline(doc) : text.split('\n');
}

describe('the characters of an rtf', () => {
  it.each([
    ['Western', String.raw`caf\'e9 \'93no\'94`, 'café “no”'],
    ['Unicode with a fallback character', String.raw`\u20250?\u35758?`, '会议'],
    ['Unicode with two fallback characters', String.raw`\uc2\u20250\'bb\'e1\u35758\'d2\'e9!`, '会议!'],
    ['Unicode without a fallback character', String.raw`\uc0\u20250\u35758 !`, '会议!'],
    ['negative Unicode', String.raw`\u-28783?`, '\u8F91'],
    ['a surrogate pair', String.raw`\u-10179?\u-8704?`, '😀'],
    ['half a surrogate pair', String.raw`a\u-10179?b`, 'a\uFFFDb'],
    ['symbols', String.raw`a\~b\_c\emdash d\{\}\\`, 'a\u00A0b\u2011c—d{}\\'],
    ['optional hyphens', String.raw`in\-stitu\-tion`, 'institution'],
    ['a text given in two forms', String.raw`{\upr{old}{\*\ud{new}}}`, 'new'],
    ['a fallback character cut off by the end of a group', String.raw`{\uc2\u20250 a}b`, '会b'],
  ])('%s are read', async (_, rtf, text) => {
    expect(await outlineOf(rtf)).toEqual([text]);
  });

  it('in a western font of an Asian document are western', async () => {
    const { text } = await read(
      String.raw`{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}\f0 \'b9\'a9\'d3\'a6 \f1 caf\'e9 \f0 \'c1\'b4}`,
    );

    expect(text).toBe('供应 café 链');
  });

  it('that are lost are reported', async () => {
    const { text, notes } = await read(
      String.raw`{\rtf1\ansi\ansicpg936 \'b9\'a9\'d3\'a6\'c1\'b4\'b9\'a9\'ff}`,
    );

    expect(text).toBe('供应链供\uFFFD');
    expect(notes).toEqual([{ key: 'reading:characters_replaced', parameters: { count: 1 } }]);
  });

  it('are decoded by the script of their font', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}{\f3\fcharset204 Arial;}}`;

    const lines = await outlineOf(
      String.raw`${fonts}{\f1\'bb\'e1\'d2\'e9}, {\f2\'b7\'7c\'c4\'b3}, {\f3\'ec\'e8\'f0}, \f0 caf\'e9`,
    );

    expect(lines).toEqual(['会议, 會議, мир, café']);
  });

  it('are decoded by the code page of the file, two bytes together, in either spelling', async () => {
    const { text } = await read(
      Buffer.from("{\\rtf1\\ansi\\ansicpg936 \\'bb\\'e1\xD2\xE9 \\'81@}", 'latin1'),
    );

    expect(text).toBe('会议 丂');
  });

  it('of Chinese beside Western ones have a font of their own', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}`;

    expect(await outlineOf(String.raw`${fonts}\loch\af0\hich\af0\dbch\af1 \'bb\'e1\'d2\'e9`)).toEqual([
      '会议',
    ]);
  });
});

describe('the structure of an rtf', () => {
  it('has headings by style, by outline level and by title, and bold only where it stands out', async () => {
    const styles = String.raw`{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\sbasedon1 Custom;}{\s3\i\outlinelevel2 Other;}{\s4 Title;}{\*\cs9 Strong;}}`;

    const lines = await outlineOf(
      String.raw`${styles}{\s4 The book\par}\pard\s1\b One\par\pard\plain\s3\i Two\par\pard\plain\outlinelevel1 Three\par\pard\plain\s3\outlinelevel9 plain\b  bold\b0  plain\par`,
    );

    expect(lines).toEqual(['# The book', '# One', '### Two', '## Three', 'plain** bold** plain']);
  });

  it('numbers lists from their start, and continues after a paragraph between', async () => {
    const lists = String.raw`{\*\listtable{\list{\listlevel\levelnfc0\levelstartat3}{\listlevel\levelnfc4\levelstartat1}\listid7}{\list{\listlevel\levelnfc23}\listid8}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}{\listoverride\listid8\listoverridecount0\ls2}}`;

    const lines = await outlineOf(
      String.raw`${lists}\pard\ls1 a\par b\par\ilvl1 c\par d\par\pard between\par\pard\ls1 e\par\pard\ls2 f\par`,
    );

    expect(lines).toEqual([
      '3.',
      '  a',
      '4.',
      '  b',
      '  1.',
      '    c',
      '  2.',
      '    d',
      'between',
      '5.',
      '  e',
      '-',
      '  f',
    ]);
  });

  it('recognises the lists of older programs, and typed ones', async () => {
    const old = String.raw`{\pntext\'b7\tab}{\*\pn\pnlvlblt}first\par{\pntext 7.\tab}{\*\pn\pnlvlbody\pndec}second\par`;
    const typed = String.raw`\pard\li360\fi-360 3.\tab third\par\li720 \bullet \tab fourth\par\pard 1.\tab no list\par`;

    expect(await outlineOf(old + typed)).toEqual([
      '-',
      '  first',
      '7.',
      '  second',
      '3.',
      '  third',
      '  -',
      '    fourth',
      '1.\tno list',
    ]);
  });

  it('has tables with joined cells, and the tables within them as their texts', async () => {
    const row = String.raw`\trowd\trhdr\cellx2000\cellx3000\pard\intbl wide\cell last\cell\row`;
    const upper = String.raw`\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl tall\cell b\cell c\cell\row`;
    const lower = String.raw`\trowd\clvmrg\cellx1000\clmgf\cellx2010\clmrg\cellx3000\pard\intbl\cell \itap2 d\nestcell e\nestcell{\*\nesttableprops\trowd\cellx50\nestrow}\pard\intbl\itap1 f\cell\cell\row`;

    expect(await outlineOf(String.raw`before\par${row}${upper}${lower}\pard after\par`)).toEqual([
      'before',
      '| #wide (2x1) | #last',
      '| tall (1x2) | b | c',
      '| d / e / f (2x1)',
      'after',
    ]);
  });

  it('has notes at its end, and frames after the paragraph they belong to', async () => {
    const note = String.raw`{\super\chftn{\*\footnote\chftn\pard\plain\i  The note.\par A second line.}}`;
    const frame = String.raw`{\shp{\*\shpinst{\sp{\sn wzName}{\sv hidden}}{\shptxt\pard In a frame.\par}}{\shprslt twice}}`;

    expect(await outlineOf(String.raw`a${note} b${frame} c\par d`)).toEqual([
      'a[1] b c',
      'In a frame.',
      'd',
      '[^1]: *The note.*',
      '[^]: *A second line.*',
    ]);
  });

  it('has links, line breaks and pictures with their descriptions', async () => {
    const picture = String.raw`{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A map}}}\pngblip 89504e47}}{\nonshppict{\pict 00}}`;
    const link = String.raw`{\field{\*\fldinst HYPERLINK "https://example.org/a?b=1&c=2"}{\fldrslt the {\b list}}}`;
    const unsafe = String.raw`{\field{\*\fldinst HYPERLINK "javascript:steal()"}{\fldrslt click}}`;

    const { doc, notes } = await read(String.raw`{\rtf1 ${link}\line next ${picture} ${unsafe}}`);

    expect(doc && outline(doc)).toEqual([
      '[the ](https://example.org/a?b=1&c=2)**[list](https://example.org/a?b=1&c=2)**',
      'next [▣ A map] click',
    ]);
    expect(notes).toEqual([
      { key: 'reading:images_left_out', parameters: { count: 1 } },
      { key: 'reading:links_left_out', parameters: { count: 1 } },
    ]);
  });

  it('leaves out deletions, comments, headers and unknown parts', async () => {
    const { text, notes } = await read(
      String.raw`{\rtf1{\header page}{\info{\title hidden}}a{\deleted gone}{\*\atnid x}{\*\annotation why?}{\*\unknown hidden} b{\xe index}}`,
    );

    expect(text).toBe('a b');
    expect(notes).toEqual([
      { key: 'reading:tracked_changes_accepted', parameters: { count: 1 } },
      { key: 'reading:comments_left_out', parameters: { count: 1 } },
    ]);
  });
});

describe('an rtf', () => {
  it('under a name without an ending is recognised by its first bytes', async () => {
    expect(await readBytes('notes', '{\\rtf1 text}')).toMatchObject({
      text: 'text',
      mediaType: 'application/rtf',
    });
  });

  it('offers no choice of encoding, since it states its own', async () => {
    expect(await readBytes('a.rtf', '{\\rtf1 text}', { encoding: 'gbk' })).toMatchObject({ encoding: null });
  });
});
