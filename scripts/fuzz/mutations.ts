// Damages a good file: bytes that flip, vanish or are repeated, missing ends, parts of other files, and input of
// attackers. The same random generator gives the same file.
import type { Chance } from '../chance.ts';
import { zip } from './raw-zip.ts';

/** Input that parsers have failed on: entities, NULs, deep nesting, huge numbers, names that leave the folder. */
const hostile: readonly string[] = [
  '\0',
  '\uFEFF',
  '\uD800',
  '\u202E',
  '\r',
  '&#0;',
  '&#x110000;',
  '&lol;',
  '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY x SYSTEM "file:///etc/passwd">]>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<script>alert(1)</script>',
  '<img src="http://example.invalid/a.png">',
  '<table><tr><td colspan="100000" rowspan="65534">',
  '<ol start="-99999999999">',
  '<li>'.repeat(300),
  '<a>'.repeat(300),
  '{\\rtf1'.repeat(300),
  '\\bin99999999 ',
  '\\u-99999?',
  '99999999999999999999',
  '-1',
  '1e308',
  '../../../etc/passwd',
  '"',
  ',',
  '\t',
  '\n\n',
  '00:00:00.000 --> 99:99:99.999\n',
  '=?utf-8?Q?=00?=',
  'Content-Transfer-Encoding: base64\n\n====',
  'endobj',
  'stream\n',
  '/Kids [1 0 R 1 0 R]',
  '/Length 99999999',
  '<< /Type /Pages /Count -1 >>',
];

type Mutation = (bytes: Buffer, other: Buffer, chance: Chance) => Buffer;

function placeIn(bytes: Buffer, chance: Chance): number {
  return chance.below(bytes.length + 1);
}

function stretch(bytes: Buffer, chance: Chance): { start: number; end: number } {
  const start = placeIn(bytes, chance);
  // Most damage is small; sometimes half of the file is gone.
  const most = chance.below(8) === 0 ? bytes.length : 64;
  return { start, end: Math.min(bytes.length, start + 1 + chance.below(Math.max(1, most))) };
}

function spliced(bytes: Buffer, start: number, end: number, middle: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, start), middle, bytes.subarray(end)]);
}

const mutations: readonly Mutation[] = [
  function flip(bytes, _, chance) {
    const flipped = Buffer.from(bytes);
    for (let count = 1 + chance.below(16); count > 0 && flipped.length > 0; count -= 1) {
      const place = chance.below(flipped.length);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << chance.below(8));
    }
    return flipped;
  },
  function overwrite(bytes, _, chance) {
    const { start, end } = stretch(bytes, chance);
    return spliced(
      bytes,
      start,
      end,
      Uint8Array.from({ length: end - start }, () => chance.below(256)),
    );
  },
  function cut(bytes, _, chance) {
    return bytes.subarray(0, placeIn(bytes, chance));
  },
  function leaveOut(bytes, _, chance) {
    const { start, end } = stretch(bytes, chance);
    return spliced(bytes, start, end, Buffer.alloc(0));
  },
  function repeat(bytes, _, chance) {
    const { start, end } = stretch(bytes, chance);
    const times = 1 + chance.below(40);
    const again = Buffer.concat(Array.from({ length: times }, () => bytes.subarray(start, end)));
    // Other tests are about files that grow without limit.
    return again.length > 1_000_000 ? bytes : spliced(bytes, end, end, again);
  },
  function borrow(bytes, other, chance) {
    const { start, end } = stretch(other, chance);
    const place = placeIn(bytes, chance);
    return spliced(bytes, place, place, other.subarray(start, end));
  },
  function writeHostile(bytes, _, chance) {
    const place = placeIn(bytes, chance);
    return spliced(bytes, place, place, Buffer.from(chance.of(hostile), 'utf8'));
  },
  function changeNumber(bytes, _, chance) {
    const text = bytes.toString('latin1');
    const numbers = [...text.matchAll(/\d+/g)];
    if (numbers.length === 0) return bytes;
    const number = chance.of(numbers);
    const start = number.index;
    const value = chance.of(['0', '-1', '1', '65536', '2147483648', '99999999999999999999']);
    return spliced(bytes, start, start + number[0].length, Buffer.from(value));
  },
];

/** The bytes after one to four mutations; `other` is a file of the same format to take parts from. */
export function mutated(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  let result = bytes;
  for (let count = 1 + chance.below(4); count > 0; count -= 1) {
    result = chance.of(mutations)(result, other, chance);
  }
  return result;
}

/** A part of a zip archive, unpacked. */
export interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * An archive with one to three parts mutated before they are compressed again, so that the damage gets past the
 * checksums. Sometimes a part is missing, duplicated, or renamed as another.
 */
export function mutatedArchive(parts: readonly Part[], chance: Chance): Buffer {
  const changed = [...parts];
  for (let count = 1 + chance.below(3); count > 0 && changed.length > 0; count -= 1) {
    const at = chance.below(changed.length);
    const part = changed[at]!;
    switch (chance.below(12)) {
      case 0:
        changed.splice(at, 1);
        break;
      case 1:
        changed.push(part);
        break;
      case 2:
        changed[at] = { ...part, name: chance.of(changed).name };
        break;
      case 3:
        changed[at] = {
          ...part,
          name: chance.of([`../${part.name}`, `/${part.name}`, `${part.name}\0`, '']),
        };
        break;
      default:
        changed[at] = { ...part, content: mutated(part.content, chance.of(parts).content, chance) };
    }
  }
  return zip(changed);
}
