// The codebook and the codings at one moment: of a kept version, or now.
import type { VersionCodebook } from '#core/versions/codebook.ts';
import { readVersionCodebook, versionCodebook } from '#core/versions/codebook.ts';
import { workFromBytes, type StandingWork } from '#core/versions/standing-codings.ts';
import { AppError } from '#core/errors.ts';
import type { CodebookVersionRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, getBlob } from '#db/write.ts';
import { standingCodings } from './keeping.ts';

/** A version without its codebook, as lists show it. */
export type VersionFacts = Omit<CodebookVersionRecord, 'codebook'>;

/** A moment that can be compared. */
export interface Moment {
  /** Null for now. */
  readonly version: VersionFacts | null;
  readonly codebook: VersionCodebook;
  /** What a coder had done by then; nothing for somebody who had not begun. */
  readonly workOf: (coderId: string) => StandingWork;
}

const nothing: StandingWork = { texts: new Map(), codings: [], reviewed: [] };

/** The versions, oldest first. */
export function versionsInOrder(db: ReadDb): CodebookVersionRecord[] {
  return all(db, 'codebookVersion').sort(
    (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) || a.number - b.number || (a.id < b.id ? -1 : 1),
  );
}

/** The codebook of a version. Throws `invalid` where it is damaged. */
function codebookIn({ codebook, name }: CodebookVersionRecord): VersionCodebook {
  const read = readVersionCodebook(codebook);
  if (!read) throw new AppError('invalid', 'errors:version_damaged', { name });
  return read;
}

/** The present codebook. */
export function codebookNow(db: ReadDb): VersionCodebook {
  return versionCodebook(all(db, 'code'), all(db, 'themeCode'), all(db, 'codeExample'));
}

/** A version by its id, or now. Throws `not_found`; `invalid` for a version that is damaged. */
export function momentOf(db: ReadDb, versionId: string | null): Moment {
  if (versionId === null)
    return { version: null, codebook: codebookNow(db), workOf: (coderId) => workNow(db, coderId) };
  const row = get(db, 'codebookVersion', versionId);
  const { codebook: _codebook, ...version } = row;
  return { version, codebook: codebookIn(row), workOf: (coderId) => workAt(db, row, coderId) };
}

function workNow(db: ReadDb, coderId: string): StandingWork {
  return {
    texts: new Map(all(db, 'source').map(({ id, textHash }) => [id, textHash])),
    codings: standingCodings(db, coderId),
    reviewed: all(db, 'review', { coderId }).map(({ sourceId }) => sourceId),
  };
}

/** Two coders who were merged since have two lists, which become one. */
function workAt(db: ReadDb, version: CodebookVersionRecord, coderId: string): StandingWork {
  const parts = all(db, 'versionCodings', { versionId: version.id, coderId }).map(({ codingsHash }) => {
    const work = workFromBytes(getBlob(db, codingsHash));
    if (!work) throw new AppError('invalid', 'errors:version_damaged', { name: version.name });
    return work;
  });
  const [only] = parts;
  if (parts.length <= 1) return only ?? nothing;
  return {
    texts: new Map(parts.flatMap(({ texts }) => [...texts])),
    codings: parts.flatMap(({ codings }) => codings),
    reviewed: [...new Set(parts.flatMap(({ reviewed }) => reviewed))],
  };
}
