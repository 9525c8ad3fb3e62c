// What the styles of a text document say of its structure: bold, italic, headings, and how lists count.
import { elementsOf, type XmlElement } from './xml.ts';

/** Whether text is bold or italic; null where a style leaves that to what is around it. */
export interface Emphasis {
  readonly bold: boolean | null;
  readonly italic: boolean | null;
}

/** How a level of a list counts: from a first number, or, where that is null, with bullets. */
export interface ListLevel {
  readonly start: number | null;
}

export interface OdtStyles {
  /** The emphasis of a span's style, with all that it is based on. */
  ofSpan(name: string | undefined): Emphasis;
  /** The emphasis that was given to one paragraph by hand; that of its style is the style's look. */
  ofParagraph(name: string | undefined): Emphasis;
  /** The heading level that a paragraph's style stands for; null for other paragraphs. */
  headingLevel(name: string | undefined): number | null;
  /** The list style that a paragraph's style names. */
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
/** Titles are headings here, as they are in a docx. */
const titles = new Map([
  ['Title', 1],
  ['Subtitle', 2],
]);

/** The styles in `parts`, the roots of styles.xml and content.xml; the later ones prevail. */
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

  /** A style and those it is based on, itself first. A chain that bites its tail ends there. */
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
      // Levels that a style does not speak of look like the deepest one it does.
      return levels?.get(level) ?? [...(levels?.values() ?? [])].at(-1) ?? { start: null };
    },
  };
}

function styleOf(style: XmlElement, isAutomatic: boolean): Style {
  const properties = elementsOf(style, 'style:text-properties')[0]?.attributes;
  // Chinese has properties of its own beside those of other scripts; what is bold at all is bold here.
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

/** A number of an attribute; undefined for what is none, or is beyond any list. */
export function wholeNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}
