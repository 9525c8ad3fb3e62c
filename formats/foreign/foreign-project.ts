// The common form in which readers of foreign projects describe a project, and its conversion to a project of the
// exchange standard, so that importing and exporting work as with any other.
import type { Remark } from '#core/refi/incoming.ts';
import type { Element } from '#core/refi/element.ts';
import { isGivenName } from '#core/settling/names.ts';
import { el, ref } from '#core/refi/outgoing.ts';
import type { RefiProject } from '#core/refi/project.ts';
import { readProject } from '#core/refi/read-project.ts';
import type { Span } from '#core/span.ts';
import type { FoundText } from '../refi/read-text.ts';
import { guidOf } from '../codebook-guids.ts';

export interface ForeignCode {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  readonly colour: string | null;
  readonly isCodable: boolean;
  readonly children: readonly ForeignCode[];
}

/** Who made something, and when. */
interface Stamped {
  /** The name of a coder. */
  readonly by: string | null;
  /** As the program writes it: `2025-03-02 10:00:00`, with or without a time zone. */
  readonly at: string | null;
}

/** A passage with a known place in the text; without codes, it is a memo on the passage. */
export interface ForeignPassage extends Stamped, Span {
  readonly key: string;
  readonly words: string;
  readonly memo: string | null;
  readonly codes: readonly string[];
}

/** A code on a whole source. */
export interface ForeignWholeCoding extends Stamped {
  readonly key: string;
  readonly code: string;
}

export interface ForeignValue {
  readonly variable: string;
  readonly value: string;
}

export interface ForeignSource extends Stamped {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  readonly isPdf: boolean;
  readonly passages: readonly ForeignPassage[];
  /** Whole-source codings. */
  readonly wholes?: readonly ForeignWholeCoding[];
  readonly values: readonly ForeignValue[];
  /** The keys of notes about the whole source. */
  readonly notes?: readonly string[];
}

export interface ForeignNote extends Stamped {
  readonly key: string;
  readonly name: string;
  readonly body: string;
}

export interface ForeignProject {
  readonly name: string;
  readonly origin: string;
  readonly description: string | null;
  /** A string that identifies the project among others of its program. */
  readonly seed: string;
  readonly coders: readonly string[];
  readonly codes: readonly ForeignCode[];
  readonly variables: readonly {
    readonly key: string;
    readonly name: string;
    readonly description: string | null;
    readonly isNumber: boolean;
  }[];
  readonly cases: readonly {
    readonly key: string;
    readonly name: string;
    readonly sources: readonly string[];
    readonly values: readonly ForeignValue[];
    /** Keys of notes. */
    readonly notes: readonly string[];
  }[];
  readonly sources: readonly ForeignSource[];
  readonly notes: readonly ForeignNote[];
}

/** An opened project of another program. Close it after use. */
export interface ForeignFile {
  readonly project: RefiProject;
  /** Remarks beside what the project's data tells. */
  readonly remarks: readonly Remark[];
  /** The text of a source, by the key that stands for it in the project. */
  readonly textOf: (key: string) => Promise<FoundText | null>;
  readonly close: () => void;
}

/** The key in the project for what a reader calls `key`. */
export function keyIn(key: string): string {
  return guidOf(key);
}

/** The key of a pdf's text. */
export function keyOfText(key: string): string {
  return guidOf(`text of ${key}`);
}

export function projectOf(foreign: ForeignProject): RefiProject {
  const guidOfCoder = codersOf(foreign.seed);
  const stampOf = stampsBy(guidOfCoder);
  return readProject(
    el('Project', { name: foreign.name, origin: foreign.origin }, [
      el(
        'Users',
        {},
        foreign.coders.map((name) => el('User', { guid: guidOfCoder(name), name })),
      ),
      el('CodeBook', {}, [el('Codes', {}, foreign.codes.map(codeElement))]),
      el(
        'Variables',
        {},
        foreign.variables.map(({ key, name, description, isNumber }) =>
          el('Variable', { guid: guidOf(key), name, typeOfVariable: isNumber ? 'Float' : 'Text' }, [
            described(description),
          ]),
        ),
      ),
      el(
        'Cases',
        {},
        foreign.cases.map(({ key, name, sources, values, notes }) =>
          el('Case', { guid: guidOf(key), name }, [
            ...values.map(valueElement),
            ...sources.map((source) => ref('SourceRef', guidOf(source))),
            ...notes.map((note) => ref('NoteRef', guidOf(note))),
          ]),
        ),
      ),
      el(
        'Sources',
        {},
        foreign.sources.map((source) => sourceElement(source, stampOf)),
      ),
      el(
        'Notes',
        {},
        foreign.notes.map(({ key, name, body, ...stamped }) =>
          el('Note', { guid: guidOf(key), name, ...stampOf(stamped) }, [el('PlainTextContent', {}, [body])]),
        ),
      ),
      described(foreign.description),
    ]),
  );
}

