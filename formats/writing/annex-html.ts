// An evidence annex as one HTML file: it loads nothing, runs one script that is named by its hash, and can be read without
// that script but for the passages.
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { TextBlock } from '#core/annex/index-bytes.ts';
import type { Language, Words } from '#words/words.ts';
import type { AnnexData } from '../annex-page/data.ts';
import { annexScript, policyHash } from './annex-script.ts';
import { annexStyle } from './annex-style.ts';
import { annexTableHtml, type AnnexTable } from './annex-table-html.ts';
import { element, text } from './html-page.ts';
import { attributes } from './markup.ts';

/** A code as its definition is printed. */
export interface AnnexCode {
  readonly name: string;
  readonly name2: string;
  readonly colour: number;
  readonly depth: number;
  /** Paragraphs, each with its label; the label is empty for a definition. */
  readonly about: readonly { readonly label: string; readonly text: string }[];
}

/** What the file says in one language. */
export interface AnnexEdition {
  readonly words: Words;
  readonly date: string;
  readonly tables: readonly AnnexTable[];
  readonly codes: readonly AnnexCode[];
  readonly leftOut: readonly string[];
}

export interface AnnexFile {
  readonly project: string;
  readonly description: string;
  readonly notice: string | null;
  readonly program: string;
  /** The first one is shown first. */
  readonly editions: readonly AnnexEdition[];
  readonly data: AnnexData;
  readonly index: Uint8Array;
  readonly blocks: readonly TextBlock[];
}

const deflated = promisify(deflateRaw);

/** The file as UTF-8. Packs block by block, so that other work can run meanwhile. */
export async function writeAnnexHtml(file: AnnexFile): Promise<Uint8Array> {
  const { project, editions, data, index, blocks } = file;
  const [first] = editions;
  if (!first) throw new RangeError('An annex has no language');
  const { t, language } = first.words;
  const script = annexScript();
  const policy = [
    "default-src 'none'",
    `script-src ${policyHash(script)}`,
    `style-src ${policyHash(annexStyle)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const title = t('annex:title', { project });
  const packed = [await packedHtml('index', index)];
  for (const [number, { text: words }] of blocks.entries())
    packed.push(await packedHtml(`text-${number}`, new TextEncoder().encode(words)));
  return new TextEncoder().encode(
    [
      `<!doctype html>`,
      `<html${attributes({ lang: language })}>`,
      '<head>',
      '<meta charset="utf-8">',
      `<meta${attributes({ 'http-equiv': 'Content-Security-Policy', content: policy })}>`,
      '<meta name="referrer" content="no-referrer">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      element('title', {}, text(title)),
      `<style>${annexStyle}</style>`,
      '</head>',
      '<body>',
      headHtml(file, first),
      '<div class="body" id="home">',
      element('div', {}, ...editions.map((edition, place) => editionHtml(edition, place > 0))),
      panelHtml(first.words),
      '</div>',
      `<script type="application/json" id="data">${safeJson(data)}</script>`,
      ...packed,
      `<script>${script}</script>`,
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  );
}

/** JSON that neither ends the element that it stands in nor holds a line end of a script. */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (character) => String.raw`\u` + (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'),
  );
}

async function packedHtml(id: string, bytes: Uint8Array): Promise<string> {
  const packed = (await deflated(bytes, { level: 9, memLevel: 9 })).toString('base64');
  return `<script type="text/plain"${attributes({ id })}>${packed}</script>`;
}

function headHtml(
  { project, description, notice, program }: AnnexFile,
  { words, date }: AnnexEdition,
): string {
  const { t } = words;
  return element(
    'header',
    { class: 'top' },
    notice === null ? '' : element('p', { class: 'notice' }, text(notice)),
    element(
      'div',
      {},
      element('p', { class: 'kicker' }, text(t('annex:kicker'))),
      element('h1', {}, text(project)),
      description.trim() === '' ? '' : element('p', { class: 'quiet' }, text(description)),
    ),
    element(
      'div',
      {},
      element('p', { class: 'quiet' }, text(t('annex:written', { program, date }))),
      element('div', { id: 'languages', role: 'group', 'aria-label': t('annex:languages') }),
    ),
  );
}

const HOW = ['numbers', 'people', 'quotes', 'keys', 'addresses', 'format'] as const;

function editionHtml({ words, tables, codes, leftOut }: AnnexEdition, isHidden: boolean): string {
  const { t, language } = words;
  const idOf = (key: string): string => `${language}-${key}`;
  const section = (key: string, heading: string, ...content: readonly string[]): string =>
    element('section', { id: idOf(key) }, element('h2', {}, text(heading)), ...content);
  const links = [
    ...tables.map(
      ({ key, label, table }) => [key, t('kept_tables:titled', { label, title: table.caption })] as const,
    ),
    ['codebook', t('annex:codebook')] as const,
    ['left-out', t('annex:left_out')] as const,
    ['how', t('annex:how')] as const,
  ];
  const linked = links.map(([key, name]) =>
    element('li', {}, element('a', { href: `#${idOf(key)}` }, text(name))),
  );
  const nav = element('nav', { 'aria-label': t('annex:contents') }, element('ul', {}, ...linked));
  const main = element(
    'main',
    {},
    element('p', { class: 'quiet' }, text(t('annex:about'))),
    ...tables.map((table, place) => annexTableHtml(words, table, { id: idOf(table.key), place })),
    section('codebook', t('annex:codebook'), ...codes.map((code) => codeHtml(code))),
    section(
      'left-out',
      t('annex:left_out'),
      element('ul', {}, ...leftOut.map((line) => element('li', {}, text(line)))),
    ),
    section(
      'how',
      t('annex:how'),
      ...HOW.map((key) => element('p', { class: 'note' }, text(t(`annex:how_${key}`)))),
    ),
  );
  return element(
    'div',
    { class: 'edition', lang: language, 'data-edition': language, hidden: isHidden ? 'hidden' : undefined },
    nav,
    main,
  );
}

