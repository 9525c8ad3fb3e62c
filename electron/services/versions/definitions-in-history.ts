// When the definitions of codes changed: from the history, and where a study has none of it, from its versions.
import { ruleText, RuleThroughTime, type Rule, type RuleMoment } from '#core/versions/definitions.ts';
import { readVersionCodebook } from '#core/versions/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { all } from '#db/write.ts';
import { versionsInOrder } from './moments.ts';

/** The definition of each present code through time, by code id. */
export function rulesThroughTime(db: ReadDb): ReadonlyMap<string, RuleThroughTime> {
  const moments = new Map<string, RuleMoment[]>();
  const add = (codeId: string, moment: RuleMoment): void => {
    const own = moments.get(codeId);
    if (own) own.push(moment);
    else moments.set(codeId, [moment]);
  };
  for (const { at, updated } of codeActs(db))
    for (const [from, to] of Object.values(updated)) {
      const [was, is] = [ruleText(from), ruleText(to)];
      if (was !== is) add(to.id, { at, from: was, to: is });
    }
  for (const version of versionsInOrder(db))
    for (const code of readVersionCodebook(version.codebook)?.codes ?? [])
      add(code.id, { at: version.at, from: null, to: ruleText(code) });
  return new Map(
    all(db, 'code').map((code) => [code.id, new RuleThroughTime(moments.get(code.id) ?? [], ruleText(code))]),
  );
}

interface CodeAct {
  readonly at: string;
  readonly updated: Readonly<Record<string, readonly [from: Rule & Named, to: Rule & Named]>>;
}
type Named = Pick<CodeRecord, 'id'>;

/** Only this part of an act is read out of its body: an import that made codes may be a hundred megabytes long. */
function* codeActs(db: ReadDb): Generator<CodeAct> {
  const { sql, values } = actsAbout(db, ['code']);
  const rows = db.sqlite
    .prepare(
      `SELECT at, CASE WHEN json_valid(body) THEN json_extract(body, '$.updated.code') END AS updated
       FROM change WHERE (${sql}) ORDER BY seq`,
    )
    .iterate(...values) as IterableIterator<{ readonly at: string; readonly updated: string | null }>;
  for (const { at, updated } of rows)
    if (updated !== null) yield { at, updated: JSON.parse(updated) as CodeAct['updated'] };
}
