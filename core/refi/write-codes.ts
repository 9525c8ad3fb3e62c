// Codes, users and cases as elements of an exchange file, in the order that the standard requires.
import { hexOf, nearestColour } from '#core/codes/colours.ts';
import { byPosition } from '../by-position.ts';
import { codebookOf } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { keyOf } from '../guid.ts';
import { childrenOf, type Element } from './element.ts';
import { isColour, isOfType } from './literals.ts';
import type { Losses } from './losses.ts';
import { described, el, named, newestOf, ref, type Outgoing, type Spellings } from './outgoing.ts';
import { CALLED, COLOUR, NOBODY, ROOT } from './incoming.ts';
import type { Targets } from './targets.ts';
import type { Notes } from './write-notes.ts';
import type { Variables } from './write-variables.ts';

/** The coders that the file mentions. */
export function userElements(
  { coders }: Outgoing,
  spellings: Spellings,
  isNamed: (id: string) => boolean,
): Element[] {
  return coders.flatMap(({ id, name }) => {
    if (!isNamed(id)) return [];
    const shell = spellings.partOf('user', id)?.shell;
    const stood = shell?.name === NOBODY ? undefined : shell?.attributes;
    return [
      el('User', {
        ...stood,
        guid: spellings.guidOf('user', id),
        // A name that was made up for a user without one is not exported.
        name: stood && !stood['name']?.trim() && isCalled(name, stood) ? stood['name'] : nameOf(stood, name),
      }),
    ];
  });
}

function nameOf(stood: Element['attributes'] | undefined, name: string): string {
  return stood?.['name']?.trim() === name ? (stood['name'] ?? name) : name;
}

/** Whether a nameless user still has the name that was made up at import. */
function isCalled(name: string, stood: Element['attributes']): boolean {
  return name === (stood['id']?.trim() || stood[CALLED]);
}

/** The tree of codes, without merged ones. */
export function codeElements(
  outgoing: Outgoing,
  spellings: Spellings,
  notes: Notes,
  losses: Losses,
): Element[] {
  const { children } = codebookOf(outgoing.codes);
  const element = (code: CodeRecord): Element => {
    const shell = spellings.partOf('code', code.id)?.shell;
    const isCodable = shell?.attributes['isCodable'];
    const isStill =
      isCodable !== undefined && isOfType(isCodable, 'Boolean') && /true|1/.test(isCodable) === code.codable;
    return el(
      'Code',
      {
        ...shell?.attributes,
        guid: spellings.guidOf('code', code.id),
        name: named(shell, code.name),
        isCodable: isStill ? isCodable : String(code.codable),
        color: colourOf(code, shell, outgoing, losses),
      },
      [
        described(shell, outgoing.descriptionOf(code)),
        ...notes.refs(code.id, shell ? childrenOf(shell, 'NoteRef') : []),
        ...(children.get(code.id) ?? []).map(element),
        ...(shell
          ? childrenOf(shell).filter(({ name }) => name !== 'Description' && name !== 'NoteRef')
          : []),
      ],
    );
  };
  const roots = (children.get(null) ?? []).map((code) => ({ code, root: rootOf(code, spellings) }));
  const shells = new Map(
    outgoing.parts.flatMap(({ kind, ownerId, key, shell }) =>
      kind === 'code' && ownerId === null ? [[key, shell] as const] : [],
    ),
  );
  const written = new Set<string>();
  return roots.flatMap(({ code, root }) => {
    const shell = root === null ? undefined : shells.get(root);
    if (root === null || !shell) return [element(code)];
    if (written.has(root)) return [];
    written.add(root);
    const below = roots.filter((each) => each.root === root).map((each) => element(each.code));
    return [{ ...shell, children: [...shell.children, ...below] }];
  });
}

/** The root above a code in its file, where that root is not a code here. */
function rootOf({ id }: CodeRecord, spellings: Spellings): string | null {
  return spellings.partOf('code', id)?.shell.attributes[ROOT] ?? null;
}

/** The colour as it was written, if it is still the code's; else in the only notation that the standard has. */
function colourOf(
  code: CodeRecord,
  shell: Element | undefined,
  outgoing: Outgoing,
  losses: Losses,
): string | undefined {
  const stood = shell?.attributes['color'];
  // A code that came without a colour is exported without one, until it gets another.
  const given = shell?.attributes[COLOUR];
  if (shell && stood === undefined && (given === undefined || given === String(code.colour)))
    return undefined;
  if (stood === undefined || nearestColour(stood) !== code.colour) return outgoing.colourOf(code);
  if (isColour(stood)) return stood;
  losses.add('repaired', `${code.name} · ${stood}`);
  return hexOf(stood) ?? outgoing.colourOf(code);
}

/** Children that are written from rows; notes of cases have no place in the standard. */
const inCases = new Set(['Description', 'CodeRef', 'VariableValue', 'SourceRef', 'NoteRef']);

/** Respondents as cases, and the nameless cases that came with sources, as they were. */
export function caseElements(
  outgoing: Outgoing,
  spellings: Spellings,
  variables: Variables,
  targets: Targets,
  notes: Notes,
  losses: Losses,
): Element[] {
  const memos = new Set(outgoing.parts.flatMap(({ kind, key }) => (kind === 'description' ? [key] : [])));
  const written = new Map(outgoing.sources.map(({ id }) => [keyOf(spellings.guidOf('source', id)), id]));
  const own = outgoing.respondents.toSorted(byPosition).map(({ id, name }) => {
    const { key, shell } = spellings.partOf('case', id) ?? { key: '', shell: undefined };
    // The description of a case is a memo; in a case from an earlier import, which has no such memo, it stays
    // as it was.
    const isMemo = memos.has(key || id);
    const stood = shell ? childrenOf(shell) : [];
    const sources = new Set(
      outgoing.sourceRespondents.flatMap((each) => (each.respondentId === id ? [each.sourceId] : [])),
    );
    const refs = stood.filter((child) => {
      if (child.name !== 'SourceRef') return false;
      const target = targets.target('source', child.attributes['targetGUID'] ?? '');
      const source = target === null ? undefined : written.get(keyOf(target));
      // Media are not sources here, and stay with the case.
      return source === undefined || sources.delete(source);
    });
    return el(
      'Case',
      { ...shell?.attributes, guid: spellings.guidOf('case', id), name: named(shell, name) },
      [
        isMemo ? notes.description(key || id, shell) : undefined,
        ...stood.filter(({ name: called }) => called === 'CodeRef' || (called === 'Description' && !isMemo)),
        ...variables.of(
          id,
          'respondent',
          stood.filter((child) => child.name === 'VariableValue'),
        ),
        ...refs,
        ...[...sources].map((sourceId) => ref('SourceRef', spellings.guidOf('source', sourceId))),
        ...stood.filter(({ name: called }) => !inCases.has(called)),
      ],
    );
  });
  const kept = outgoing.parts.flatMap(({ kind, ownerId, shell }) =>
    kind === 'case' && ownerId === null ? [shell] : [],
  );
  return [
    ...own,
    ...newestOf(kept, spellings, losses).map((shell) => withValues(shell, variables.ofCase(shell))),
  ];
}

function withValues(shell: Element, values: readonly Element[]): Element {
  const others = shell.children.filter(
    (child) => typeof child === 'string' || child.name !== 'VariableValue',
  );
  const at = shell.children.findIndex((child) => typeof child !== 'string' && child.name === 'VariableValue');
  if (at < 0) return shell;
  return { ...shell, children: [...others.slice(0, at), ...values, ...others.slice(at)] };
}
