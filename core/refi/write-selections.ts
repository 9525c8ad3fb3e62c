// The selections of a source: those of codings, and those without a coding that were kept as they came.
import { bySpan, splitsPair } from '#core/span.ts';
import type { SourceRecord } from '#core/records.ts';
import { keyOf } from '../guid.ts';
import { isCalled } from './positions.ts';
import { childrenOf, type Element } from './element.ts';
import { CALLED_BY_WORDS, codingIn, COUNTED, WORDS } from './incoming.ts';
import { el, type Outgoing } from './outgoing.ts';
import { codingElement, type Outcoding, type SourceWriting } from './write-codings.ts';

interface Group {
  readonly shell: Element | undefined;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly codings: Outcoding[];
}

/** Selections with their codings. Codings that came in one selection and are still at one place share it. */
export function selectionElements(writing: SourceWriting): Element[] {
  const groups = groupsOf(writing.codings);
  const first = new Set<string>();
  const without = codingsWithoutCode(writing, groups);
  const written = groups.map((group) => {
    const isFirst = !first.has(group.key);
    first.add(group.key);
    return groupElement(writing, group, isFirst ? (without.get(group.key) ?? []) : [], isFirst);
  });
  return [...written, ...keptSelections(writing)];
}

function groupsOf(codings: readonly Outcoding[]): Group[] {
  const groups = new Map<string, Group>();
  const placed = codings.flatMap((coding) => {
    const { start, end, id } = coding.row;
    return start === null || end === null ? [] : [{ coding, start, end, id }];
  });
  for (const { coding, start, end } of placed.toSorted((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1))) {
    const { shell, row } = coding;
    const isSelection = shell?.name === 'PlainTextSelection';
    const key = isSelection ? keyOf(shell.attributes['guid'] ?? '') : row.id;
    const place = `${key} ${start} ${end}`;
    const group = groups.get(place);
    if (group) group.codings.push(coding);
    else groups.set(place, { shell: isSelection ? shell : undefined, key, start, end, codings: [coding] });
  }
  return [...groups.values()];
}

function groupElement(
  writing: SourceWriting,
  { shell, key, start, end, codings }: Group,
  more: readonly Element[],
  isFirst: boolean,
): Element {
  const { outgoing, source, spellings, notes } = writing;
  const [first] = codings;
  const elements = codings.map((coding) => codingElement(writing, coding));
  return el(
    'PlainTextSelection',
    {
      // QualCoder takes the coder from the selection and ignores the maker of the coding.
      creatingUser: shell ? undefined : makerOfAll(elements),
      ...shell?.attributes,
      guid: spellings.guidOnce(shell?.attributes['guid'], `selection ${first?.row.id}`),
      name: shell ? nameOf(writing, shell, start, end) : callingOf(outgoing, source, start, end),
      startPosition: String(outgoing.positionIn(source, start)),
      endPosition: String(outgoing.positionIn(source, end)),
      creationDateTime: shell
        ? shell.attributes['creationDateTime']
        : (first?.row.createdAt ?? source.createdAt),
    },
    [
      isFirst ? notes.description(key, shell) : undefined,
      ...elements,
      ...more,
      ...(shell && isFirst
        ? childrenOf(shell).filter(({ name }) => name !== 'Description' && name !== 'Coding')
        : []),
    ],
  );
}

/** The maker of these codings; undefined where they have several. */
function makerOfAll([first, ...others]: readonly Element[]): string | undefined {
  const maker = first?.attributes['creatingUser'];
  return others.every(({ attributes }) => attributes['creatingUser'] === maker) ? maker : undefined;
}

