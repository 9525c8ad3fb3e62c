// A source with its selections and codings as an element of an exchange file.
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { childOf, childrenOf, type Element } from './element.ts';
import { codingIn, type Part, TWIN } from './incoming.ts';
import type { Losses } from './losses.ts';
import { el, named } from './outgoing.ts';
import { areaElements } from './write-areas.ts';
import { codingElement, type Outcoding, type SourceWriting, type Writing } from './write-codings.ts';
import { notesReferredTo } from './write-notes.ts';
import { selectionElements } from './write-selections.ts';

/** The element of a source with its selections and codings. */
export function sourceElement(writing: Writing, source: SourceRecord): Element {
  const { outgoing, spellings, variables, notes, stamps } = writing;
  const parts = outgoing.partsOf(source.id);
  const own = parts.findLast(({ kind, ownerId }) => kind === 'source' && ownerId === source.id);
  const shell = own?.shell;
  const stood = shell ? childrenOf(shell) : [];
  let referred: ReadonlySet<string> | null = null;
  const all: SourceWriting = {
    ...writing,
    source,
    parts,
    codings: codingsWithParts(outgoing.codingsOf(source.id), parts),
    referredTo: () => (referred ??= notesReferredTo(parts.map((part) => part.shell))),
  };
  const files = outgoing.filesOf(source);
  if (files.isStandIn) writing.losses.add('absent_texts', absentText(source, shell));
  const selections = selectionElements(all);
  const wholes = wholeCodings(all);
  const described = notes.description(own?.key || source.id, shell);
  const refs = notes.refs(source.id, ofName(stood, 'NoteRef'), all.referredTo);
  const others = [
    ...variables.of(source.id, 'source', ofName(stood, 'VariableValue')),
    ...stood.filter(({ name }) => !rewritten.has(name)),
  ];
  const called = nameOf(source, shell);
  tellOtherName(source, called, writing.losses);
  const facts = {
    ...shell?.attributes,
    guid: spellings.guidOf('source', source.id),
    name: called,
    creationDateTime: shell ? shell.attributes['creationDateTime'] : stamps.made(undefined, source.createdAt),
  };
  const representation = stood.find(({ name }) => name === 'Representation');
  const inText = representation ? childrenOf(representation) : [];
  const areas = ofName(stood, 'PDFSelection');
  const path =
    files.original?.kind === 'pdf' ? `internal://${files.original.entry}` : shell?.attributes['path'];
  // QualCoder stops at a PDF that names no file: a PDF of which only the text is here is exported as a text.
  const isPdf = path !== undefined || areas.length > 0;
  if (!isPdf) {
    const rich = files.original?.kind === 'docx' ? `internal://${files.original.entry}` : undefined;
    const places = {
      plainTextPath: `internal://${files.plain}`,
      richTextPath: rich,
      currentPath: undefined,
    };
    return el('TextSource', { ...facts, ...places }, [
      described ?? ofName(inText, 'Description')[0],
      ...selections,
      ...wholes.ofText,
      ...wholes.ofSource,
      ...ofName(inText, 'NoteRef'),
      ...refs,
      ...ofName(inText, 'VariableValue'),
      ...others,
    ]);
  }
  if (path === undefined) writing.losses.add('pdf_files', source.label ?? source.title);
  const places = { path, plainTextPath: undefined, richTextPath: undefined };
  return el('PDFSource', { ...facts, ...places }, [
    described,
    ...areaElements(all, areas),
    el(
      'Representation',
      {
        ...representation?.attributes,
        guid: spellings.guidOnce(representation?.attributes['guid'], `text of ${source.id}`),
        name: representation ? representation.attributes['name'] : source.title,
        plainTextPath: `internal://${files.plain}`,
        richTextPath: undefined,
      },
      [
        ...ofName(inText, 'Description'),
        ...selections,
        ...wholes.ofText,
        ...inText.filter(({ name }) => name !== 'Description' && name !== 'PlainTextContent'),
      ],
    ),
    ...wholes.ofSource,
    ...refs,
    ...others,
  ]);
}

/** A source whose text was missing, with the path of its text or document, which is not exported. */
function absentText({ label, title }: SourceRecord, shell: Element | undefined): string {
  const text = shell?.name === 'PDFSource' ? childOf(shell, 'Representation') : shell;
  const path = text?.attributes['plainTextPath'] ?? text?.attributes['richTextPath'];
  return path === undefined ? (label ?? title) : `${label ?? title} · ${path}`;
}

/** Children that are written from rows, or in their own place. */
const rewritten = new Set(['Description', 'NoteRef', 'VariableValue', 'PDFSelection', 'Representation']);

function ofName(children: readonly Element[], wanted: string): Element[] {
  return children.filter(({ name }) => name === wanted);
}

/** The name that it came under, if that is still its title; else the label of an interview. */
function nameOf({ title, label }: SourceRecord, shell: Element | undefined): string | undefined {
  if (shell?.attributes['name']?.trim() === title) return named(shell, title);
  return label ?? title;
}

/** An interview has a label and a title, but the standard has one name: the one left out is reported. */
function tellOtherName({ title, label }: SourceRecord, called: string | undefined, losses: Losses): void {
  if (label === null || label === title || title.trim() === '') return;
  losses.add(called === label ? 'titles' : 'labels', `${label} · ${title}`);
}

/** The codings of a source with their parts, each followed by those that are one with it here. */
function codingsWithParts(rows: readonly CodingRecord[], parts: readonly Part[]): Outcoding[] {
  const shells = new Map<string, Element>();
  const twins = new Map<string, Element[]>();
  for (const { kind, ownerId, shell } of parts) {
    if (kind !== 'coding' || ownerId === null) continue;
    if (shell.attributes[TWIN] === undefined) shells.set(ownerId, shell);
    else twins.set(ownerId, [...(twins.get(ownerId) ?? []), shell]);
  }
  return rows.flatMap((row) => [
    { row, shell: shells.get(row.id), isTwin: false },
    ...(twins.get(row.id) ?? []).map((shell) => ({ row, shell, isTwin: true })),
  ]);
}

/** Codings of the whole source, and of the whole text of a PDF. */
function wholeCodings(writing: SourceWriting): { ofSource: Element[]; ofText: Element[] } {
  const ofSource: Element[] = [];
  const ofText: Element[] = [];
  const place = (shell: Element | undefined, element: Element | undefined): void => {
    if (element) (shell?.name === 'Representation' ? ofText : ofSource).push(element);
  };
  for (const coding of writing.codings)
    if (coding.row.start === null) place(coding.shell, codingElement(writing, coding));
  // A coding whose code the file did not list is exported only if that code exists here now.
  for (const { kind, ownerId, shell } of writing.parts)
    if (kind === 'coding' && ownerId === null && shell.name !== 'PlainTextSelection')
      place(shell, codingIn(shell));
  return { ofSource, ofText };
}
