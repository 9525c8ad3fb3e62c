// The frame of Concord's HTML files: one file that loads and runs nothing, small, fit for printing.
import type { Words } from '#words/words.ts';
import { attributes, contentText } from './markup.ts';

/** An element; `content` is markup, made only with `text` and `element`. */
export function element(
  name: string,
  values: Readonly<Record<string, string | undefined>>,
  ...content: readonly string[]
): string {
  return `<${name}${attributes(values)}>${content.join('')}</${name}>`;
}

/** Text, escaped as markup. */
export const text = contentText;

/** One `<p>` for each non-empty line. */
export function paragraphs(lines: string, values: Readonly<Record<string, string | undefined>> = {}): string {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => element('p', values, text(line)))
    .join('');
}

/** Labels with their values. */
export function factList(facts: readonly { label: string; text: string }[]): string {
  const items = facts.map((fact) => element('dt', {}, text(fact.label)) + element('dd', {}, text(fact.text)));
  return element('dl', { class: 'facts' }, ...items);
}

/** The whole file as UTF-8. `notice` stands at the top of the page and of every printed page. */
export function htmlPage(
  page: {
    title: string;
    notice: string | null;
    style: string;
    body: readonly string[];
    /** Whether the page contains embedded pictures. */
    hasPictures?: boolean;
  },
  words: Words,
): Uint8Array {
  const notice = page.notice === null ? '' : element('p', { class: 'notice' }, text(page.notice));
  const file = [
    '<!doctype html>',
    `<html${attributes({ lang: words.language })}>`,
    '<head>',
    '<meta charset="utf-8">',
    // Even a text that was left unescaped could load and run nothing.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${page.hasPictures ? '; img-src data:' : ''}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, text(page.title)),
    `<style>${baseStyle}${page.style}</style>`,
    '</head>',
    '<body>',
    notice,
    ...page.body,
    '</body>',
    '</html>',
    '',
  ];
  return new TextEncoder().encode(file.join('\n'));
}

const baseStyle = `
:root { color-scheme: light; --ink: #23262b; --quiet: #5c6068; --line: #e3dfd6; --ground: #f4f2ed; --accent: #0b6e69; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 1.5rem 5rem; max-width: 60rem; background: #fbfaf7; color: var(--ink);
  font: 15px/1.55 Inter, 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
  font-variant-numeric: tabular-nums; }
h1, h2, h3, h4, h5, h6, blockquote { font-family: 'Source Serif 4', Georgia, 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: .2rem 0 .4rem; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.kicker { color: var(--accent); font-weight: 600; }
.notice { border: 1px solid #b9d8d4; background: #e6f1ef; color: var(--accent); font-weight: 600;
  padding: .6rem .9rem; border-radius: 6px; margin: 0 0 1.4rem; }
.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .3rem 1.2rem; margin: 1rem 0;
  font-size: .93em; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .93em; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; vertical-align: bottom; background: var(--ground); }
.number { text-align: right; white-space: nowrap; }
blockquote { margin: .5rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line); }
.square { display: inline-block; width: .7em; height: .7em; border-radius: 2px; margin-right: .45em;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
@media print {
  body { background: #fff; padding: 0; max-width: none; font-size: 10.5pt; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
  @page { margin: 18mm 16mm; }
}
`;
