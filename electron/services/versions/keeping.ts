// Keeps a version of the codebook: the codebook of this moment, and the codings and reviews that stand.
import { bytesOfWork, type StandingCoding } from '#core/versions/standing-codings.ts';
import { versionCodebook } from '#core/versions/codebook.ts';
import { isMachine } from '#core/program-origin.ts';
import type { CodebookVersionRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import { all, insert, putBlob } from '#db/write.ts';
import type { CommandContext } from '../context.ts';

const CODINGS = `
  SELECT id, code_id AS codeId, source_id AS sourceId, start, "end", quote_digest AS quoteDigest
  FROM coding WHERE coder_id = ? ORDER BY source_id, id`;

/** The codings of one coder as they stand, by source and id. */
export function standingCodings(db: ReadDb, coderId: string): StandingCoding[] {
  return statement(db.sqlite, CODINGS).all(coderId) as StandingCoding[];
}

/**
 * Keeps the codebook as it stands under this name, with everybody's codings and reviews but those of programs, within the
 * act that runs. Also what a blind round freezes. Returns the row, whose number is one above the highest so far.
 */
export function keepVersion(
  { db, coderId, newId, now }: CommandContext,
  { name, reason }: { readonly name: string; readonly reason: string },
): CodebookVersionRecord {
  const numbers = all(db, 'codebookVersion').map(({ number }) => number);
  const codebook = versionCodebook(all(db, 'code'), all(db, 'themeCode'), all(db, 'codeExample'));
  const version = insert(db, 'codebookVersion', {
    id: newId(),
    number: Math.max(0, ...numbers) + 1,
    name,
    reason,
    codebook: JSON.stringify(codebook),
    coderId,
    at: now(),
  });
  const texts = new Map(all(db, 'source').map(({ id, textHash }) => [id, textHash]));
  for (const coder of all(db, 'coder')) {
    if (isMachine(coder)) continue;
    const codings = standingCodings(db, coder.id);
    const reviewed = all(db, 'review', { coderId: coder.id }).map(({ sourceId }) => sourceId);
    if (codings.length + reviewed.length === 0) continue;
    const codingsHash = putBlob(db, bytesOfWork({ texts, codings, reviewed }));
    insert(db, 'versionCodings', { id: newId(), versionId: version.id, coderId: coder.id, codingsHash });
  }
  return version;
}
