import { SaxesParser } from 'saxes';

/** The contents of an SVG file, read strictly as XML. */
export interface ParsedSvg {
  readonly root: { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
  readonly elements: readonly SvgElement[];
  /** All text in reading order, without `<title>` and `<desc>`. */
  readonly texts: readonly string[];
}

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads an SVG file. Throws when it is not well-formed XML. */
export function parseSvg(svg: string): ParsedSvg {
  const elements: SvgElement[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    elements.push({ name, attributes });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    if (text !== '' && !open.includes('title') && !open.includes('desc')) texts.push(text);
  });
  parser.write(svg).close();
  const [root] = elements;
  if (root === undefined) throw new Error('The file holds no element.');
  return { root, elements, texts };
}

/** The number in an attribute. */
export function numberIn({ attributes }: SvgElement, name: string): number {
  return Number(attributes[name]);
}