function codeHtml({ name, name2, colour, depth, about }: AnnexCode): string {
  return element(
    'article',
    { class: `d${Math.min(depth, 3)}` },
    element(
      'h3',
      {},
      element('i', { class: `square c${colour}`, 'aria-hidden': 'true' }),
      text(name),
      name2 === '' ? '' : element('small', {}, text(name2)),
    ),
    ...about.map(({ label, text: words }) =>
      element('p', {}, label === '' ? '' : element('b', {}, text(`${label}: `)), text(words)),
    ),
  );
}

function panelHtml({ t }: Words): string {
  const select = (id: string): string => element('select', { id });
  return element(
    'aside',
    { id: 'passages', 'aria-label': t('annex:page.passages') },
    element(
      'div',
      { class: 'head' },
      element(
        'div',
        {},
        element('h2', { id: 'passages-title', tabindex: '-1' }, text(t('annex:page.passages'))),
        element('button', { type: 'button', id: 'close', hidden: 'hidden' }, '×'),
      ),
      element('p', { id: 'sum', role: 'status' }),
      element(
        'div',
        { id: 'controls', hidden: 'hidden' },
        `<input${attributes({ id: 'words', type: 'search' })}>`,
        ...['code', 'class', 'person'].map(select),
      ),
    ),
    element(
      'div',
      { id: 'list', tabindex: '0', role: 'region', 'aria-label': t('annex:page.list') },
      element('noscript', {}, element('p', { class: 'empty' }, text(t('annex:without_script')))),
    ),
  );
}

/** The sentences of the page of a language, for `AnnexData.words`. */
export function pageWords({ language, instance, t }: Words): Record<string, string> {
  const all = instance.getResource(language satisfies Language, 'annex', 'page') as Record<string, string>;
  return { ...all, language: t('annex:language') };
}
