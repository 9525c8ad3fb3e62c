// A project as the sections of an exchange file, in the order of the standard; one that would be empty is left out.
import type { MemoRecord } from '#core/records.ts';
import type { Element } from './element.ts';
import { keyOf } from '../guid.ts';
import { childrenOf } from './element.ts';
import type { Losses } from './losses.ts';
import { el, literalMoment, ref, Spellings, type Outgoing } from './outgoing.ts';
import { caseElements, codeElements, userElements, Variables, type NoteRefs } from './write-codes.ts';
import { sourceElement } from './write-sources.ts';

/** A section with its elements, made as they are asked for: a study has 100,000 codings. */
export interface Section {
  /** Element names around the elements, outermost first. */
  readonly within: readonly string[];
  readonly elements: Iterable<Element>;
}

/** The attributes of the project element, and its sections; what stands at its end comes last. */
export interface WrittenProject {
  readonly attributes: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}

/** `losses` is told what has no place, while the elements are made. */
export function writeProject(outgoing: Outgoing, losses: Losses): WrittenProject {
  const spellings = new Spellings(outgoing);
  const { project } = outgoing;
  const stood = outgoing.parts.find(({ kind }) => kind === 'project')?.shell.attributes;
  const { described, notes } = memosApart(outgoing, spellings);
  const noteRefs: NoteRefs = (id) =>
    (notes.get(id) ?? []).map((memo) => ref('NoteRef', spellings.guidOf(memo.id)));
  const variables = new Variables(outgoing, spellings);
  const writing = { outgoing, spellings, variables, noteRefs, descriptions: described, losses };
  const all = [...notes.values()]
    .flat()
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  const kept = (kind: string): Element[] =>
    outgoing.parts.filter((part) => part.kind === kind).map(({ shell }) => shell);
  const sources = function* (): Generator<Element> {
    for (const source of outgoing.sources) yield sourceElement(writing, source);
    yield* kept('media');
  };
  const themes = themeSets(outgoing, spellings);
  const hasSources = outgoing.sources.length > 0 || kept('media').length > 0;
  const attributes = el('Project', {
    name: project.name,
    origin: outgoing.program,
    creatingUserGUID: spellings.guidOf(project.mainCoderId),
    creationDateTime: literalMoment(stood?.['creationDateTime'], project.createdAt),
    basePath: stood?.['basePath'],
  }).attributes;
  const section = (within: readonly string[], elements: readonly Element[]): Section[] =>
    elements.length > 0 ? [{ within, elements }] : [];
  return {
    attributes,
    sections: [
      ...section(['Users'], userElements(outgoing, spellings)),
      ...section(['CodeBook', 'Codes'], codeElements(outgoing, spellings, noteRefs)),
      ...section(['Variables'], variables.elements),
      ...section(['Cases'], caseElements(outgoing, spellings, variables)),
      ...(hasSources ? [{ within: ['Sources'], elements: sources() }] : []),
      ...section(
        ['Notes'],
        all.map((memo) => noteElement(memo, spellings)),
      ),
      ...section(['Links'], kept('link')),
      ...section(['Sets'], [...themes, ...kept('set').filter((set) => !isOneOf(set, themes))]),
      ...section(['Graphs'], kept('graph')),
      ...section(
        [],
        [
          ...(project.description === '' ? [] : [el('Description', {}, [project.description])]),
          ...noteRefs(project.id),
        ],
      ),
    ],
  };
}

/** Memos that are descriptions of what they came with, by the key of that, and all others, by what they are about. */
function memosApart(
  outgoing: Outgoing,
  spellings: Spellings,
): { described: Map<string, MemoRecord>; notes: Map<string, MemoRecord[]> } {
  const described = new Map<string, MemoRecord>();
  const notes = new Map<string, MemoRecord[]>();
  for (const memo of outgoing.memos) {
    const part = spellings.partOf(memo.id);
    if (part?.kind === 'description') {
      described.set(part.key, memo);
      continue;
    }
    const about =
      memo.about === 'project'
        ? outgoing.project.id
        : (memo.sourceId ?? memo.codeId ?? memo.codingId ?? memo.respondentId ?? '');
    notes.set(about, [...(notes.get(about) ?? []), memo]);
  }
  return { described, notes };
}

function noteElement(memo: MemoRecord, spellings: Spellings): Element {
  const shell = spellings.partOf(memo.id)?.shell;
  const stood = shell?.attributes;
  const keptParts = shell
    ? childrenOf(shell).filter(({ name }) => ['PlainTextSelection', 'Coding', 'VariableValue'].includes(name))
    : [];
  return el(
    'Note',
    {
      guid: spellings.guidOf(memo.id),
      name: stood?.['name']?.trim() === memo.title ? stood['name'] : memo.title || undefined,
      richTextPath: isAsItCame(memo, stood) ? stood?.['richTextPath'] : undefined,
      creatingUser: spellings.guidOf(memo.coderId),
      creationDateTime:
        stood && stood['creationDateTime'] === undefined
          ? undefined
          : literalMoment(stood?.['creationDateTime'], memo.createdAt),
      modifiedDateTime:
        stood && stood['modifiedDateTime'] === undefined
          ? undefined
          : literalMoment(stood?.['modifiedDateTime'], memo.updatedAt),
    },
    [el('PlainTextContent', {}, [memo.body]), ...keptParts],
  );
}

/** Whether nobody has written in a note since it came: then its document still says what it says. */
function isAsItCame({ createdAt, updatedAt }: MemoRecord, stood: Element['attributes'] | undefined): boolean {
  const modified = stood?.['modifiedDateTime'];
  return (
    updatedAt === createdAt || (modified !== undefined && literalMoment(modified, updatedAt) === modified)
  );
}

/** A set that came back as it was written here is no second one. */
function isOneOf(set: Element, others: readonly Element[]): boolean {
  const keys = others.map(({ attributes }) => keyOf(attributes['guid'] ?? ''));
  return keys.includes(keyOf(set.attributes['guid'] ?? ''));
}

/** A theme with what it gathers from elsewhere in the tree: the standard knows sets of codes. */
function themeSets({ codes, themeCodes, guidFrom }: Outgoing, spellings: Spellings): Element[] {
  return codes.flatMap(({ id, name }) => {
    const gathered = themeCodes.filter(({ themeId }) => themeId === id);
    if (gathered.length === 0) return [];
    const members = gathered.map(({ codeId }) => ref('MemberCode', spellings.guidOf(codeId)));
    return [el('Set', { guid: guidFrom(`gathered by ${id}`), name }, members)];
  });
}
