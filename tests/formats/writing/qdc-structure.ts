// Checks a codebook file against the rules of REFI-QDA 1.5 without its schema, so that the check always runs.
import { SaxesParser, type SaxesTagNS } from 'saxes';

const namespace = 'urn:QDA-XML:codebook:1.0';
const guid =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\})$/i;

/** An attribute: its name, the pattern of its value, and whether it is required. */
type Attribute = readonly [name: string, value: RegExp, required: boolean];

interface Rule {
  readonly attributes: readonly Attribute[];
  /** The children in order; `many` may repeat. */
  readonly children: readonly { readonly name: string; readonly least: number; readonly most: number }[];
}

const any = /^/;
const many = Number.POSITIVE_INFINITY;
const rules: Readonly<Record<string, Rule>> = {
  CodeBook: {
    attributes: [['origin', any, false]],
    children: [
      { name: 'Codes', least: 1, most: 1 },
      { name: 'Sets', least: 0, most: 1 },
    ],
  },
  Codes: { attributes: [], children: [{ name: 'Code', least: 1, most: many }] },
  Sets: { attributes: [], children: [{ name: 'Set', least: 1, most: many }] },
  Code: {
    attributes: [
      ['guid', guid, true],
      ['name', any, true],
      ['isCodable', /^(?:true|false|0|1)$/, true],
      ['color', /^#(?:[0-9a-f]{6}|[0-9a-f]{3})$/i, false],
    ],
    children: [
      { name: 'Description', least: 0, most: 1 },
      { name: 'Code', least: 0, most: many },
    ],
  },
  Set: {
    attributes: [
      ['guid', guid, true],
      ['name', any, true],
    ],
    children: [
      { name: 'Description', least: 0, most: 1 },
      { name: 'MemberCode', least: 0, most: many },
    ],
  },
  MemberCode: { attributes: [['guid', guid, true]], children: [] },
  Description: { attributes: [], children: [] },
};

export interface QdcElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: QdcElement[];
  text: string;
}

/** Parses a codebook file and refuses what the standard does not allow. Throws at the first fault. */
export function readQdc(file: string): QdcElement {
  const document: QdcElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (tag.uri !== namespace) throw new Error(`<${tag.local}> is not in ${namespace}`);
    const attributes = Object.fromEntries(
      Object.values(tag.attributes)
        .filter(({ prefix, local }) => prefix !== 'xmlns' && local !== 'xmlns')
        .map(({ local, value }) => [local, value]),
    );
    const element = { name: tag.local, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) check(element);
  });
  parser.write(file).close();
  const [root] = document.children;
  if (root?.name !== 'CodeBook') throw new Error('the root is not <CodeBook>');
  checkGuids(root);
  return root;
}

function check({ name, attributes, children, text }: QdcElement): void {
  const rule = rules[name];
  if (!rule) throw new Error(`<${name}> is unknown`);
  for (const [attribute, value, required] of rule.attributes) {
    const own = attributes[attribute];
    if (own === undefined ? required : !value.test(own)) throw new Error(`${attribute} of <${name}>: ${own}`);
  }
  const known = new Set(rule.attributes.map(([attribute]) => attribute));
  for (const attribute of Object.keys(attributes)) {
    if (!known.has(attribute)) throw new Error(`<${name}> may not have ${attribute}`);
  }
  let place = 0;
  for (const allowed of rule.children) {
    const from = place;
    while (children[place]?.name === allowed.name) place += 1;
    const found = place - from;
    if (found < allowed.least || found > allowed.most)
      throw new Error(`${found} <${allowed.name}> in <${name}>`);
  }
  if (place < children.length) throw new Error(`<${children[place]?.name}> out of place in <${name}>`);
  if (name !== 'Description' && text.trim() !== '') throw new Error(`text in <${name}>`);
}

/** Checks that no two elements share a GUID, and that every member of a set is a code. */
function checkGuids(root: QdcElement): void {
  const codes = new Set<string>();
  const all = new Set<string>();
  const visit = (element: QdcElement): void => {
    const own = element.attributes['guid']?.toLowerCase();
    if (own !== undefined && element.name !== 'MemberCode') {
      if (all.has(own)) throw new Error(`${own} stands for two things`);
      all.add(own);
      if (element.name === 'Code') codes.add(own);
    }
    if (own !== undefined && element.name === 'MemberCode' && !codes.has(own)) {
      throw new Error(`${own} is no code`);
    }
    for (const child of element.children) visit(child);
  };
  visit(root);
}
