// A project as the sections of an exchange file, in the order of the standard; empty sections are left out.
import { keyOf } from '../guid.ts';
import { childrenOf, type Element } from './element.ts';
import { isSpelledGuid } from './literals.ts';
import type { Losses } from './losses.ts';
import { NOBODY } from './incoming.ts';
import { described, el, newestOf, ref, Spellings, type Outgoing } from './outgoing.ts';
import { rules } from './strict-rules.ts';
import { Strict } from './strict.ts';
import { Targets } from './targets.ts';
import { caseElements, codeElements, userElements } from './write-codes.ts';
import type { Writing } from './write-codings.ts';
import { Notes, type FiledNote } from './write-notes.ts';
import { sourceElement } from './write-sources.ts';
import { Stamps } from './write-stamps.ts';
import { Variables } from './write-variables.ts';

/** A section with its elements, which are made on demand: a study has 100,000 codings. */
export interface Section {
  /** The names of the elements around the section's elements, outermost first. */
  readonly within: readonly string[];
  readonly elements: Iterable<Element>;
}

/** The attributes of the project element, and its sections; children at its end come last. */
export interface WrittenProject {
  readonly attributes: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}

/**
 * Makes the file. While its elements are made, `losses` collects what has no place and what the schema does
 * not accept.
 */
export function writeProject(outgoing: Outgoing, losses: Losses): WrittenProject {
  const spellings = new Spellings(outgoing);
  const variables = new Variables(outgoing, spellings, losses);
  const targets = new Targets(outgoing, spellings, (id) => variables.goesAs(id));
  const strict = new Strict(targets, losses);
  const notes = new Notes(outgoing, spellings);
  const stamps = new Stamps(outgoing, spellings, targets);
  const writing: Writing = { outgoing, spellings, variables, notes, stamps, losses };
  const valid = (elements: readonly Element[]): Element[] =>
    elements.flatMap((element) => strict.valid(element) ?? []);
  const kept = (kind: string): Element[] =>
    newestOf(
      outgoing.parts.flatMap((part) => (part.kind === kind ? [part.shell] : [])),
      spellings,
      losses,
    );
  const media = valid(kept('media').filter((each) => isSource(each, losses)));
  const sources = function* (): Generator<Element> {
    for (const source of outgoing.sources) yield* valid([sourceElement(writing, source)]);
    yield* media;
  };
  const themes = themeSets(outgoing, spellings);
  const around = projectElement(writing);
  const section = (within: readonly string[], elements: readonly Element[]): Section[] => {
    const those = valid(elements);
    return those.length > 0 ? [{ within, elements: those }] : [];
  };
  tellRenumbered(outgoing, losses);
  const end = strict.valid(around);
  return {
    attributes: end?.attributes ?? {},
    sections: [
      ...section(
        ['Users'],
        userElements(outgoing, spellings, (id) => stamps.isNamed(id)),
      ),
      ...section(['CodeBook', 'Codes'], codeElements(outgoing, spellings, notes, losses)),
      ...section(['Variables'], variables.elements),
      ...section(['Cases'], caseElements(outgoing, spellings, variables, targets, notes, losses)),
      ...(outgoing.sources.length > 0 || media.length > 0
        ? [{ within: ['Sources'], elements: sources() }]
        : []),
      ...section(['Notes'], notes.elements(stamps, losses)),
      ...section(['Links'], kept('link')),
      ...section(['Sets'], [...themes, ...kept('set').filter((set) => !isOneOf(set, themes))]),
      ...section(['Graphs'], kept('graph')),
      ...(end && end.children.length > 0 ? [{ within: [], elements: childrenOf(end) }] : []),
    ],
  };
}

/** The files of notes whose text is in files, as they came. */
export function filedNotes(outgoing: Outgoing): FiledNote[] {
  return new Notes(outgoing, new Spellings(outgoing)).filed();
}

