// Reads the elements of a project file into a `RefiProject`. Elements in the wrong order, in other namespaces
// or missing are tolerated: programs seldom follow the standard exactly.
import { keyOf } from '../guid.ts';
import { charactersOf, childOf, childrenOf, type Element, type Held, heldAs } from './element.ts';
import {
  kindOfSource,
  type Owner,
  type RefiCase,
  type RefiCode,
  type RefiCoding,
  type RefiLink,
  type RefiPdf,
  type RefiProject,
  type RefiSelection,
  type RefiSource,
  type RefiText,
  type RefiUser,
  type RefiValue,
  type RefiVariable,
  type Stamp,
} from './project.ts';

/** The sections of a project, in the order of the standard. */
const sections = [
  'Users',
  'CodeBook',
  'Variables',
  'Cases',
  'Sources',
  'Notes',
  'Links',
  'Sets',
  'Graphs',
] as const;

/** Shared empty values: most things in a file lack these, and a large study has hundreds of thousands of things. */
const nothing: readonly never[] = [];
const unstamped: Stamp = { creator: null, created: null, modified: null };

/** Reads a project element. `sources` are the elements of its sources, where they are held separately. */
export function readProject(root: Element, sources?: Held<Element>): RefiProject {
  const within = (section: (typeof sections)[number], ...names: string[]): Element[] =>
    childrenOf(root, section).flatMap((each) => childrenOf(each, ...names));
  return {
    name: root.attributes['name'] ?? '',
    origin: root.attributes['origin'] ?? '',
    description: descriptionOf(root),
    notes: notesOf(root),
    users: within('Users', 'User').map(userOf),
    codes: within('CodeBook', 'Codes').flatMap((codes) => childrenOf(codes, 'Code').map(codeOf)),
    variables: within('Variables', 'Variable').map(variableOf),
    cases: within('Cases', 'Case').map(caseOf),
    sources: heldAs(sources ?? within('Sources'), sourceOf),
    noteTexts: within('Notes', 'Note').map(textOf),
    links: within('Links', 'Link').map(linkOf),
    sets: within('Sets', 'Set').map((set) => ownerOf(set)),
    graphs: within('Graphs', 'Graph'),
    shell: without(root, ...sections),
  };
}

function userOf(element: Element): RefiUser {
  return { key: guidOf(element), name: element.attributes['name'] ?? '', shell: element };
}

/** A code and its sub-codes. A missing `isCodable` means true, as programs that leave it out intend. */
function codeOf(element: Element): RefiCode {
  return {
    ...ownerOf(element, 'Code'),
    isCodable: !/^(?:false|0|no)$/i.test(element.attributes['isCodable']?.trim() ?? ''),
    colour: element.attributes['color'] ?? null,
    children: childrenOf(element, 'Code').map(codeOf),
  };
}

function variableOf(element: Element): RefiVariable {
  return { ...ownerOf(element), type: element.attributes['typeOfVariable'] ?? 'Text' };
}

function caseOf(element: Element): RefiCase {
  return {
    ...ownerOf(element),
    values: valuesOf(element),
    sources: targetsOf(element, 'SourceRef'),
  };
}

/** A source of any kind. */
function sourceOf(element: Element): RefiSource {
  const kind = kindOfSource(element);
  if (kind === 'text') return { kind, text: textOf(element) };
  if (kind === 'pdf') return { kind, pdf: pdfOf(element) };
  return { kind, key: guidOf(element), name: element.attributes['name'] ?? '', shell: element };
}

function textOf(element: Element): RefiText {
  const content = childOf(element, 'PlainTextContent');
  return {
    ...ownerOf(element, 'PlainTextContent', 'PlainTextSelection', 'Coding'),
    stamp: stampOf(element),
    content: content ? charactersOf(content) : null,
    plainPath: element.attributes['plainTextPath'] ?? null,
    richPath: element.attributes['richTextPath'] ?? null,
    selections: childrenOf(element, 'PlainTextSelection').map(selectionOf),
    codings: codingsOf(element),
    values: valuesOf(element),
  };
}

