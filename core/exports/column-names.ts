// Column names that every statistics package accepts: lower-case ASCII letters, digits and `_`, beginning
// with a letter, at most 32 characters, unique.
import type { AttributeRecord, CodeRecord } from '../records.ts';

const MAX_LENGTH = 32;

/** Letters that Unicode does not decompose into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** The part of a text that ASCII can express, with words joined by `_`; empty for a text in another script. */
export function asciiName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => letters[letter] ?? '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/**
 * A column for each code: `code_` with its name, else its name in the second language, else an alias, else
 * the beginning of its id. Older codes choose first, so that a new code does not rename existing columns.
 */
export function codeColumns(codes: Iterable<CodeRecord>, taken: Set<string>): Map<string, string> {
  const inOrder = [...codes].sort((a, b) => compared(a.createdAt, b.createdAt) || compared(a.id, b.id));
  return new Map(
    inOrder.map((code) => {
      const names = [code.name, code.name2 ?? '', ...code.aliases.split('\n')].map(asciiName);
      const name =
        names.find((each) => each !== '') ?? (asciiName(code.id).replaceAll('_', '').slice(0, 8) || 'x');
      return [code.id, freeColumn(`code_${name}`, taken)];
    }),
  );
}

/** A column for each attribute: `source_…` or `respondent_…` with its name, else `source_attribute`. */
export function attributeColumns(
  attributes: readonly AttributeRecord[],
  taken: Set<string>,
): Map<string, string> {
  return new Map(
    attributes.map(({ id, owner, name }) => [
      id,
      freeColumn(`${owner}_${asciiName(name) || 'attribute'}`, taken),
    ]),
  );
}

function freeColumn(wished: string, taken: Set<string>): string {
  let name = wished.slice(0, MAX_LENGTH).replace(/_+$/, '');
  for (let number = 2; taken.has(name); number += 1) {
    const mark = `_${number}`;
    name = wished.slice(0, MAX_LENGTH - mark.length).replace(/_+$/, '') + mark;
  }
  taken.add(name);
  return name;
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
