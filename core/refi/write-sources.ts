// A source with its selections and codings as an element of an exchange file.
import type { CodingRecord, MemoRecord, SourceRecord } from '#core/records.ts';
import { bySpan, splitsPair } from '#core/span.ts';
import { keyOf } from '../guid.ts';
import { childrenOf, type Element } from './element.ts';
import type { Part } from './incoming.ts';
import type { Losses } from './losses.ts';
import { el, literalMoment, ref, type Outgoing, type Spellings } from './outgoing.ts';
import { named, type NoteRefs, type Variables } from './write-codes.ts';

/** Descriptions that became memos, by the key of what they describe. */
export type Descriptions = ReadonlyMap<string, MemoRecord>;

interface Writing {
  readonly outgoing: Outgoing;
  readonly spellings: Spellings;
  readonly variables: Variables;
  readonly noteRefs: NoteRefs;
  readonly descriptions: Descriptions;
  readonly losses: Losses;
}

export function sourceElement(writing: Writing, source: SourceRecord): Element {
  const { outgoing, spellings, variables, noteRefs, descriptions } = writing;
  const parts = outgoing.partsOf(source.id);
  const own = parts.find(({ kind, ownerId }) => kind === 'source' && ownerId === source.id);
  const shell = own?.shell;
  const files = outgoing.filesOf(source);
  const codings = outgoing.codingsOf(source.id);
  const codingParts = new Map(
    parts.flatMap((part) =>
      part.kind === 'coding' && part.ownerId !== null ? [[part.ownerId, part] as const] : [],
    ),
  );
  const selections = selectionElements(writing, source, codings, codingParts, parts);
  const wholes = codings
    .filter(({ start }) => start === null)
    .map((coding) => codingElement(writing, coding, codingParts.get(coding.id)?.shell));
  const description = descriptions.get(own?.key ?? '');
  const described = description && el('Description', {}, [description.body]);
  const tail = [...wholes, ...noteRefs(source.id), ...variables.of(source.id)];
  const facts = {
    guid: spellings.guidOf(source.id, own),
    name: named(shell, source.label ?? source.title),
    ...stampOf(shell, source.createdAt, description && spellings.guidOf(description.coderId)),
  };
  const isPdf = files.original?.kind === 'pdf' || shell?.name === 'PDFSource';
  if (!isPdf) {
    const rich = files.original?.kind === 'docx' ? `internal://${files.original.entry}` : undefined;
    const places = {
      // A path that leads nowhere stays as it was: whoever has the file finds it by that.
      plainTextPath: files.plain === null ? shell?.attributes['plainTextPath'] : `internal://${files.plain}`,
      richTextPath: rich ?? (files.plain === null ? shell?.attributes['richTextPath'] : undefined),
    };
    return el('TextSource', { ...facts, ...places }, [described, ...selections, ...tail]);
  }
  const stood = shell ? childrenOf(shell) : [];
  const representation = stood.find(({ name }) => name === 'Representation');
  const path =
    files.original?.kind === 'pdf' ? `internal://${files.original.entry}` : shell?.attributes['path'];
  return el('PDFSource', { ...facts, path, currentPath: shell?.attributes['currentPath'] }, [
    described,
    ...stood.filter(({ name }) => name === 'PDFSelection'),
    files.plain === null && !representation
      ? undefined
      : el(
          'Representation',
          {
            guid: spellings.guidOnce(representation?.attributes['guid'], `text of ${source.id}`),
            name: representation?.attributes['name'] ?? source.title,
            plainTextPath:
              files.plain === null
                ? representation?.attributes['plainTextPath']
                : `internal://${files.plain}`,
          },
          selections,
        ),
    ...tail,
  ]);
}

