// Codebooks of other programs in REFI-QDA 1.5, `.qdc`. Elements are recognised by their local names, since programs
// write several namespaces; missing required parts are filled in and reported.
import {
  incomingCode,
  type ImportNote,
  type IncomingCode,
  type IncomingCodebook,
  type IncomingFields,
} from '#core/codebook-import/incoming.ts';
import { plainGuid } from '#core/guid.ts';
import { AppError } from '#core/errors.ts';
import { guidOfSet } from '../codebook-guids.ts';
import { describedFields } from './codebook-description.ts';
import { MAX_CODEBOOK_CODES, MAX_CODEBOOK_ELEMENTS } from './limits.ts';
import { charactersOf, elementsOf, parseXml, type XmlElement } from './xml.ts';

const namespace = /^urn:QDA-XML:codebook:(?:1\.0|1:0|0:4)$/;
/** The elements within a code that have a meaning here; all others are counted and left out. */
const known = new Set(['Code', 'Description']);

/** The codebook in a qdc file. Throws `invalid` if the file is broken, with the line, or contains no codebook. */
export function codebookOfQdc(content: Buffer, name: string): IncomingCodebook {
  if (content.reduce((count, byte) => (byte === 0x3c ? count + 1 : count), 0) > MAX_CODEBOOK_ELEMENTS)
    throw new AppError('unsupported', 'codebook_import:too_many_elements', { name });
  const brokenAt = (line: number): AppError =>
    new AppError('invalid', 'codebook_import:broken_at', { name, line });
  const root = parseXml(content, { name, ending: 'qdc' }, brokenAt);
  if (root.name !== 'CodeBook') throw new AppError('invalid', 'codebook_import:not_a_codebook', { name });
  const isOwn = (root.attributes.get('origin') ?? '').startsWith('Concord ');
  const tops = elementsOf(root, 'Codes').flatMap((codes) => elementsOf(codes, 'Code'));
  const [nodes] = tops;
  const isWrapped = !isOwn && tops.length === 1 && nodes !== undefined && isNvivoRoot(nodes);
  const codes: IncomingCode[] = [];
  const counted = { left: 0 };
  for (const top of isWrapped ? elementsOf(nodes, 'Code') : tops) addCode(codes, top, null, counted, isOwn);
  const sets = elementsOf(root, 'Sets').flatMap((group) => elementsOf(group, 'Set'));
  const notes = [
    ...namespaceNotes(root),
    ...(isWrapped
      ? [{ key: 'codebook_import:root_unwrapped', parameters: { name: nodes.attributes.get('name') ?? '' } }]
      : []),
    ...(counted.left > 0
      ? [{ key: 'codebook_import:elements_left_out', parameters: { count: counted.left } }]
      : []),
  ];
  const gathered = withSets(codes, sets, isOwn);
  if (gathered.codes.length === 0) throw new AppError('invalid', 'codebook_import:no_codes', { name });
  if (gathered.codes.length > MAX_CODEBOOK_CODES) {
    throw new AppError('unsupported', 'codebook_import:too_many_codes', {
      name,
      codes: gathered.codes.length,
      most: MAX_CODEBOOK_CODES,
    });
  }
  const asOf = isOwn ? asOfIn(content) : null;
  return {
    codes: gathered.codes.map((code) => ({ ...code, asOf })),
    hasTree: true,
    keepsNames: true,
    origin: root.attributes.get('origin') ?? '',
    notes: [...notes, ...gathered.notes],
  };
}

/** The act that a comment of Concord names before the codes. */
function asOfIn(content: Buffer): string | null {
  return /<!-- as of (act [\da-f, ]+) -->\s*<CodeBook\s/.exec(content.toString('utf8'))?.[1] ?? null;
}

/** NVivo puts all codes below an element that is no code. */
function isNvivoRoot(code: XmlElement): boolean {
  return (
    code.attributes.get('name') === 'Nodes' &&
    flag(code.attributes.get('isCodable')) !== true &&
    elementsOf(code, 'Code').length > 0
  );
}

