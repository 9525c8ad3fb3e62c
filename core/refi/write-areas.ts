// Areas of pages with the codings in them. They have no rows, but some programs write a coding twice, on the
// page and in the text; the row of the one in the text then tells what became of both.
import { keyOf } from '../guid.ts';
import { childOf, childrenOf, type Element } from './element.ts';
import { ref } from './outgoing.ts';
import type { SourceWriting } from './write-codings.ts';

/** The areas as they were, without codings that were removed here, and with the present codes of codings. */
export function areaElements(writing: SourceWriting, areas: readonly Element[]): Element[] {
  if (areas.length === 0) return [];
  const owners = new Map(
    writing.parts.flatMap(({ kind, of, key, ownerId }) =>
      (of ?? kind) === 'coding' && ownerId !== null && key !== '' ? [[key, ownerId] as const] : [],
    ),
  );
  const rows = new Map(writing.codings.map(({ row }) => [row.id, row]));
  return areas.flatMap((area) => {
    const children = area.children.flatMap((child) => {
      if (typeof child === 'string' || child.name !== 'Coding') return [child];
      const key = keyOf(child.attributes['guid'] ?? '');
      const owner = owners.get(key) ?? (rows.has(key) ? key : undefined);
      // The coding is on the page alone.
      if (owner === undefined) return [child];
      const row = rows.get(owner);
      return row ? [withCode(child, writing.spellings.guidOf('code', row.codeId))] : [];
    });
    const had = childrenOf(area, 'Coding').length;
    const has = children.filter((child) => typeof child !== 'string' && child.name === 'Coding').length;
    // An area that was only there for its codings is removed with them.
    return had > 0 && has === 0 ? [] : [{ ...area, children }];
  });
}

function withCode(coding: Element, code: string): Element {
  const codeRef = childOf(coding, 'CodeRef');
  if (codeRef && keyOf(codeRef.attributes['targetGUID'] ?? '') === keyOf(code)) return coding;
  const others = coding.children.filter((child) => typeof child === 'string' || child.name !== 'CodeRef');
  return { ...coding, children: [ref('CodeRef', code), ...others] };
}