/** Codings by selection: those that came in one selection, and still stand on one place, go in one. */
function selectionElements(
  { outgoing, spellings, descriptions, ...rest }: Writing,
  source: SourceRecord,
  codings: readonly CodingRecord[],
  codingParts: ReadonlyMap<string, Part>,
  parts: readonly Part[],
): Element[] {
  const writing = { outgoing, spellings, descriptions, ...rest };
  const groups = new Map<string, { shell: Element | undefined; key: string; codings: CodingRecord[] }>();
  const placed = codings.flatMap((coding) =>
    coding.start === null || coding.end === null ? [] : [{ ...coding, start: coding.start, end: coding.end }],
  );
  for (const coding of placed.toSorted((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1))) {
    const shell = codingParts.get(coding.id)?.shell;
    const isSelection = shell?.name === 'PlainTextSelection';
    const key = isSelection ? keyOf(shell.attributes['guid'] ?? '') : coding.id;
    const place = `${key} ${coding.start} ${coding.end}`;
    const group = groups.get(place);
    if (group) group.codings.push(coding);
    else groups.set(place, { shell: isSelection ? shell : undefined, key, codings: [coding] });
  }
  const written = [...groups.values()].map(({ shell, key, codings: together }) => {
    const [first] = together;
    const [start, end] = [first?.start ?? 0, first?.end ?? 0];
    const description = descriptions.get(key);
    return el(
      'PlainTextSelection',
      {
        guid: spellings.guidOnce(shell?.attributes['guid'], `selection ${first?.id}`),
        name: shell ? shell.attributes['name'] : callingOf(outgoing, source, start, end),
        startPosition: String(outgoing.positionIn(source, start)),
        endPosition: String(outgoing.positionIn(source, end)),
        ...stampOf(
          shell,
          first?.createdAt ?? source.createdAt,
          description && spellings.guidOf(description.coderId),
        ),
      },
      [
        description && el('Description', {}, [description.body]),
        ...together.map((coding) => {
          const stood = codingParts.get(coding.id)?.shell;
          const own = stood?.name === 'PlainTextSelection' ? childrenOf(stood, 'Coding')[0] : stood;
          return codingElement(writing, coding, own);
        }),
      ],
    );
  });
  // What had no place in the text goes as it stood.
  const kept = parts.flatMap(({ kind, key, shell }) => {
    if (kind !== 'selection') return [];
    const description = descriptions.get(key);
    const creatingUser =
      shell.attributes['creatingUser'] || (description && spellings.guidOf(description.coderId));
    return [creatingUser ? { ...shell, attributes: { ...shell.attributes, creatingUser } } : shell];
  });
  return [...written, ...kept];
}

/** So many characters of its words a selection is called by. */
const CALLED = 40;

/** Where ways of counting differ, a selection repeats its words: whoever reads it can tell how it is counted. */
function callingOf(outgoing: Outgoing, source: SourceRecord, start: number, end: number): string | undefined {
  if (source.astral === '[]') return undefined;
  const words = outgoing.wordsOf(source, start, end);
  const cut = splitsPair(words, CALLED) ? CALLED - 1 : CALLED;
  return words.length > CALLED ? `${words.slice(0, cut)}…` : words;
}

function codingElement(
  { spellings, noteRefs }: Writing,
  coding: CodingRecord,
  stood: Element | undefined,
): Element {
  const spelled = stood?.attributes['guid'];
  const guid =
    spelled !== undefined && keyOf(spelled) === coding.id ? spelled : spellings.guidOf(coding.id, undefined);
  const created = literalMoment(stood?.attributes['creationDateTime'], coding.createdAt);
  return el(
    'Coding',
    {
      guid,
      creatingUser: spellings.guidOf(coding.coderId),
      // A file that gave no date for a coding gets none back.
      creationDateTime: stood && stood.attributes['creationDateTime'] === undefined ? undefined : created,
    },
    [ref('CodeRef', spellings.guidOf(coding.codeId)), ...noteRefs(coding.id)],
  );
}

/**
 * Who and when as it stood; for what never stood in a file, when it was made. `author` is who wrote the description,
 * where the file did not say.
 */
function stampOf(
  shell: Element | undefined,
  createdAt: string,
  author: string | undefined,
): Record<string, string | undefined> {
  if (!shell) return { creationDateTime: createdAt };
  const { creatingUser, creationDateTime, modifyingUser, modifiedDateTime } = shell.attributes;
  // An empty identifier is none, and the standard refuses it.
  return {
    creatingUser: creatingUser || author,
    creationDateTime,
    modifyingUser: modifyingUser || undefined,
    modifiedDateTime,
  };
}
