import { describe, expect, it } from 'vitest';
import { plainText } from '#core/text/plain-text.ts';
import type { Block } from '#core/text/rich-text.ts';
import { blocksOfHtml } from '#formats/reading/html.ts';
import { blocksOfMarkdown } from '#formats/reading/markdown.ts';
import { outline, readBytes, readText } from './fixtures.ts';

function outlineOf(html: string): string[] {
  return outline({ type: 'doc', content: blocksOfHtml(html, 'page.html').blocks });
}

describe('a web page', () => {
  it('becomes its structure and nothing else', async () => {
    const read = await readText('page.html');

    expect(read.doc && outline(read.doc)).toEqual([
      '# A fair in Wuxi',
      'The fair opened on Monday.[▣] Three hundred firms came, says [the list](https://example.org/list?year=2022); this link and that one lead nowhere, while [the office](mailto:fair@example.org) answers letters.',
      '-',
      '  sensors',
      '  -',
      '    vibration',
      '  -',
      '    heat',
      '-',
      '  software',
      'Visitors',
      '| #Day | #Number',
      '| Monday | 1,200',
      '| Tuesday was not counted[1] (2x1)',
      'Name',
      'x',
      '会议纪要没有公开。',
      '第二行',
      '[^1]: The counter was **broken**.',
    ]);
    expect(read.notes).toEqual([
      { key: 'reading:images_left_out', parameters: { count: 4 } },
      { key: 'reading:scripts_left_out', parameters: { count: 2 } },
      { key: 'reading:links_left_out', parameters: { count: 2 } },
      { key: 'reading:glosses_left_out', parameters: { count: 1 } },
    ]);
  });

  it('never keeps a script, a style, an event handler, an unsafe link or a remote picture', async () => {
    const { doc } = await readText('page.html');

    const stored = JSON.stringify(doc);

    expect(stored).not.toMatch(
      /steal|script|style|onclick|onerror|onload|data:|\.js|\.gif|\.jpg|\.css|\.swf/i,
    );
    expect(stored.match(/"href":"[^"]*"/g)).toEqual([
      '"href":"https://example.org/list?year=2022"',
      '"href":"mailto:fair@example.org"',
    ]);
  });

  it.each([
    '<a href=" java\tscript:steal()">x</a>',
    '<a href="JAVASCRIPT:steal()">x</a>',
    '<a href="vbscript:steal()">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="data:text/html;base64,c3RlYWw=">x</a>',
    '<a href="//example.org/relative">x</a>',
    '<a href="&#106;avascript:steal()">x</a>',
    '<svg><a xlink:href="javascript:steal()"><text>drawn</text></a></svg>x',
    '<math><a href="javascript:steal()">x</a></math>',
    '<p style="background:url(https://example.org)">x</p>',
    '<img src=x onerror=steal()>x',
    '<scr<script>ipt>steal()</script>x',
    '<!--<p>-->x<!-- steal() -->',
    '<table><td><script>steal()</script>x',
    '<template><b>steal</b></template>x',
    '<noscript><p title="</noscript><img src=x onerror=steal()>">steal</noscript>x',
    '<textarea></textarea>x',
    '<form action="javascript:steal()"><button formaction="javascript:steal()">steal</button>x</form>',
  ])('gives nothing but text for %s', (html) => {
    const { blocks } = blocksOfHtml(html, 'page.html');

    const stored = JSON.stringify(blocks);

    expect(plainText({ type: 'doc', content: blocks })).toMatch(/x/);
    expect(stored).not.toMatch(/"link"|href|javascript|onerror|example\.org/i);
  });

  it('keeps a script that is quoted as text as that text', () => {
    const { blocks } = blocksOfHtml('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', 'page.html');

    expect(plainText({ type: 'doc', content: blocks })).toBe('<script>alert(1)</script>');
  });
});

describe('the characters of a page', () => {
  it('are decoded as the page states, without reporting a guess', async () => {
    const page = Buffer.concat([
      Buffer.from('<html><head><meta charset="gb2312"></head><p>'),
      Buffer.from('d6d0cec4', 'hex'),
      Buffer.from('</p>'),
    ]);

    expect(await readBytes('page.html', page)).toMatchObject({ text: '中文', notes: [] });
  });

  it('are UTF-8 when that is valid, whatever the page states', async () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>中文';

    expect(await readBytes('page.html', page)).toMatchObject({ text: '中文', notes: [] });
  });
});