/** The project's own attributes, and the children at its end. */
function projectElement({ outgoing, spellings, notes, stamps, losses }: Writing): Element {
  const { project } = outgoing;
  const shells = outgoing.parts.flatMap((part) => (part.kind === 'project' ? [part.shell] : []));
  const [stood] = shells;
  // A project with the name of an imported file was made from that file, and is as old.
  const made = stood?.attributes['name']?.trim() === project.name ? stood?.attributes : undefined;
  const others = new Set(
    shells.flatMap(({ attributes: { name = '' } }) => (name.trim() === project.name ? [] : [name.trim()])),
  );
  losses.add('project_facts', ...[...others].filter((name) => name !== ''));
  const refs = shells.flatMap((shell) => childrenOf(shell, 'NoteRef'));
  const unknown = shells.flatMap((shell) =>
    childrenOf(shell).filter(({ name }) => name !== 'NoteRef' && name !== 'Description'),
  );
  const isMainNamed = stamps.isNamed(project.mainCoderId);
  return el(
    'Project',
    {
      ...Object.fromEntries(shells.flatMap(({ attributes }) => unknownIn(attributes))),
      name: made?.['name'] ?? project.name,
      // A reader must know how this program counts, not how the program of an imported file did.
      origin: outgoing.program,
      creatingUserGUID:
        made?.['creatingUserGUID'] ??
        (isMainNamed && !made ? spellings.guidOf('user', project.mainCoderId) : undefined),
      creationDateTime: made ? made['creationDateTime'] : project.createdAt,
      // As long as nobody has worked in it here.
      modifyingUserGUID: isMainNamed ? undefined : made?.['modifyingUserGUID'],
      modifiedDateTime: isMainNamed ? undefined : made?.['modifiedDateTime'],
      basePath: stood?.attributes['basePath'],
    },
    [
      described(stood, project.description),
      ...notes.refs(
        project.id,
        refs.filter((each, index) => index === refs.findIndex((other) => isSame(each, other))),
      ),
      ...unknown,
    ],
  );
}

/** Attributes in other namespaces, which the standard does not have: their loss is reported. */
function unknownIn(attributes: Element['attributes']): [name: string, value: string][] {
  return Object.entries(attributes).filter(([name]) => name.startsWith('{'));
}

function isSame(one: Element, other: Element): boolean {
  return keyOf(one.attributes['targetGUID'] ?? '') === keyOf(other.attributes['targetGUID'] ?? '');
}

/** Whether the standard has this kind of source; if not, the loss is reported. */
function isSource({ name, attributes }: Element, losses: Losses): boolean {
  const isKnown = rules['Sources']?.children.has(name) ?? false;
  if (!isKnown) losses.add('unknown_parts', attributes['name']?.trim() || name);
  return isKnown;
}

/** Reports identifiers that the schema does not accept and that are therefore different in the file. */
function tellRenumbered(outgoing: Outgoing, losses: Losses): void {
  const kinds = new Set(['user', 'code', 'variable', 'case', 'source', 'note']);
  for (const { kind, ownerId, shell } of outgoing.parts) {
    if (ownerId === null || !kinds.has(kind) || shell.name === NOBODY) continue;
    const { guid, name } = shell.attributes;
    if (guid === undefined || !isSpelledGuid(guid))
      losses.add('repaired', `${shell.name}${name?.trim() ? ` “${name.trim()}”` : ''} · ${guid ?? 'guid'}`);
  }
}

/** Whether a set that came back is one that Concord writes itself. */
function isOneOf(set: Element, others: readonly Element[]): boolean {
  const keys = others.map(({ attributes }) => keyOf(attributes['guid'] ?? ''));
  return keys.includes(keyOf(set.attributes['guid'] ?? ''));
}

/** A theme and the codes added to it, as a set: the standard has sets of codes. */
function themeSets({ codes, themeCodes, guidFrom }: Outgoing, spellings: Spellings): Element[] {
  return codes.flatMap(({ id, name }) => {
    const gathered = themeCodes.filter(({ themeId }) => themeId === id);
    if (gathered.length === 0) return [];
    const members = gathered.map(({ codeId }) => ref('MemberCode', spellings.guidOf('code', codeId)));
    return [el('Set', { guid: guidFrom(`gathered by ${id}`), name }, members)];
  });
}
