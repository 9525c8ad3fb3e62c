// SVG as text, built without a DOM. Everything that comes from a project is escaped here and nowhere else.

/** Numbers are rounded to hundredths of a pixel; an undefined attribute is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A piece of finished SVG; only this file makes one, so that unescaped text cannot be mistaken for it. */
export type Svg = string & { readonly finished: unique symbol };

/** An element with its children, none of them unescaped text. */
export function element(name: string, attributes: Attributes, children: readonly Svg[] = []): Svg {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value ?? '')}"`)
    .join('');
  const inside = children.join('');
  return (inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`) as Svg;
}

/** Text as a child of an element. */
export function words(text: string): Svg {
  return escaped(text) as Svg;
}

/** An element whose only content is text. */
export function textElement(name: string, attributes: Attributes, text: string): Svg {
  return element(name, attributes, [words(text)]);
}

/**
 * Characters that XML 1.0 cannot contain, not even escaped: most control characters, lone surrogates, U+FFFE and
 * U+FFFF.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** A command of an SVG path with its numbers. */
export type PathCommand = readonly [command: 'M' | 'L' | 'H' | 'V' | 'v' | 'Z', ...numbers: number[]];

/** The `d` of a path. */
export function pathData(...commands: readonly PathCommand[]): string {
  return commands.map(([command, ...numbers]) => command + numbers.map(rounded).join(' ')).join('');
}

/** A thin horizontal line. */
export function rule(left: number, right: number, y: number, stroke: string): Svg {
  return element('path', { d: pathData(['M', left, y], ['H', right]), fill: 'none', stroke });
}
