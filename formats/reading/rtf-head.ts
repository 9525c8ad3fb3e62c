// The header of an rtf: its code page, the character sets of its fonts, its styles and its lists.
import type { ListPlace } from './page-writer.ts';

/** The properties of a paragraph style. */
export interface RtfStyle {
  name: string;
  base: number | null;
  bold: boolean | null;
  italic: boolean | null;
  /** From 0, as rtf counts; 9 is running text. */
  outlineLevel: number | null;
}

interface ListLevel {
  /** The kind of number: 23 is a bullet, 255 none. */
  kind: number;
  start: number;
}

interface List {
  id: number;
  readonly levels: ListLevel[];
}

/** A list as paragraphs refer to it: another list, of which some levels may restart. */
interface Override {
  id: number;
  level: number;
  readonly starts: Map<number, number>;
}

/** WHATWG encodings by Windows code pages and by the character sets of fonts (RTF 1.9.1, \ansicpg, \fcharset). */
const byCodePage = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [20866, 'koi8-r'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);
const byCharset = new Map([
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
]);

/** Collects the tables of an rtf's header, word by word, and looks things up in them. */
export class RtfHead {
  #codePage = 'windows-1252';
  readonly #fonts = new Map<number, string>();
  #font = 0;
  readonly #styles = new Map<number, RtfStyle>();
  #style: RtfStyle | null = null;
  readonly #looks = new Map<number, { bold: boolean; italic: boolean }>();
  readonly #lists = new Map<number, List>();
  #list: List | null = null;
  readonly #overrides = new Map<number, Override>();
  #override: Override | null = null;
  readonly #counts = new Map<string, number[]>();

  /** Sets the code page of the whole file. */
  setCodePage(value: number | null): void {
    this.#codePage = encodingOfCodePage(value ?? 1252);
  }

  fontWord(word: string, value: number | null): void {
    if (word === 'f') this.#font = value ?? 0;
    const encoding =
      word === 'fcharset'
        ? byCharset.get(value ?? 0)
        : word === 'cpg'
          ? encodingOfCodePage(value ?? 0)
          : undefined;
    if (encoding) this.#fonts.set(this.#font, encoding);
  }

  styleWord(word: string, value: number | null): void {
    if (word === 's') {
      this.#style = { name: '', base: null, bold: null, italic: null, outlineLevel: null };
      this.#styles.set(value ?? 0, this.#style);
    } else if (word === 'cs' || word === 'ds' || word === 'ts') this.#style = null;
    else if (!this.#style) return;
    else if (word === 'sbasedon') this.#style.base = value;
    else if (word === 'b') this.#style.bold = value !== 0;
    else if (word === 'i') this.#style.italic = value !== 0;
    else if (word === 'outlinelevel') this.#style.outlineLevel = value;
  }

  styleName(text: string): void {
    if (this.#style) this.#style.name += text;
  }

  listWord(word: string, value: number | null): void {
    if (word === 'list') this.#list = { id: 0, levels: [] };
    else if (word === 'listlevel') this.#list?.levels.push({ kind: 0, start: 1 });
    else if (word === 'listid' && this.#list) this.#lists.set(value ?? 0, this.#list);
    const level = this.#list?.levels.at(-1);
    if (!level || value === null) return;
    if (word === 'levelnfc' || word === 'levelnfcn') level.kind = value;
    else if (word === 'levelstartat') level.start = value;
  }

  overrideWord(word: string, value: number | null): void {
    if (word === 'listoverride') this.#override = { id: 0, level: -1, starts: new Map() };
    else if (!this.#override) return;
    else if (word === 'lfolevel') this.#override.level += 1;
    else if (value === null) return;
    else if (word === 'listid') this.#override.id = value;
    else if (word === 'levelstartat') this.#override.starts.set(this.#override.level, value);
    else if (word === 'ls') this.#overrides.set(value, this.#override);
  }

  /** The encoding of bytes in this font. */
  encodingOf(font: number): string {
    return this.#fonts.get(font) ?? this.#codePage;
  }

  /** The heading level of a paragraph style, from 1; null for other paragraphs. */
  headingLevel(style: number): number | null {
    const outline = this.#chain(style).find((one) => one.outlineLevel !== null)?.outlineLevel ?? 9;
    if (outline <= 8) return outline + 1;
    const name = this.#styles.get(style)?.name.replace(/;.*$/s, '').trim() ?? '';
    const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
    if (level) return Number(level);
    return /^(?:title|标题)$/i.test(name) ? 1 : /^(?:subtitle|副标题)$/i.test(name) ? 2 : null;
  }

  /** Whether the style itself is bold or italic: then bold or italic in a word is no emphasis. */
  look(style: number): { bold: boolean; italic: boolean } {
    const known = this.#looks.get(style);
    if (known) return known;
    const chain = this.#chain(style);
    const look = {
      bold: chain.find((one) => one.bold !== null)?.bold ?? false,
      italic: chain.find((one) => one.italic !== null)?.italic ?? false,
    };
    this.#looks.set(style, look);
    return look;
  }

  /**
   * The place of the next paragraph of a list, level from 0. `written` is the number that the writing program put
   * beside it. Null if the list has neither numbers nor bullets.
   */
  place(listed: number, level: number, written: number | null): ListPlace | null {
    const override = this.#overrides.get(listed);
    const list = this.#lists.get(override?.id ?? 0);
    const kind = list?.levels[level]?.kind ?? (written === null ? 23 : 0);
    if (kind === 255) return null;
    if (kind === 23) return { level: level + 1, number: null };
    const key = override && override.starts.size === 0 ? `list ${override.id}` : `override ${listed}`;
    const counts = this.#counts.get(key) ?? [];
    const start = override?.starts.get(level) ?? list?.levels[level]?.start ?? 1;
    const last = counts[level];
    const number = (kind === 0 ? written : null) ?? (last === undefined ? start : last + 1);
    counts[level] = number;
    counts.length = level + 1;
    this.#counts.set(key, counts);
    return { level: level + 1, number };
  }

  /** A style and those it is based on. Stops at a cycle. */
  #chain(style: number): RtfStyle[] {
    const found = new Set<RtfStyle>();
    for (let next: number | null = style; next !== null;) {
      const one: RtfStyle | undefined = this.#styles.get(next);
      if (!one || found.has(one)) break;
      found.add(one);
      next = one.base;
    }
    return [...found];
  }
}

function encodingOfCodePage(page: number): string {
  const known = byCodePage.get(page);
  if (known) return known;
  return page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252';
}
