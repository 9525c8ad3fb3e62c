// Acts on versions of the codebook, and codings that were marked as read again.
import type { RereadBasis } from '../versions/reread.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** The facts of keeping, renaming or removing a version, or of reading codings again; null for any other act. */
export function versionFacts(rows: ActRows): ActFacts | null {
  const read = [...rows.added('rereading'), ...rows.updated('rereading').map(([, to]) => to)];
  const [first] = read;
  if (first && [...rows.tables].every((table) => table === 'rereading'))
    return rereadFacts(rows, read.length, first.basis);
  const [kept] = rows.added('codebookVersion');
  const [gone] = rows.removed('codebookVersion');
  const [changed] = rows.updated('codebookVersion');
  const version = kept ?? gone ?? changed?.[1];
  // A submission that keeps a version of its own is what its act is about.
  if (!version || rows.tables.has('exchange') || rows.tables.has('submission')) return null;
  const things = { thing: { what: 'other', id: version.id, name: version.name } } as const;
  if (kept || gone) return { ...plainFacts(kept ? 'kept_version' : 'removed_version'), things };
  const [from] = changed ?? [version];
  return from.name === version.name
    ? {
        ...plainFacts('changed_version'),
        things,
        value: { of: 'text', from: from.reason || null, to: version.reason || null },
      }
    : { ...plainFacts('renamed_version'), things, value: { of: 'text', from: from.name, to: version.name } };
}

function rereadFacts({ code }: ActRows, count: number, basis: string): ActFacts {
  const { codeId } = JSON.parse(basis) as RereadBasis;
  const about = code(codeId);
  return about.name === null
    ? plainFacts('reread', count)
    : { ...plainFacts('reread_of', count), things: { code: about } };
}
