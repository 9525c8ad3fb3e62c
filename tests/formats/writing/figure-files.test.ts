import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { usualFigure } from '#core/figures/figure-setting.ts';
import { bars } from '#figures/bars.ts';
import { printed } from '#figures/printed.ts';
import { figureBytes } from '#formats/writing/figure-files.ts';
import { writeFigureHtml } from '#formats/writing/figure-html.ts';
import { runsOf } from '#formats/writing/printed-fonts.ts';
import { createWords } from '#words/words.ts';
import { barFigure } from '../../figures/two-figures.ts';
import { parseSvg } from '../../figures/xml.ts';

const date = '2026-11-28T10:00:00.000Z';

/** A figure that has characters beyond Latin only in its title. */
function figure(title: string): string {
  const rows = barFigure.rows.map((row) => ({ ...row, label2: '', mark: '' }));
  return printed({ ...usualFigure, width: 85 }, (drawing) =>
    bars({ ...barFigure, title, rows, notes: [] }, drawing),
  ).svg;
}

/** Whether a font of this computer has these characters. */
function hasFont(text: string): boolean {
  return runsOf(text, 'bold').every(({ face }) => face !== null);
}

async function read(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  const size = page.view.slice(2).map((points) => (points / 72) * 25.4);
  await task.destroy();
  return { text, size, pages: document.numPages };
}

describe('a figure as pdf', () => {
  it('is a page of its own size, whose text can be read', async () => {
    const { text, size, pages } = await read(await figureBytes(figure('Themes – “½”'), 'pdf', date));

    expect(pages).toBe(1);
    expect(size[0]).toBeCloseTo(85, 1);
    expect(text).toContain('Themes – “½”');
    expect(text).toContain('Respondentsof 17');
  });

  it('contains every font it uses', async () => {
    const bytes = Buffer.from(await figureBytes(figure('Themes'), 'pdf', date)).toString('latin1');
    const named = bytes.match(/\/BaseFont \/[A-Z]{6}\+/g) ?? [];
    const held = bytes.match(/\/FontFile[23]/g) ?? [];

    expect(named.length).toBeGreaterThan(0);
    // Each font is named twice, by itself and by its characters.
    expect(held.length).toBe(named.length / 2);
    expect(bytes).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it('contains the Chinese characters it shows, or says which it would lose', async () => {
    const written = figureBytes(figure('各主题的材料'), 'pdf', date);
    const found = await written.then(
      async (bytes) => (await read(bytes)).text,
      (error: unknown) => String(error instanceof AppError ? error.parameters['signs'] : error),
    );

    expect(found).toContain('各主题的材料');
  });

  it('is not written when it would lose characters', async () => {
    const lost = figureBytes(figure('Themes \u{10FFFD}'), 'pdf', date);

    await expect(lost).rejects.toBeInstanceOf(AppError);
    await expect(lost).rejects.toMatchObject({ key: 'errors:no_font_for' });
  });
});

describe('a figure as svg', () => {
  it('contains the font it is set in', async () => {
    const svg = Buffer.from(await figureBytes(figure('Themes'), 'svg', date)).toString('utf8');

    expect(parseSvg(svg).texts).toEqual(expect.arrayContaining(['Themes', 'of 17']));
    expect(
      svg.match(/@font-face\{font-family:Inter;font-weight:(?:400|500 700);src:url\(data:font\/woff/g),
    ).toHaveLength(2);
  });

  it('is complete with a dollar sign before an apostrophe in its title', async () => {
    const title = "Spending (US$'000)";
    const svg = Buffer.from(await figureBytes(figure(title), 'svg', date)).toString('utf8');

    expect(svg.match(/<svg\b/g)).toHaveLength(1);
    expect(parseSvg(svg).texts).toContain(title);
  });

  it('draws characters of other fonts, and still holds them as text', async () => {
    const title = '各主题 themes';
    const svg = Buffer.from(await figureBytes(figure(title), 'svg', date)).toString('utf8');
    const { elements } = parseSvg(svg);
    const [group] = elements.filter(({ attributes }) => attributes['role'] === 'text');

    expect(group?.attributes['aria-label']).toBe(hasFont(title) ? title : undefined);
    expect(elements.filter(({ attributes }) => (attributes['d'] ?? '').length > 100)).toHaveLength(
      hasFont(title) ? 3 : 0,
    );
  });
});

it('a figure is written and printed whatever its words are', async () => {
  const title = String.raw`Curl (hair), url(links), C:\Users, onload="x" href=y & <style>`;
  const svg = figure(title);

  expect((await read(await figureBytes(svg, 'pdf', date))).text).toContain('Curl (hair)');
  const { root } = parseSvg(Buffer.from(await figureBytes(svg, 'svg', date)).toString());
  expect(root.attributes['aria-label']).toBe(title);
  expect(Buffer.from(writeFigureHtml(svg, title, createWords('en'))).toString()).toContain(
    'data:image/svg+xml',
  );
});

describe('anything that is no figure of Concord', () => {
  const drawing = figure('Themes');

  it.each([
    ['no markup', 'hello'],
    ['no svg', '<p>hello</p>'],
    ['without a size', drawing.replace(/ width="[^"]*"/, '')],
    ['with a script', drawing.replace('</svg>', '<script>alert(1)</script></svg>')],
    ['with an embedded page', drawing.replace('</svg>', '<foreignObject/></svg>')],
    ['with an external picture', drawing.replace('</svg>', '<image href="https://x.test/a.png"/></svg>')],
    ['with a link', drawing.replace('</svg>', '<g href="https://x.test"/></svg>')],
    ['with an external fill', drawing.replace('</svg>', '<g fill="url(https://x.test/#a)"/></svg>')],
    [
      'with an external fill in another spelling',
      drawing.replace('</svg>', String.raw`<g fill="\75rl(x)"/></svg>`),
    ],
    ['with an event handler', drawing.replace('</svg>', '<g onload="alert(1)"/></svg>')],
    ['with the styles of another page', `<?xml-stylesheet href="https://x.test/a.css"?>${drawing}`],
    ['with something before it', ` ${drawing}`],
  ])('is refused as svg, as pdf and for printing: %s', async (_, svg) => {
    const refused = { code: 'invalid', key: 'errors:not_a_figure' };

    await expect(figureBytes(svg, 'svg', date)).rejects.toMatchObject(refused);
    await expect(figureBytes(svg, 'pdf', date)).rejects.toMatchObject(refused);
    expect(() => writeFigureHtml(svg, 'Themes', createWords('en'))).toThrow(expect.objectContaining(refused));
  });
});