/** Codings that came without a code of the file, by the selection that holds other codings. */
function codingsWithoutCode(
  { parts, losses }: SourceWriting,
  groups: readonly Group[],
): Map<string, Element[]> {
  const found = new Map<string, Element[]>();
  const keys = new Set(groups.map(({ key }) => key));
  const kept = new Set(parts.flatMap(({ kind, key }) => (kind === 'selection' ? [key] : [])));
  for (const { kind, ownerId, shell } of parts) {
    if (kind !== 'coding' || ownerId !== null || shell.name !== 'PlainTextSelection') continue;
    const key = keyOf(shell.attributes['guid'] ?? '');
    const coding = codingIn(shell);
    if (kept.has(key) || !coding) continue;
    if (keys.has(key)) found.set(key, [...(found.get(key) ?? []), coding]);
    else losses.add('dangling', shell.attributes['name']?.trim() || key);
  }
  return found;
}

/** Selections without codings: moved to where their words are now; those that never had a place, as they were. */
function keptSelections({ outgoing, source, parts, spellings, notes, losses }: SourceWriting): Element[] {
  const kept = new Map<string, Element>();
  for (const [index, { kind, key, shell }] of parts.entries()) {
    if (kind !== 'selection') continue;
    // What a later file says of it counts.
    kept.set(key === '' ? String(index) : keyOf(spellings.other(key)), shell);
  }
  if (kept.size === 0) return [];
  const text = outgoing.wordsOf(source, 0, source.length);
  const title = source.label ?? source.title;
  return [...kept.values()].flatMap((shell) => {
    const { [WORDS]: words, [COUNTED]: counted, ...stood } = shell.attributes;
    const key = keyOf(stood['guid'] ?? '');
    let place = {};
    if (words === undefined) {
      const unit = outgoing.positionIn(source, source.length) === source.length ? 'utf-16' : 'code-point';
      const isAlike =
        counted === 'same' || counted === unit || (counted !== 'lines' && source.astral === '[]');
      if (counted === undefined || !isAlike)
        losses.add('places', `${title} · ${stood['startPosition']}–${stood['endPosition']}`);
    } else {
      const start = placeOf(words, Number(stood['startPosition']), text);
      if (start === null) {
        losses.add('words_gone', `${title} · ${words.replaceAll(/\s+/g, ' ').slice(0, 80)}`);
        return [];
      }
      place = {
        startPosition: String(outgoing.positionIn(source, start)),
        endPosition: String(outgoing.positionIn(source, start + words.length)),
      };
    }
    return [
      el(
        'PlainTextSelection',
        {
          ...stood,
          guid: spellings.guidOnce(stood['guid'], `kept in ${source.id} ${stood['startPosition']}`),
          ...place,
        },
        [notes.description(key, shell), ...childrenOf(shell).filter(({ name }) => name !== 'Description')],
      ),
    ];
  });
}

/** Where the words are: where they were, else the only place that has them. */
function placeOf(words: string, start: number, text: string): number | null {
  if (text.startsWith(words, start)) return start;
  const found = text.indexOf(words);
  return found >= 0 && text.indexOf(words, found + 1) < 0 ? found : null;
}

/** How many characters of its words name a selection. */
const MAX_NAME_LENGTH = 40;

/** The name as it was; if it repeated the words, it repeats the present ones. */
function nameOf(
  { outgoing, source }: SourceWriting,
  shell: Element,
  start: number,
  end: number,
): string | undefined {
  const { name, [CALLED_BY_WORDS]: byWords } = shell.attributes;
  if (name === undefined || byWords === undefined) return name;
  const words = outgoing.wordsOf(source, start, end);
  return isCalled(name, words) ? name : shortened(words);
}

/**
 * Where ways of counting differ, a selection's name repeats its words, so that a reader can tell how
 * positions are counted.
 */
function callingOf(outgoing: Outgoing, source: SourceRecord, start: number, end: number): string | undefined {
  if (source.astral === '[]') return undefined;
  return shortened(outgoing.wordsOf(source, start, end));
}

function shortened(words: string): string {
  const cut = splitsPair(words, MAX_NAME_LENGTH) ? MAX_NAME_LENGTH - 1 : MAX_NAME_LENGTH;
  return words.length > MAX_NAME_LENGTH ? `${words.slice(0, cut)}…` : words;
}