describe('the structure of a page', () => {
  it('gives headings below the fourth level the fourth level', () => {
    expect(outlineOf('<h1>a</h1><h4>b</h4><h6>c</h6>')).toEqual(['# a', '#### b', '#### c']);
  });

  it('begins a block at a line break and keeps formatting across it', () => {
    expect(outlineOf('<p>one <b>two<br>three</b> four')).toEqual(['one **two**', '**three** four']);
  });

  it('collapses white space across formatting, and joins Chinese lines without a space', () => {
    expect(outlineOf('<p>  a <b> b</b>\n\t c </p><p>中文\n  <i>中文</i>\nEnglish')).toEqual([
      'a **b** c',
      '中文*中文* English',
    ]);
  });

  it('keeps the lines and spaces of preformatted text', () => {
    expect(outlineOf('<pre>a\n  b\n\nc</pre>')).toEqual(['a', '  b', 'c']);
  });

  it('gives each list item a first paragraph', () => {
    const { blocks } = blocksOfHtml('<ul><li><h2>a</h2><p>b<li><ul><li>c</ul></ul>', 'page.html');

    const items = blocks.flatMap((block) => (block.type === 'bulletList' ? block.content : []));
    expect(items.map((item) => item.content.map((block) => block.type))).toEqual([
      ['paragraph', 'paragraph'],
      ['paragraph', 'bulletList'],
    ]);
  });

  it('makes every row of a table equally wide', () => {
    expect(outlineOf('<table><tr><td colspan=9>a<td>b<tr><td rowspan=7>c<tr><td>d<td>e</table>')).toEqual([
      '| a (3x1) | b',
      '| c (1x2) |  |  | ',
      '| d | e | ',
    ]);
  });

  it('numbers lists as the page does, and starts a new list where the numbers jump', () => {
    expect(outlineOf('<ol start=3><li>a<li>b<li value=9>c<li>d</ol><ol><li>e</ol>')).toEqual([
      '3.',
      '  a',
      '4.',
      '  b',
      '9.',
      '  c',
      '10.',
      '  d',
      '1.',
      '  e',
    ]);
  });

  it('gives a list that stands between items to the item before it', () => {
    expect(outlineOf('<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul><ol><ol><li>d</ol></ol>')).toEqual([
      '-',
      '  a',
      '  -',
      '    b',
      '-',
      '  c',
      '1.',
      '  d',
    ]);
  });

  it('takes cells of a table head as headers', () => {
    expect(outlineOf('<table><thead><tr><td>a</thead><tr><td>b</table>')).toEqual(['| #a', '| b']);
  });

  it('writes quotation marks, and joins words that may be hyphenated', () => {
    expect(outlineOf('<p>She said <q>nobody <b>knew</b></q>. insti&shy;tution')).toEqual([
      'She said “nobody **knew**”. institution',
    ]);
  });

  it('reads bold and italic from styles and classes, but ignores them in headings', () => {
    const sheet =
      '<style>p{margin:0} .b, span.c4{color:red;font-weight:700} .i{font-style:italic} .b{font-weight:400}</style>';

    expect(
      outlineOf(
        `${sheet}<h1><b>a</b></h1><h2>a <b>b</b></h2><p><span class="c4">one</span> <span class="x i">two</span> <span class="b">three</span> <span style="font-weight:bold">four <span style="font-weight: normal">five</span></span> <b style="font-weight:normal">six</b>`,
      ),
    ).toEqual(['# a', '## a **b**', '**one** *two* three **four **five six']);
  });

  it('leaves out what the page itself hides', () => {
    expect(outlineOf('<p>a</p><p style="color:red; display : none">b</p><p hidden>c</p><p>d')).toEqual([
      'a',
      'd',
    ]);
  });

  it('marks pictures with their descriptions, except decorative ones', () => {
    const pictures = [
      '<img src=a.png>',
      '<img src=a.png alt="A map\nof [Wuxi]">',
      '<img src=a.png alt="">',
      '<img src=count.gif width=1 height=1>',
      '<img src=a.png alt=photo.jpg>',
      '<picture><source><img alt=p></picture>',
      '<svg><title>s</title><path/></svg>',
      '<svg><path/></svg>',
      '<video title=v></video>',
      '<canvas>c</canvas>',
    ];

    const { blocks, notes } = blocksOfHtml(
      pictures.map((picture) => `<p>${picture}</p>`).join(''),
      'page.html',
    );

    expect(plainText({ type: 'doc', content: blocks }).split('\n')).toEqual([
      '[▣]',
      '[▣ A map of Wuxi]',
      '[▣]',
      '[▣ p]',
      '[▣ s]',
      '[▣ v]',
    ]);
    expect(notes).toEqual([{ key: 'reading:images_left_out', parameters: { count: 10 } }]);
  });

  it('reads a table within a table as its texts', () => {
    expect(outlineOf('<table><tr><td><table><tr><td>a<td>b</table><td>c</table>')).toEqual(['| a / b | c']);
  });

  it('keeps a table of contents in place, although it links back and forth', () => {
    const html =
      '<p><a href="#one" id="to-one">How it began</a></p><div id="one"><h2><a href="#to-one">How it began</a></h2><p>text</div>';

    expect(outlineOf(html)).toEqual(['How it began', '## How it began', 'text']);
  });

  it('finds the notes of office programs by the names of their anchors', () => {
    const html =
      '<p>a<a name="anc1" href="#sym1"><sup>1</sup></a> b<a name="_ftnref2" href="#_ftn2">[2]</a></p><div id="n1"><p><a name="sym1" href="#anc1">1</a>first</p><p>more</p></div><div><div><p><a href="#_ftnref2" name="_ftn2">[2]</a> second</p></div></div>';

    expect(outlineOf(html)).toEqual(['a[1] b[2]', '[^1]: first', '[^]: more', '[^2]: second']);
  });

  it('finds the notes of a saved page, which refers to itself by its old address', () => {
    const html =
      '<p>a<sup id="r"><a href="https://example.org/page#n">[1]</a></sup></p><ol><li id="n"><a href="https://example.org/page#r">^</a> first</ol>';

    expect(outlineOf(html)).toEqual(['a[1]', '[^1]: first']);
  });

  it('labels a note of several paragraphs once', () => {
    const html =
      '<p>a<a href="#n" id="r">*</a></p><div id="n"><p>first <a href="#r">^</a></p><p>second</p></div>';

    expect(outlineOf(html)).toEqual(['a[*]', '[^*]: first', '[^]: second']);
  });

  it('holds no line ends, no NUL and no empty text, whatever the input', () => {
    const { blocks } = blocksOfHtml('<p>a&#0;b\r\nc&#10;d<b></b><p> <b> </b><td>\u0000e', 'page.html');

    const texts: string[] = [];
    const visit = (list: readonly Block[]): void => {
      for (const block of list) {
        if (block.type === 'paragraph') texts.push(...(block.content ?? []).map((node) => node.text));
      }
    };
    visit(blocks);
    expect(texts.join('|')).toMatch(/a.?b c d/);
    expect(texts.every((text) => text !== '' && !/[\0\r\n]/.test(text))).toBe(true);
  });
});

