// Rewrites elements that contain words and that mammoth skips: characters with a pronunciation gloss, old line breaks,
// simple fields, formulas. Removes links to missing targets, at which mammoth would stop. The same pass rejects what no
// word processor writes: document types, entities, endless nesting.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '#core/errors.ts';
import type { DocxMarks } from './docx-marks.ts';
import type { DocxBreaks } from './docx-breaks.ts';
import { OpenProperties } from './docx-properties.ts';
import type { DocxStyles } from './docx-styles.ts';
import { MAX_NESTING } from './limits.ts';

/** How much was mended or will be lost. */
export interface Mended {
  /** Tracked insertions and deletions, which are treated as accepted. */
  tracked: number;
  /** Pronunciation glosses, whose base characters stay. */
  glosses: number;
  /** Formulas, whose characters stay. */
  formulas: number;
  comments: number;
  /** Hidden text, which is imported all the same. */
  hidden: number;
  /** Charts and diagrams, which mammoth does not count as pictures. */
  charts: number;
}

const wordNamespaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];
const formulaNamespaces = [
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
];

/** Elements that are removed with their content. */
const dropped = new Set(['w:rt', 'w:rubyPr', 'm:rPr', 'm:ctrlPr', 'm:oMathParaPr']);
/** Elements that are removed while their content stays. */
const unwrapped = new Set(['w:ruby', 'w:rubyBase', 'w:fldSimple', 'w:dir', 'w:bdo']);
const renamed = new Map([
  ['w:cr', 'w:br'],
  ['w:ptab', 'w:tab'],
  ['m:r', 'w:r'],
  ['m:t', 'w:t'],
]);

/** Elements that refer to something in the file or outside it, with the referring attributes. */
const pointing = new Set(['w:hyperlink', 'a:blip', 'v:imagedata']);
const pointers = /:(?:id|embed|link)$/;

/**
 * Mends one part of a docx called `name`; `targets` are the valid targets of references. Parts without text are
 * returned unchanged. Using `styles`, gives paragraphs that are headings by their outline level a heading style, and
 * those of numbered lists a mark with their number. Counts in `mended`, and records people's marks, or page breaks, in
 * `marks`. Throws `invalid` if the XML is malformed or nested too deeply.
 */
export function mendedPart(
  part: string,
  content: Buffer,
  name: string,
  mended: Mended,
  styles: DocxStyles,
  marks: DocxMarks | DocxBreaks,
  targets: ReadonlySet<string>,
): Buffer {
  const xml = textOf(content);
  const isText = /^word\/(?:document\d*|footnotes|endnotes|comments)\.xml$/.test(part);
  const isComments = part.endsWith('comments.xml');
  const broken = (): AppError => new AppError('invalid', 'reading:broken', { name, ending: 'docx' });

  const parser = new SaxesParser({ xmlns: false });
  const open: { tag: string | null; known: string; dropped: boolean }[] = [];
  const out: string[] = [];
  let prefixes: ReadonlyMap<string, string> = new Map();
  let drops = 0;
  let properties: OpenProperties | null = null;
  const isMarked = isText && !isComments;
  marks.begin();

  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', () => {
    throw broken();
  });
  parser.on('opentag', (element) => {
    if (open.length >= MAX_NESTING) throw new AppError('invalid', 'reading:nested_too_deep', { name });
    if (open.length === 0) prefixes = canonicalPrefixes(element);
    const known = canonical(element.name, prefixes);
    if (isText) {
      count(known, isComments, mended);
      if (known === 'w:vanish' && open.at(-2)?.known === 'w:r' && isOn(element)) mended.hidden += 1;
    }
    if (isMarked) marks.open(known, element, open, out, wordPrefix(prefixes));
    const isDropped = dropped.has(known);
    if (isDropped) drops += 1;
    const isUnwrapped = unwrapped.has(known) || (known.startsWith('m:') && !renamed.has(known));
    const rewritten = renamed.get(known)?.replace('w:', wordPrefix(prefixes));
    if (properties) properties.note(known, element, open, out.length);
    else if (isText && known === 'w:pPr' && drops === 0) {
      properties = new OpenProperties(open.length, out.length);
    }
    const tag = isUnwrapped ? null : (rewritten ?? element.name);
    open.push({ tag, known, dropped: isDropped });
    // A page or column break within a paragraph separates two words.
    const isLost = (attribute: string, value: string): boolean =>
      pointing.has(known) && pointers.test(attribute) && !targets.has(value);
    const attributes = known === 'w:br' ? '' : attributesOf(element, isLost);
    if (drops === 0 && tag !== null) out.push(`<${tag}${attributes}>`);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (isMarked && closed) marks.close(closed.known, open, out, wordPrefix(prefixes));
    if (drops === 0 && closed?.tag) out.push(`</${closed.tag}>`);
    if (closed?.dropped) drops -= 1;
    if (properties?.depth === open.length) {
      properties.mend(out, styles, wordPrefix(prefixes));
      properties = null;
    }
  });
  const write = (text: string): void => {
    if (drops === 0) out.push(escaped(text));
  };
  parser.on('text', write);
  parser.on('cdata', write);
  try {
    parser.write(xml).close();
  } catch (error) {
    throw error instanceof AppError ? error : broken();
  }
  return isText ? Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${out.join('')}`) : Buffer.from(xml);
}

function count(known: string, isComments: boolean, mended: Mended): void {
  if (known === 'w:ins' || known === 'w:del' || known === 'w:moveFrom') mended.tracked += 1;
  else if (known === 'w:ruby') mended.glosses += 1;
  else if (known === 'm:oMath') mended.formulas += 1;
  else if (known === 'c:chart' || known === 'dgm:relIds') mended.charts += 1;
  else if (known === 'w:comment' && isComments) mended.comments += 1;
}

/** Whether an on/off property is on. */
function isOn(element: SaxesTagPlain): boolean {
  const value = Object.entries(element.attributes).find(([name]) => /(?:^|:)val$/.test(name))?.[1];
  return value === undefined || !['0', 'false', 'off'].includes(value);
}

/** Office XML is UTF-8 or UTF-16. The XML declaration is removed, since the parts are written in UTF-8. */
function textOf(content: Buffer): string {
  const utf16 = content[0] === 0xff && content[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(content);
  return text.replace(/^\s*<\?xml[^?]*\?>/, '');
}

/** The usual prefixes `w` and `m` for those that the root binds to the namespaces of Word and its formulas. */
function canonicalPrefixes(root: SaxesTagPlain): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const [attribute, value] of Object.entries(root.attributes)) {
    const prefix = attribute === 'xmlns' ? '' : /^xmlns:(.+)$/.exec(attribute)?.[1];
    if (prefix === undefined) continue;
    if (wordNamespaces.includes(value)) prefixes.set(prefix, 'w');
    else if (formulaNamespaces.includes(value)) prefixes.set(prefix, 'm');
  }
  return prefixes;
}

/** The prefix of Word's own elements, with its colon. */
function wordPrefix(prefixes: ReadonlyMap<string, string>): string {
  const prefix = [...prefixes].find(([, role]) => role === 'w')?.[0] ?? 'w';
  return prefix === '' ? '' : `${prefix}:`;
}

function canonical(name: string, prefixes: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.includes(':') ? (name.split(':', 2) as [string, string]) : ['', name];
  const role = prefixes.get(prefix);
  return role ? `${role}:${local}` : name;
}

function attributesOf(element: SaxesTagPlain, isLost: (attribute: string, value: string) => boolean): string {
  return Object.entries(element.attributes)
    .filter(([name, value]) => !isLost(name, value))
    .map(
      ([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`,
    )
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
