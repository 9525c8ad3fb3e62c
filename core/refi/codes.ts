// The codes of an exchange file as codes of the project.
import { codeColours, nearestColour } from '#core/codes/colours.ts';
import { initial } from '../tables/all.ts';
import type { CodeRecord } from '#core/records.ts';
import { keyOf } from '../guid.ts';
import { definitionsIn, saidIn } from './descriptions.ts';
import { childrenOf, type Element, isSome } from './element.ts';
import {
  CALLED,
  COLOUR,
  Ids,
  type Incoming,
  type Part,
  type Present,
  type Remark,
  ROOT,
} from './incoming.ts';
import { bodyOf, type RefiCode, type RefiProject } from './project.ts';

/** The codes of a file, planned. */
export interface Codes extends Incoming {
  /** The id of the code with this key; undefined where the file has none. */
  codeOf(key: string | null): string | undefined;
}

/** Plans the codes of a file as rows and parts. */
export function planCodes(project: RefiProject, present: Present): Codes {
  const ids = new Ids(present.newId);
  const root = rootOf(project);
  const rows: CodeRecord[] = [];
  const parts: Part[] = [];
  const visit = (codes: readonly RefiCode[], parentId: string | null): void => {
    const first = parentId === null ? present.positions.code : 1;
    for (const [index, code] of codes.entries()) {
      const id = ids.assign(code.key);
      const row = { ...bare(code, present, rows.length), id, parentId, position: first + index };
      rows.push(row);
      const marks = {
        ...(code.name.trim() === '' ? { [CALLED]: row.name } : {}),
        ...(code.colour === null ? { [COLOUR]: String(row.colour) } : {}),
        ...(root && parentId === null ? { [ROOT]: root.key } : {}),
      };
      const shell = { ...code.shell, attributes: { ...code.shell.attributes, ...marks } };
      parts.push({ kind: 'code', ownerId: id, key: code.key, shell });
      visit(code.children, id);
    }
  };
  visit(root?.children ?? project.codes, null);
  const remarks: Remark[] = [...new Set(ids.renamed)].map((guid) => ({
    key: 'exchange:code_renumbered',
    parameters: { guid },
  }));
  if (root) {
    parts.push({ kind: 'code', ownerId: null, key: root.key, shell: root.shell });
    remarks.push({ key: 'exchange:root_unwrapped', parameters: { name: root.name } });
  }
  return { rows: { code: rows }, parts, remarks, codeOf: (key) => ids.of(key) };
}

/** The root that NVivo puts above all codes, unless something is coded with it. */
function rootOf({ codes, sources, sets, cases }: RefiProject): RefiCode | null {
  const [root, ...others] = codes;
  const isRoot = root?.name === 'Nodes' && others.length === 0 && !root.isCodable && root.children.length > 0;
  if (!root || !isRoot || root.key === '') return null;
  const named = (element: Element): boolean =>
    keyOf(element.attributes['targetGUID'] ?? '') === root.key || childrenOf(element).some(named);
  const isNamed =
    root.notes.length > 0 ||
    isSome(sources, (source) => named(source.kind === 'other' ? source.shell : bodyOf(source).whole)) ||
    [...sets, ...cases].some(({ whole }) => named(whole));
  return isNamed ? null : root;
}

function bare(
  { name, description, colour, isCodable }: RefiCode,
  present: Present,
  number: number,
): Omit<CodeRecord, 'id' | 'parentId' | 'position'> {
  return {
    ...initial.code,
    name: name.trim() || present.unnamed.code,
    // Programs without colours leave the choice to the reader; the code gets a colour as a new code does.
    colour: (colour === null ? null : nearestColour(colour)) ?? number % codeColours.length,
    codable: isCodable,
    ...(definitionsIn(description ?? '', present.headings) ?? { fullDefinition: saidIn(description) }),
    status: 'stable',
    createdAt: present.now,
  };
}
