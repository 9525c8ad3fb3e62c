// What the styles of a text document tell about structure: bold, italic, headings, and the numbering of lists.
import { elementsOf, type XmlElement } from './xml.ts';

/** Whether text is bold or italic; null if a style leaves that to the surrounding text. */
export interface Emphasis {
  readonly bold: boolean | null;
  readonly italic: boolean | null;
}

/** The numbering of a list level: its first number, or null for bullets. */
export interface ListLevel {
  readonly start: number | null;
}

export interface OdtStyles {
  /** The emphasis of a span's style, including the styles it is based on. */
  ofSpan(name: string | undefined): Emphasis;
  /** The emphasis given to one paragraph by hand; the emphasis of its style is only the style's look. */
  ofParagraph(name: string | undefined): Emphasis;
  /** The heading level of a paragraph's style; null for other paragraphs. */
  headingLevel(name: string | undefined): number | null;
  /** The list style that a paragraph's style refers to. */
  listStyle(name: string | undefined): string | undefined;
  listLevel(name: string | undefined, level: number): ListLevel;
}

interface Style extends Emphasis {
  readonly isAutomatic: boolean;
  readonly parent: string | undefined;
  readonly list: string | undefined;
  readonly outlineLevel: number | null;
}

const none: Emphasis = { bold: null, italic: null };
/** Titles count as headings, as in a docx. */
const titles = new Map([
  ['Title', 1],
  ['Subtitle', 2],
]);

/** The styles in `parts`, the root elements of styles.xml and content.xml; later ones take precedence. */
export function odtStyles(parts: readonly XmlElement[]): OdtStyles {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Map<number, ListLevel>>();
  for (const part of parts) {
    for (const group of elementsOf(part)) {
      const isAutomatic = group.name === 'office:automatic-styles';
      if (!isAutomatic && group.name !== 'office:styles') continue;
      for (const style of elementsOf(group)) {
        const name = style.attributes.get('style:name') ?? '';
        const family = style.attributes.get('style:family') ?? '';
        if (style.name === 'style:style') styles.set(`${family} ${name}`, styleOf(style, isAutomatic));
        else if (style.name === 'text:list-style') lists.set(name, levelsOf(style));
      }
    }
  }

  /** A style and those it is based on, itself first. Stops at a cycle. */
  const chain = (family: string, name: string | undefined): [string, Style][] => {
    const found = new Map<string, Style>();
    for (let next = name; next !== undefined && !found.has(next);) {
      const style = styles.get(`${family} ${next}`);
      if (!style) break;
      found.set(next, style);
      next = style.parent;
    }
    return [...found];
  };
  return {
    ofSpan(name) {
      const found = chain('text', name).map(([, style]) => style);
      return {
        bold: found.find((style) => style.bold !== null)?.bold ?? null,
        italic: found.find((style) => style.italic !== null)?.italic ?? null,
      };
    },
    ofParagraph(name) {
      const style = styles.get(`paragraph ${name}`);
      return style?.isAutomatic ? style : none;
    },
    headingLevel(name) {
      if (name !== undefined && titles.has(name)) return titles.get(name) ?? null;
      for (const [own, style] of chain('paragraph', name)) {
        const level = style.outlineLevel ?? titles.get(own) ?? titles.get(style.parent ?? '');
        if (level !== undefined) return level === 0 ? null : level;
      }
      return null;
    },
    listStyle: (name) => chain('paragraph', name).find(([, style]) => style.list)?.[1].list,
    listLevel(name, level) {
      const levels = lists.get(name ?? '');
      // A level that a style does not define looks like the deepest one that it does.
      return levels?.get(level) ?? [...(levels?.values() ?? [])].at(-1) ?? { start: null };
    },
  };
}

function styleOf(style: XmlElement, isAutomatic: boolean): Style {
  const properties = elementsOf(style, 'style:text-properties')[0]?.attributes;
  // Chinese has properties of its own beside those of other scripts; text that is bold in one of them counts as bold.
  const weight = properties?.get('fo:font-weight') ?? properties?.get('style:font-weight-asian');
  const slant = properties?.get('fo:font-style') ?? properties?.get('style:font-style-asian');
  const level = style.attributes.get('style:default-outline-level');
  return {
    isAutomatic,
    parent: style.attributes.get('style:parent-style-name'),
    list: style.attributes.get('style:list-style-name') || undefined,
    outlineLevel: level === undefined ? null : Number(level) || 0,
    bold: weight === undefined ? null : weight === 'bold' || Number(weight) >= 600,
    italic: slant === undefined ? null : slant !== 'normal',
  };
}

function levelsOf(style: XmlElement): Map<number, ListLevel> {
  return new Map(
    elementsOf(style).map(({ name, attributes }) => {
      const counts = name === 'text:list-level-style-number' && attributes.get('style:num-format') !== '';
      const start = counts ? (wholeNumber(attributes.get('text:start-value')) ?? 1) : null;
      return [wholeNumber(attributes.get('text:level')) ?? 1, { start }];
    }),
  );
}

/** The number in an attribute; undefined if there is none, or if it is larger than any list. */
export function wholeNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}
