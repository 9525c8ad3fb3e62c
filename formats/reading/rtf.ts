// Rich Text Format, as word processors of thirty years write it. Groups open and close, control words change the state
// of their group; unknown words are skipped, with their whole group if the format says so (`\*`).
import { AppError } from '#core/errors.ts';
import { blocksOfHtml, blocksWithBreaks, type HtmlBlocks } from './html.ts';
import { MAX_NESTING } from './limits.ts';
import { escapeHtml, PageNotes } from './page-writer.ts';
import type { ReadNote } from './result.ts';
import { RtfFlow, type RtfParagraph } from './rtf-flow.ts';
import { RtfHead } from './rtf-head.ts';
import { firstGroup, format, resetFormatting, type RtfGroup } from './rtf-group.ts';
import { RtfRowShape } from './rtf-table.ts';
import { rtfTokens } from './rtf-tokens.ts';
import { characters, destinations, type Destination } from './rtf-words.ts';

/**
 * Reads an rtf, `withBreaks` also where pages begin, as UTF-16 positions in the text. Throws `invalid` if it is broken,
 * ends too early, or nests too deeply.
 */
export function blocksOfRtf(
  bytes: Uint8Array,
  name: string,
  withBreaks = false,
): HtmlBlocks & { readonly breaks: readonly number[] } {
  const reader = new RtfReader(name);
  for (const token of rtfTokens(bytes, name)) {
    if (token.type === 'open') reader.open();
    else if (token.type === 'close') reader.close();
    else if (token.type === 'word') reader.word(token.name, token.value);
    else reader.bytes(token.bytes);
  }
  const page = reader.end();
  const { blocks, notes, breaks } = withBreaks
    ? blocksWithBreaks(page, name, 'keep')
    : { ...blocksOfHtml(page, name, 'keep'), breaks: [] };
  return { blocks, notes: [...reader.losses(), ...notes], breaks };
}

class RtfReader {
  readonly #name: string;
  readonly #head = new RtfHead();
  readonly #notes = new PageNotes();
  #flow = new RtfFlow();
  #group = firstGroup();
  readonly #groups: RtfGroup[] = [];
  /** Whether the next control word may be skipped with its group. */
  #isOptional = false;
  #toSkip = 0;
  /** Bytes that wait for the rest of their character. */
  #waiting: number[] = [];
  #waitingFor = '';
  /** The number or bullet that the writing program put beside a list item. */
  #marker: string | null = null;
  #instruction = '';
  #property = { name: '', value: '' };
  #words = '';
  #noteCount = 0;
  readonly #row = new RtfRowShape();
  #comments = 0;
  #deletions = 0;
  #replaced = 0;

  constructor(name: string) {
    this.#name = name;
  }

  open(): void {
    this.#decode();
    this.#toSkip = 0;
    if (this.#groups.length >= MAX_NESTING) {
      throw new AppError('invalid', 'reading:nested_too_deep', { name: this.#name });
    }
    this.#groups.push(this.#group);
    this.#group = { ...this.#group, end: null };
  }

  close(): void {
    this.#decode();
    this.#toSkip = 0;
    const { end } = this.#group;
    end?.();
    this.#group = this.#groups.pop() ?? this.#group;
  }

  bytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    const { destination } = this.#group;
    if (destination === 'nothing' || destination === 'shape' || destination === 'picture') return;
    const encoding = this.#encoding();
    if (encoding !== this.#waitingFor) this.#decode();
    this.#waitingFor = encoding;
    for (const byte of bytes.subarray(skipped)) this.#waiting.push(byte);
  }

  word(word: string, value: number | null): void {
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return;
    }
    this.#decode();
    const isOptional = this.#isOptional;
    this.#isOptional = word === '*';
    if (word === '*') return;
    const destination = destinations.get(word);
    if (destination !== undefined) this.#enter(word, destination);
    else if (isOptional) this.#group.destination = 'nothing';
    else this.#apply(word, value);
  }

  /** The page, its notes last. */
  end(): string {
    return this.#flow.end(this.#paragraph()) + this.#notes.end();
  }

  losses(): ReadNote[] {
    const notes: ReadNote[] = [];
    const tell = (key: string, count: number): void => {
      if (count > 0) notes.push({ key, parameters: { count } });
    };
    tell('reading:tracked_changes_accepted', this.#deletions);
    tell('reading:comments_left_out', this.#comments);
    tell('reading:characters_replaced', this.#replaced);
    return notes;
  }

  #enter(word: string, destination: Destination): void {
    const group = this.#group;
    if (word === 'annotation') this.#comments += 1;
    // A skipped group is not entered, except for the second form of a text that occurs twice.
    if (group.destination === 'nothing' || (group.destination === 'twice' && word !== 'ud')) return;
    if (group.destination === 'shape' && !['pict', 'shptxt', 'sp', 'sn', 'sv'].includes(word)) return;
    group.destination = destination;
    switch (word) {
      case 'pict':
        this.#words = '';
        group.end = () => this.#html(this.#words === '' ? '<img>' : `<img alt="${escapeHtml(this.#words)}">`);
        break;
      case 'sn':
        this.#property = { name: '', value: '' };
        break;
      case 'sv':
        group.end = () => {
          if (this.#property.name === 'wzDescription') this.#words = this.#property.value;
        };
        break;
      case 'fldinst':
        this.#instruction = '';
        break;
      case 'fldrslt':
        group.href = /^\s*HYPERLINK\s+"([^"]+)"/.exec(this.#instruction)?.[1] ?? group.href;
        break;
      case 'listtext':
      case 'pntext':
        this.#marker = '';
        break;
      case 'footnote':
      case 'shptxt':
        this.#enterFlow(word);
        break;
    }
  }

  /** Notes and frames are texts of their own, whose paragraphs begin with default properties. */
  #enterFlow(word: 'footnote' | 'shptxt'): void {
    const outer = this.#flow;
    this.#flow = new RtfFlow();
    resetFormatting(this.#group);
    this.#group.end = () => {
      const html = this.#flow.end(this.#paragraph());
      this.#flow = outer;
      if (word === 'shptxt') return outer.aside(html);
      this.#noteCount += 1;
      const reference = this.#notes.reference(String(this.#noteCount), html);
      outer.write({ text: reference, isHtml: true, bold: false, italic: false, href: null });
    };
  }

  #apply(word: string, value: number | null): void {
    const { destination } = this.#group;
    if (word === 'uc') this.#group.fallback = Math.max(0, value ?? 1);
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (destination === 'fonts') this.#head.fontWord(word, value);
    else if (destination === 'styles') this.#head.styleWord(word, value);
    else if (destination === 'lists') this.#head.listWord(word, value);
    else if (destination === 'overrides') this.#head.overrideWord(word, value);
    else if (characters.has(word)) this.#write(characters.get(word) ?? '');
    else if (destination === 'text') this.#textWord(word, value);
  }