function addCode(
  codes: IncomingCode[],
  element: XmlElement,
  parent: number | null,
  counted: { left: number },
  isOwn: boolean,
): void {
  const { attributes } = element;
  const children = elementsOf(element);
  counted.left += children.filter((child) => !known.has(child.name)).length;
  const description = children.find((child) => child.name === 'Description');
  const isCodable = attributes.get('isCodable');
  const codable = flag(isCodable);
  const colour = attributes.get('color')?.trim() ?? '';
  const notes: ImportNote[] =
    isCodable !== undefined && codable === null
      ? [{ key: 'codebook_import:value_unreadable', parameters: { value: isCodable } }]
      : [];
  const fields: IncomingFields = {
    ...describedFields(description ? charactersOf(description) : '', isOwn),
    ...(codable === null ? {} : { codable }),
    ...(colour === '' ? {} : { colour }),
  };
  const index = codes.length;
  codes.push(
    incomingCode({
      row: index + 1,
      guid: guidOrNull(attributes.get('guid')),
      name: (attributes.get('name') ?? '').trim(),
      parent,
      fields,
      notes,
    }),
  );
  for (const child of children) if (child.name === 'Code') addCode(codes, child, index, counted, isOwn);
}

/** `xsd:boolean`, and its other spellings. */
function flag(written: string | undefined): boolean | null {
  const plain = written?.trim().toLowerCase();
  if (plain === 'true' || plain === '1' || plain === 'yes') return true;
  return plain === 'false' || plain === '0' || plain === 'no' ? false : null;
}

function guidOrNull(spelling: string | undefined): string | null {
  return spelling === undefined || spelling.trim() === '' ? null : spelling.trim();
}

/**
 * Sets are what themes gather: each set belongs to the code with its GUID or its name, or else becomes a theme of its
 * own. Concord writes a set for every theme that gathers codes, so in its files all other themes gather nothing.
 */
function withSets(
  given: readonly IncomingCode[],
  sets: readonly XmlElement[],
  isOwn: boolean,
): { codes: IncomingCode[]; notes: ImportNote[] } {
  const codes: IncomingCode[] = given.map((code) => (isOwn ? { ...code, gathers: [] } : code));
  const notes: ImportNote[] = [];
  const places = new Map(given.map(({ guid }, index) => [plainGuid(guid ?? '') ?? guid, index]));
  const setGuids = new Map(
    given.flatMap(({ guid }, index) =>
      guid === null ? [] : [[guidOfSet(plainGuid(guid) ?? guid), index] as const],
    ),
  );
  const named = Map.groupBy(given.keys(), (index) => given[index]?.name ?? '');
  for (const set of sets) {
    const name = (set.attributes.get('name') ?? '').trim();
    const guid = guidOrNull(set.attributes.get('guid'));
    const members = elementsOf(set, 'MemberCode').flatMap((member) => {
      const spelling = member.attributes.get('guid') ?? member.attributes.get('targetGUID') ?? '';
      const place = places.get(plainGuid(spelling) ?? spelling.trim());
      if (place === undefined)
        notes.push({ key: 'codebook_import:member_unknown', parameters: { name, guid: spelling } });
      return place ?? [];
    });
    if (members.length === 0) {
      notes.push({ key: 'codebook_import:set_empty', parameters: { name } });
      continue;
    }
    const alike = (named.get(name) ?? []).filter((index) => !members.includes(index));
    const theme = setGuids.get(plainGuid(guid ?? '') ?? '') ?? (alike.length === 1 ? alike[0] : undefined);
    const there = theme === undefined ? undefined : codes[theme];
    if (theme !== undefined && there) {
      codes[theme] = { ...there, gathers: [...new Set([...(there.gathers ?? []), ...members])] };
      continue;
    }
    const description = elementsOf(set, 'Description')[0];
    notes.push({ key: 'codebook_import:set_as_theme', parameters: { name } });
    codes.push(
      incomingCode({
        row: codes.length + 1,
        guid,
        name,
        fields: {
          isTheme: true,
          codable: false,
          ...(description ? describedFields(charactersOf(description), false) : {}),
        },
        gathers: [...new Set(members)],
      }),
    );
  }
  return { codes, notes };
}

/** A note on a namespace that no program is known to write for codebooks. */
function namespaceNotes(root: XmlElement): ImportNote[] {
  const spaces = [...root.attributes.values()].filter((value) => /^urn:QDA-XML:\S+$/i.test(value));
  const [first] = spaces;
  if (first === undefined || spaces.some((space) => namespace.test(space))) return [];
  return [{ key: 'codebook_import:namespace_unknown', parameters: { namespace: first } }];
}
