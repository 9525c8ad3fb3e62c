// The state of a group in an rtf, which ends with the group: the look and encoding of characters, and the properties of
// paragraphs.
import type { Destination } from './rtf-words.ts';

export interface RtfGroup {
  destination: Destination;
  /** The font that `\plain` returns to. */
  defaultFont: number;
  font: number;
  /** The font of East Asian characters, and whether the following characters are such. */
  eastFont: number | null;
  isEast: boolean;
  bold: boolean;
  italic: boolean;
  deleted: boolean;
  href: string | null;
  /** How many fallback characters follow a Unicode character, for readers that do not know it. */
  fallback: number;
  style: number;
  outlineLevel: number | null;
  inTable: boolean;
  /** The paragraph's list, 0 for none, and its level from 0. */
  listed: number;
  level: number;
  left: number;
  firstLine: number;
  /** Called when the group ends. */
  end: (() => void) | null;
}

const paragraph = {
  style: 0,
  outlineLevel: null,
  inTable: false,
  listed: 0,
  level: 0,
  left: 0,
  firstLine: 0,
} as const;
const characters = { bold: false, italic: false, deleted: false, isEast: false } as const;

/** The state at the beginning of a file. */
export function firstGroup(): RtfGroup {
  return {
    ...paragraph,
    ...characters,
    destination: 'text',
    defaultFont: 0,
    font: 0,
    eastFont: null,
    href: null,
    fallback: 1,
    end: null,
  };
}

/** Resets all properties of paragraphs and characters: what follows is a text of its own. */
export function resetFormatting(group: RtfGroup): void {
  Object.assign(group, paragraph, characters, { href: null });
}

/** Applies a control word that changes characters or paragraphs; ignores all others. */
export function format(group: RtfGroup, word: string, value: number | null): void {
  const isOn = value !== 0;
  const number = value ?? 0;
  switch (word) {
    case 'deff':
      group.defaultFont = number;
      group.font = number;
      break;
    case 'pard':
      Object.assign(group, paragraph);
      break;
    case 'plain':
      Object.assign(group, characters, { font: group.defaultFont });
      break;
    case 's':
      group.style = number;
      break;
    case 'outlinelevel':
      group.outlineLevel = value;
      break;
    case 'ls':
      group.listed = number;
      break;
    case 'ilvl':
      group.level = Math.max(0, Math.min(number, 8));
      break;
    case 'li':
      group.left = number;
      break;
    case 'fi':
      group.firstLine = number;
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
    case 'f':
      group.font = number;
      break;
    case 'dbch':
    case 'loch':
    case 'hich':
    case 'ltrch':
    case 'rtlch':
      group.isEast = word === 'dbch';
      break;
    // Properties for other scripts apply if the following characters belong to them.
    case 'af':
      if (group.isEast) group.eastFont = value;
      break;
    case 'ab':
      if (group.isEast) group.bold = isOn;
      break;
    case 'ai':
      if (group.isEast) group.italic = isOn;
      break;
  }
}
