// Rich Text Format, as word processors of thirty years write it. Groups open and close, words change what holds
// within the group; what is not known is passed over, with all of its group where the format says so (`\*`).
import { AppError } from '#core/errors.ts';
import { blocksOfHtml, type HtmlBlocks } from './html.ts';
import { nesting } from './limits.ts';
import { escapeHtml, PageNotes } from './page-writer.ts';
import type { ReadNote } from './result.ts';
import { RtfFlow, type RtfParagraph } from './rtf-flow.ts';
import { RtfHead } from './rtf-head.ts';
import type { RtfCellPlace } from './rtf-table.ts';
import { rtfTokens } from './rtf-tokens.ts';
import { characters, destinations, type Destination } from './rtf-words.ts';

/** What holds in a group, and ends with it. */
interface Group {
  destination: Destination;
  font: number;
  eastFont: number | null;
  /** Whether characters are of the script that `\dbch` announces. */
  isEast: boolean;
  bold: boolean;
  italic: boolean;
  deleted: boolean;
  href: string | null;
  /** How many characters stand for one of Unicode, for readers that do not know it. */
  fallback: number;
  style: number;
  outlineLevel: number | null;
  inTable: boolean;
  listed: number;
  level: number;
  left: number;
  firstLine: number;
  /** What is to be done when the group ends. */
  end: (() => void) | null;
}

const paragraphDefaults = {
  style: 0,
  outlineLevel: null,
  inTable: false,
  listed: 0,
  level: 0,
  left: 0,
  firstLine: 0,
} as const;

/** Reads an rtf. Throws `invalid` when it is broken, ends too early, or nests without end. */
export function blocksOfRtf(bytes: Uint8Array, name: string): HtmlBlocks {
  const reader = new RtfReader(name);
  for (const token of rtfTokens(bytes, name)) {
    if (token.type === 'open') reader.open();
    else if (token.type === 'close') reader.close();
    else if (token.type === 'word') reader.word(token.name, token.value);
    else reader.bytes(token.bytes);
  }
  const { blocks, notes } = blocksOfHtml(reader.end(), name, 'keep');
  return { blocks, notes: [...reader.losses(), ...notes] };
}

class RtfReader {
  readonly #name: string;
  readonly #head = new RtfHead();
  readonly #notes = new PageNotes();
  #flow = new RtfFlow();
  #group: Group = {
    ...paragraphDefaults,
    destination: 'text',
    font: 0,
    eastFont: null,
    isEast: false,
    bold: false,
    italic: false,
    deleted: false,
    href: null,
    fallback: 1,
    end: null,
  };
  readonly #groups: Group[] = [];
  #defaultFont = 0;
  /** Whether the next word may be passed over with its group. */
  #isOptional = false;
  #toSkip = 0;
  /** Bytes that wait for the rest of their character. */
  #waiting: number[] = [];
  #waitingFor = '';
  /** The number or bullet that the writing program left beside a list item. */
  #marker: string | null = null;
  #instruction = '';
  #property = { name: '', value: '' };
  #words = '';
  #noteCount = 0;
  #places: RtfCellPlace[] = [];
  #joins: RtfCellPlace['joins'] = 'nothing';
  #isHeader = false;
  #comments = 0;
  #deletions = 0;

  constructor(name: string) {
    this.#name = name;
  }

  open(): void {
    this.#decode();
    this.#toSkip = 0;
    if (this.#groups.length >= nesting) {
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
    return notes;
  }

  #enter(word: string, destination: Destination): void {
    const group = this.#group;
    if (word === 'annotation') this.#comments += 1;
    // Within what is passed over nothing is entered, except the one form of a text that is given twice.
    if (group.destination === 'nothing' && word !== 'ud') return;
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

  /** Notes and frames are texts of their own, whose paragraphs begin as if nothing were around them. */
  #enterFlow(word: 'footnote' | 'shptxt'): void {
    const outer = this.#flow;
    this.#flow = new RtfFlow();
    Object.assign(this.#group, paragraphDefaults, { bold: false, italic: false, href: null });
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
    const group = this.#group;
    const isOn = value !== 0;
    switch (word) {
      case 'ansicpg':
        return this.#head.setCodePage(value);
      case 'mac':
        return this.#head.setCodePage(10_000);
      case 'deff':
        this.#defaultFont = value ?? 0;
        group.font = this.#defaultFont;
        break;
      case 'par':
      case 'sect':
        return this.#endParagraph();
      case 'line':
        return this.#html('<br>');
      case 'pard':
        Object.assign(group, paragraphDefaults);
        break;
      case 'plain':
        Object.assign(group, {
          bold: false,
          italic: false,
          deleted: false,
          font: this.#defaultFont,
          isEast: false,
        });
        break;
      case 's':
        group.style = value ?? 0;
        break;
      case 'outlinelevel':
        group.outlineLevel = value;
        break;
      case 'ls':
        group.listed = value ?? 0;
        break;
      case 'ilvl':
        group.level = Math.max(0, Math.min(value ?? 0, 8));
        break;
      case 'li':
        group.left = value ?? 0;
        break;
      case 'fi':
        group.firstLine = value ?? 0;
        break;
      case 'intbl':
        group.inTable = isOn;
        break;
      case 'b':
        group.bold = isOn;
        break;
      case 'i':
        group.italic = isOn;
        break;
      case 'deleted':
        if (isOn && !group.deleted) this.#deletions += 1;
        group.deleted = isOn;
        break;
      case 'f':
        group.font = value ?? 0;
        break;
      // What is said of other scripts counts where the characters that follow are of them.
      case 'af':
        if (group.isEast) group.eastFont = value;
        break;
      case 'ab':
        if (group.isEast) group.bold = isOn;
        break;
      case 'ai':
        if (group.isEast) group.italic = isOn;
        break;
      case 'dbch':
      case 'loch':
      case 'hich':
      case 'ltrch':
      case 'rtlch':
        group.isEast = word === 'dbch';
        break;
      default:
        this.#tableWord(word, value);
    }
  }

  #tableWord(word: string, value: number | null): void {
    switch (word) {
      case 'trowd':
        this.#places = [];
        this.#joins = 'nothing';
        this.#isHeader = false;
        break;
      case 'trhdr':
        this.#isHeader = true;
        break;
      case 'clmrg':
        this.#joins = 'before';
        break;
      case 'clvmrg':
        this.#joins = 'above';
        break;
      case 'cellx':
        this.#places.push({ right: value ?? 0, joins: this.#joins });
        this.#joins = 'nothing';
        break;
      case 'cell':
        this.#flow.endCell(this.#paragraph());
        this.#marker = null;
        break;
      case 'nestcell':
        // A table within a cell only places things in it: its cells are read one after the other.
        this.#endParagraph();
        break;
      case 'row':
        this.#flow.endRow(this.#isHeader, this.#places);
        break;
    }
  }

  #endParagraph(): void {
    this.#flow.endParagraph(this.#paragraph());
    this.#marker = null;
  }

  #paragraph(): RtfParagraph {
    const { style, outlineLevel, inTable, listed, level, left, firstLine } = this.#group;
    const heading =
      outlineLevel !== null && outlineLevel >= 0 && outlineLevel <= 8
        ? outlineLevel + 1
        : this.#head.headingLevel(style);
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
    this.#write(String.fromCharCode(value & 0xffff));
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
    this.#write(new TextDecoder(this.#waitingFor).decode(bytes));
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
