// Turns the SVG text of a figure into elements of this page. Trusted Types forbid markup from strings, so elements are
// created one by one, and only those that `figures/` writes.

const SVG = 'http://www.w3.org/2000/svg';
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
/** The element names that a figure uses: for drawing only, nothing that could run, load or link. */
const NAMES = new Set([
  'svg',
  'g',
  'title',
  'desc',
  'rect',
  'path',
  'line',
  'circle',
  'ellipse',
  'polygon',
  'polyline',
  'text',
  'tspan',
]);

/** A tag in the text of a figure. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The tags and texts in order. Throws an Error for anything that no figure contains. */
export function* tokens(svg: string): Generator<Tag | string> {
  let last = 0;
  for (const match of svg.matchAll(/<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi)) {
    const text = svg.slice(last, match.index);
    if (text.includes('<')) throw new Error('A figure holds what is no element.');
    if (text !== '') yield unescaped(text);
    const [, closing, name = '', written = '', empty] = match;
    if (!NAMES.has(name)) throw new Error(`A figure holds an element “${name}”.`);
    const attributes = [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, unescaped(value)] as const,
    );
    if (attributes.some(([key]) => /^on|href$/i.test(key)))
      throw new Error('A figure holds a script or a link.');
    yield { kind: closing ? 'close' : empty ? 'empty' : 'open', name, attributes };
    last = match.index + match[0].length;
  }
  if (svg.slice(last).includes('<')) throw new Error('A figure holds what is no element.');
}

function unescaped(text: string): string {
  return text.replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** The figure as an element of this page. Throws an Error for anything that no figure contains. */
export function svgElement(svg: string): SVGElement {
  let root: SVGElement | null = null;
  const open: SVGElement[] = [];
  for (const token of tokens(svg)) {
    const parent = open.at(-1);
    if (typeof token === 'string') {
      parent?.append(token);
    } else if (token.kind === 'close') {
      open.pop();
    } else {
      const made = document.createElementNS(SVG, token.name);
      for (const [name, value] of token.attributes) {
        if (name === 'xmlns') continue;
        if (name === 'xml:lang') made.setAttribute('lang', value);
        else made.setAttribute(name, value);
      }
      parent?.append(made);
      root ??= made;
      if (token.kind === 'open') open.push(made);
    }
  }
  if (root === null) throw new Error('A figure holds nothing.');
  return root;
}