describe('markdown', () => {
  function outlineOfMarkdown(text: string): string[] {
    return outline({ type: 'doc', content: blocksOfMarkdown(text, 'notes.md').blocks });
  }

  it('shows HTML as the text it is', () => {
    expect(outlineOfMarkdown('a <script>steal()</script> [b](javascript:steal())')).toEqual([
      'a <script>steal()</script> [b](javascript:steal())',
    ]);
  });

  it('leaves pictures out, with a marker and their descriptions in their place, and says so', () => {
    const { blocks, notes } = blocksOfMarkdown('a ![b](https://example.org/b.png) c', 'notes.md');

    expect(plainText({ type: 'doc', content: blocks })).toBe('a [▣ b] c');
    expect(notes).toEqual([{ key: 'reading:images_left_out', parameters: { count: 1 } }]);
  });

  it('leaves the settings at the top out and says so', () => {
    const { blocks, notes } = blocksOfMarkdown('---\ntitle: N4\n---\n\ntext\n', 'notes.md');

    expect(plainText({ type: 'doc', content: blocks })).toBe('text');
    expect(notes).toEqual([{ key: 'reading:settings_left_out', parameters: {} }]);
  });

  it('does not take a rule at the top for settings', () => {
    expect(outlineOfMarkdown('---\n\na\n\n---\n\nb')).toEqual(['a', 'b']);
  });

  it('numbers notes by their references and leaves unknown ones as they are', () => {
    expect(outlineOfMarkdown('a[^y] b[^x] c[^y] d[^none]\n\n[^x]: first\n    more\n[^y]: second')).toEqual([
      'a[1] b[2] c[1] d[^none]',
      '[^1]: second',
      '[^2]: first more',
    ]);
  });
});