function pdfOf(element: Element): RefiPdf {
  const representation = childOf(element, 'Representation');
  return {
    ...ownerOf(element, 'Representation', 'PDFSelection', 'Coding'),
    stamp: stampOf(element),
    path: element.attributes['path'] ?? null,
    text: representation ? textOf(representation) : null,
    areas: childrenOf(element, 'PDFSelection').map((area) => ({
      key: guidOf(area),
      codings: codingsOf(area),
      shell: area,
    })),
    codings: codingsOf(element),
    values: valuesOf(element),
  };
}

function selectionOf(element: Element): RefiSelection {
  return {
    ...ownerOf(element, 'Coding'),
    start: integerOf(element.attributes['startPosition']),
    end: integerOf(element.attributes['endPosition']),
    stamp: stampOf(element),
    codings: codingsOf(element),
  };
}

function codingsOf(element: Element): RefiCoding[] {
  return childrenOf(element, 'Coding').map((coding) => ({
    key: guidOf(coding),
    code: targetsOf(coding, 'CodeRef')[0] ?? null,
    stamp: stampOf(coding),
    notes: notesOf(coding),
    shell: coding,
  }));
}

function valuesOf(element: Element): RefiValue[] {
  return childrenOf(element, 'VariableValue').map((each) => {
    const value = childrenOf(each).find(({ name }) => name !== 'VariableRef');
    return {
      variable: targetsOf(each, 'VariableRef')[0] ?? '',
      literal: value ? charactersOf(value) : null,
    };
  });
}

function linkOf(element: Element): RefiLink {
  const { originGUID, targetGUID } = element.attributes;
  return {
    key: guidOf(element),
    origin: originGUID === undefined ? null : keyOf(originGUID),
    target: targetGUID === undefined ? null : keyOf(targetGUID),
    shell: element,
  };
}

function ownerOf(element: Element, ...omitted: readonly string[]): Owner {
  return {
    key: guidOf(element),
    name: element.attributes['name'] ?? '',
    description: descriptionOf(element),
    notes: notesOf(element),
    shell: without(element, ...omitted),
    whole: element,
  };
}

function stampOf({ attributes }: Element): Stamp {
  const { creatingUser } = attributes;
  const stamp = {
    creator: creatingUser === undefined ? null : keyOf(creatingUser),
    created: attributes['creationDateTime'] ?? null,
    modified: attributes['modifiedDateTime'] ?? null,
  };
  return Object.values(stamp).every((each) => each === null) ? unstamped : stamp;
}

function descriptionOf(element: Element): string | null {
  const description = childOf(element, 'Description');
  return description ? charactersOf(description) : null;
}

function notesOf(element: Element): readonly string[] {
  const notes = targetsOf(element, 'NoteRef');
  return notes.length > 0 ? notes : nothing;
}

function targetsOf(element: Element, name: string): string[] {
  return childrenOf(element, name).flatMap(({ attributes }) => {
    const target = attributes['targetGUID'];
    return target === undefined ? [] : [keyOf(target)];
  });
}

function guidOf({ attributes }: Element): string {
  return keyOf(attributes['guid'] ?? '');
}

function without(element: Element, ...names: readonly string[]): Element {
  const children = element.children.filter(
    (child) => typeof child === 'string' || !names.includes(child.name),
  );
  if (children.length === element.children.length) return element;
  return {
    name: element.name,
    attributes: element.attributes,
    children: children.length > 0 ? children : nothing,
  };
}

/** Positions are whole numbers; anything else becomes NaN. */
function integerOf(literal: string | undefined): number {
  return literal !== undefined && /^\s*-?\d+\s*$/.test(literal) ? Number(literal) : Number.NaN;
}