  #textWord(word: string, value: number | null): void {
    switch (word) {
      case 'ansicpg':
        return this.#head.setCodePage(value);
      case 'mac':
        return this.#head.setCodePage(10_000);
      case 'page':
        return this.#flow.breakPage();
      case 'pagebb':
        if (value !== 0) this.#flow.breakPage();
        return;
      case 'sect':
        this.#endParagraph();
        return this.#flow.breakPage();
      case 'par':
      // A table within a cell is only layout: its cells are read one after another.
      case 'nestcell':
        return this.#endParagraph();
      case 'line':
        return this.#html('<br>');
      case 'cell':
        this.#flow.endCell(this.#paragraph());
        this.#marker = null;
        return;
      case 'row':
        return this.#flow.endRow(this.#row.header, this.#row.places);
      case 'deleted':
        if (value !== 0 && !this.#group.deleted) this.#deletions += 1;
        this.#group.deleted = value !== 0;
        return;
      default:
        this.#row.word(word, value);
        format(this.#group, word, value);
    }
  }

  #endParagraph(): void {
    this.#flow.endParagraph(this.#paragraph());
    this.#marker = null;
  }

  #paragraph(): RtfParagraph {
    const { style, outlineLevel, inTable, listed, level, left, firstLine } = this.#group;
    const heading = outlineLevel === null ? this.#head.headingLevel(style) : headingOf(outlineLevel);
    const digits = /(\d{1,6})\D*$/.exec(this.#marker ?? '')?.[1];
    const written = digits === undefined ? null : Number(digits);
    const isOldList = listed === 0 && this.#marker !== null;
    const list = isOldList
      ? { level: 1, number: written }
      : listed === 0 || heading !== null
        ? null
        : this.#head.place(listed, level, written);
    return { heading, list, inTable, left, firstLine };
  }

  #unicode(value: number): void {
    const isUnit = value >= -0x8000 && value <= 0xffff;
    this.#write(isUnit ? String.fromCharCode(value & 0xffff) : '\uFFFD');
    this.#toSkip = this.#group.fallback;
  }

  #encoding(): string {
    const { font, eastFont, isEast } = this.#group;
    return this.#head.encodingOf(isEast && eastFont !== null ? eastFont : font);
  }

  #decode(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Uint8Array.from(this.#waiting);
    this.#waiting = [];
    const text = new TextDecoder(this.#waitingFor).decode(bytes);
    const lost = countOf(text, '\uFFFD');
    // A Western font in an Asian document has Western letters, whatever code page the document declares.
    const isWestern = lost > 0 && lost * 2 >= bytes.filter((byte) => byte >= 0x80).length;
    const written = isWestern ? new TextDecoder('windows-1252').decode(bytes) : text;
    if (this.#isWritten()) this.#replaced += countOf(written, '\uFFFD');
    this.#write(written);
  }

  #html(html: string): void {
    if (this.#isWritten())
      this.#flow.write({ text: html, isHtml: true, bold: false, italic: false, href: null });
  }

  #isWritten(): boolean {
    const { destination, deleted } = this.#group;
    return !deleted && (destination === 'text' || destination === 'picture');
  }

  #write(text: string): void {
    const group = this.#group;
    switch (group.destination) {
      case 'text': {
        if (group.deleted) return;
        const look = this.#head.look(group.style);
        const bold = group.bold && !look.bold;
        const italic = group.italic && !look.italic;
        return this.#flow.write({ text, bold, italic, href: group.href });
      }
      case 'styles':
        return this.#head.styleName(text);
      case 'marker':
        this.#marker = (this.#marker ?? '') + text;
        break;
      case 'instruction':
        this.#instruction += text;
        break;
      case 'property name':
        this.#property.name += text;
        break;
      case 'property value':
        this.#property.value += text;
        break;
    }
  }
}

/** The heading level for an outline level, which rtf counts from 0; 9 is running text. */
function headingOf(outlineLevel: number): number | null {
  return outlineLevel >= 0 && outlineLevel <= 8 ? outlineLevel + 1 : null;
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