function codeElement({ key, name, description, colour, isCodable, children }: ForeignCode): Element {
  return el('Code', { guid: guidOf(key), name, isCodable: String(isCodable), color: colour ?? undefined }, [
    described(description),
    ...children.map(codeElement),
  ]);
}

function sourceElement(
  { key, name, description, isPdf, passages, wholes = [], values, notes = [], ...stamped }: ForeignSource,
  stampOf: StampOf,
): Element {
  const facts = { guid: guidOf(key), name, ...stampOf(stamped) };
  const [selections, wholeCodings] = [
    passages.map((each) => selectionElement(each, stampOf)),
    [
      ...wholes.map(({ key: coding, code, ...made }) =>
        el('Coding', { guid: guidOf(coding), ...stampOf(made) }, [ref('CodeRef', guidOf(code))]),
      ),
      ...notes.map((note) => ref('NoteRef', guidOf(note))),
      ...values.map(valueElement),
    ],
  ];
  if (!isPdf) return el('TextSource', facts, [described(description), ...selections, ...wholeCodings]);
  return el('PDFSource', facts, [
    described(description),
    el('Representation', { guid: keyOfText(key), name }, selections),
    ...wholeCodings,
  ]);
}

function selectionElement(
  { key, words, start, end, memo, codes, ...stamped }: ForeignPassage,
  stampOf: StampOf,
): Element {
  const stamp = stampOf(stamped);
  return el(
    'PlainTextSelection',
    {
      guid: guidOf(key),
      name: shortened(words),
      startPosition: String(start),
      endPosition: String(end),
      ...stamp,
    },
    [
      described(memo),
      ...codes.map((code) =>
        el('Coding', { guid: guidOf(`${key} as ${code}`), ...stamp }, [ref('CodeRef', guidOf(code))]),
      ),
    ],
  );
}

function valueElement({ variable, value }: ForeignValue): Element {
  return el('VariableValue', {}, [ref('VariableRef', guidOf(variable)), el('TextValue', {}, [value])]);
}

function described(description: string | null): Element | undefined {
  return description === null || description.trim() === '' ? undefined : el('Description', {}, [description]);
}

type StampOf = ReturnType<typeof stampsBy>;

function stampsBy(guidOfCoder: (name: string) => string) {
  return ({ by, at }: Stamped) => ({
    creatingUser: by === null ? undefined : guidOfCoder(by),
    creationDateTime: at?.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'),
  });
}

/**
 * Makes coders' keys. A coder is identified by name across programs; one with a default name only within this project.
 */
function codersOf(seed: string): (name: string) => string {
  return (name) => guidOf(isGivenName(name) ? `coder ${name}` : `${seed} coder ${name}`);
}

/** The beginning of long words, on one line. */
export function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  const [characters, most] = [Array.from(line), 120];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : line;
}

/** A node of a codebook with the key of its parent; null for the top level. */
export interface CodeWithParent {
  readonly code: ForeignCode;
  readonly above: string | null;
}

/** The greatest depth of a codebook; deeper codes and cycles are moved to the top. */
const MAX_DEPTH = 60;

/** The codes as a tree: top-level codes, each with its sub-codes, in the given order. */
export function treeOf(hung: readonly CodeWithParent[]): ForeignCode[] {
  const byKey = new Map(hung.map((each) => [each.code.key, each] as const));
  const below = Map.groupBy(hung, ({ code, above }) => {
    const seen = new Set<string>();
    for (let at = above; at !== null && byKey.has(at) && !seen.has(at); at = byKey.get(at)?.above ?? null)
      seen.add(at);
    return above === null || !byKey.has(above) || seen.has(code.key) || seen.size > MAX_DEPTH ? null : above;
  });
  const grown = ({ code }: CodeWithParent): ForeignCode => ({
    ...code,
    children: (below.get(code.key) ?? []).map(grown),
  });
  return (below.get(null) ?? []).map(grown);
}
