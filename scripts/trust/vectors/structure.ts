// The structure of a file beside its words: elements and their attributes, lines of a program, parts of an archive. Two
// studies of one shape give the same structure, whatever their texts are; a difference was made by a text.
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { LEAK_HOST } from './vectors.ts';

export interface Structure {
  /** Such as `td@class`, with the ending of the file. */
  readonly parts: ReadonlySet<string>;
  /** The words of the file. */
  readonly texts: readonly string[];
  /** Faults whatever the texts are: invalid XML, a path out of the archive, an address that loads or runs something. */
  readonly faults: readonly string[];
  /** Pages and pictures to show in a browser, with their file. */
  readonly pages: readonly Page[];
}

export interface Page {
  readonly name: string;
  readonly markup: string;
  readonly type: 'text/html' | 'image/svg+xml';
}

interface Growing {
  readonly parts: Set<string>;
  readonly texts: string[];
  readonly faults: string[];
  readonly pages: Page[];
}

const xmlEndings = new Set(['xml', 'rels', 'qde', 'qdc', 'svg']);
const archives = new Set(['docx', 'xlsx', 'qdpx', 'zip']);
const addresses = new Set(['href', 'xlink:href', 'src', 'srcset', 'action', 'formaction', 'style', 'Target']);
const leads = new RegExp(`${LEAK_HOST.replace('.', String.raw`\.`)}|script:|data:|file:`, 'i');

/** Takes a file apart. */
export async function structureOf(name: string, bytes: Uint8Array): Promise<Structure> {
  const growing: Growing = { parts: new Set(), texts: [], faults: [], pages: [] };
  await take(growing, name, Buffer.from(bytes));
  return growing;
}

async function take(growing: Growing, name: string, bytes: Buffer): Promise<void> {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (archives.has(ending)) return await takeArchive(growing, name, bytes);
  const words = bytes.toString('utf8');
  if (xmlEndings.has(ending)) {
    takeXml(growing, name, ending, words);
    if (ending === 'svg') growing.pages.push({ name, markup: words, type: 'image/svg+xml' });
  } else if (ending === 'html') takePage(growing, name, ending, words);
  // As a page that renders Markdown and allows its HTML.
  else if (ending === 'md') takePage(growing, name, ending, new MarkdownIt({ html: true }).render(words));
  else if (ending === 'csv') takeTable(growing, name, words);
  else if (ending === 'json') takeJson(growing, JSON.parse(words));
  else if (ending === 'r' || ending === 'py') {
    for (const line of words.split('\n'))
      if (!line.trim().startsWith('#')) growing.parts.add(`${ending} ${line}`);
  } else growing.texts.push(words);
}

async function takeArchive(growing: Growing, name: string, bytes: Buffer): Promise<void> {
  // yauzl refuses names outside the folder.
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    await take(growing, `${name}/${entry.fileName}`, Buffer.concat(chunks));
  }
}

function takeXml({ parts, texts, faults }: Growing, name: string, ending: string, words: string): void {
  const parser = new SaxesParser();
  const open: string[] = [];
  let text = '';
  parser.on('error', (error) => faults.push(`${name} is no XML: ${error.message}`));
  parser.on('opentag', (tag) => {
    open.push(tag.name);
    parts.add(`${ending} ${tag.name}`);
    for (const [attribute, value] of Object.entries(tag.attributes)) {
      parts.add(`${ending} ${tag.name}@${attribute}`);
      texts.push(value);
      if (addresses.has(attribute) && leads.test(value)) faults.push(`${name}: ${attribute}="${value}"`);
      if (attribute === 'TargetMode') parts.add(`${ending} TargetMode=${value}`);
    }
  });
  parser.on('closetag', () => {
    open.pop();
    // A word may be split into several runs, but not over two paragraphs or cells.
    if (open.length <= 3 || /^(?:w:)?(?:p|si|is|text|title|desc)$/.test(open.at(-1) ?? '')) text += '\n';
  });
  parser.on('text', (chunk) => (text += chunk));
  parser.on('cdata', (chunk) => (text += chunk));
  parser.on('processinginstruction', ({ target }) => parts.add(`${ending} ?${target}`));
  parser.on('doctype', (doctype) => parts.add(`${ending} !${doctype}`));
  parser.write(words).close();
  texts.push(text);
}

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  readonly content?: Node;
}

function takePage(growing: Growing, name: string, ending: string, markup: string): void {
  growing.pages.push({ name, markup, type: 'text/html' });
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeName === '#text') text += node.value ?? '';
    else if (!node.nodeName.startsWith('#document')) growing.parts.add(`${ending} ${node.nodeName}`);
    for (const { name: attribute, value } of node.attrs ?? []) {
      growing.parts.add(`${ending} ${node.nodeName}@${attribute}`);
      if (addresses.has(attribute) && leads.test(value))
        growing.faults.push(`${name}: ${attribute}="${value}"`);
    }
    for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) visit(child);
    text += ['p', 'td', 'dd', 'dt', 'li', 'h1', 'h2', 'h3', 'h4'].includes(node.nodeName) ? '\n' : '';
  };
  visit(parse(markup));
  growing.texts.push(text);
}

function takeTable({ parts, texts, faults }: Growing, name: string, words: string): void {
  const { data, errors } = Papa.parse<string[]>(words.replace(/^\uFEFF/, '').trimEnd());
  for (const { message } of errors) faults.push(`${name} is no table: ${message}`);
  const width = data[0]?.length ?? 0;
  for (const row of data) {
    if (row.length !== width) faults.push(`${name}: a row of ${row.length} cells where there are ${width}`);
    texts.push(...row);
    if (/excel/.test(name))
      for (const cell of row)
        if (/^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
          faults.push(`${name}: a formula, ${cell}`);
  }
  parts.add('csv table');
}

function takeJson(growing: Growing, value: unknown): void {
  if (typeof value === 'string') growing.texts.push(value);
  else if (value !== null && typeof value === 'object')
    for (const [key, inside] of Object.entries(value)) {
      growing.texts.push(key);
      takeJson(growing, inside);
    }
}
