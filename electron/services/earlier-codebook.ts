// The codebook as it stood at an act of the history, which is where an exported codebook came from.
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import { changeIn, invert, rowChanges } from '#core/change.ts';
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { TableName } from '#core/records.ts';
import { personOf } from '#db/person.ts';
import { actsAbout } from '#db/row-acts.ts';
import { all } from '#db/write.ts';
import { sharedAct } from './act-marks.ts';
import type { QueryContext } from './context.ts';

/**
 * The codebook, as it stood for the person who works, after the last act that this history shares with the one
 * described; null if they share none.
 */
export function codebookAfter(
  { db, coderId, personId }: Pick<QueryContext, 'db' | 'coderId' | 'personId'>,
  named: string,
): Codebook | null {
  const act = sharedAct(db, named);
  if (act === null) return null;
  const codes = new Map(all(db, 'code').map((code) => [code.id, code]));
  const links = new Map(all(db, 'themeCode').map((link) => [link.id, link]));
  const pins = new Map(all(db, 'ownPin').map((own) => [own.id, own]));
  const held: Partial<Record<TableName, Map<string, unknown>>> = {
    code: codes,
    themeCode: links,
    ownPin: pins,
  };
  const { sql, values } = actsAbout(db, ['code', 'themeCode', 'ownPin']);
  const later = db.sqlite
    .prepare(`SELECT body FROM change WHERE seq > ? AND (${sql}) ORDER BY seq DESC`)
    .pluck()
    .iterate(act.seq, ...values) as IterableIterator<string>;
  for (const body of later) {
    for (const { table, id, after } of rowChanges(invert(changeIn(body)))) {
      if (after) held[table]?.set(id, after);
      else held[table]?.delete(id);
    }
  }
  return codebookOf(
    withPinsOf(codes.values(), pins.values(), personOf(db, coderId, personId)),
    links.values(),
  );
}
