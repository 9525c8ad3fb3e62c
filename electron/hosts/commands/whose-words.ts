// Whose words the rows of a printed table hold.
import { respondentsOf } from '#core/counting/corpus.ts';
import { whoseWords, type WhoseWords } from '#core/exports/whose-words.ts';
import type { HeldRecords } from '../../services/project.ts';

/** Returns who is heard in a source, by its id. */
export function whoseIn(rows: HeldRecords): (sourceId: string) => WhoseWords {
  const byId = <Row extends { readonly id: string }>(all: readonly Row[]) =>
    new Map(all.map((row) => [row.id, row]));
  const heard = respondentsOf({
    source: byId(rows.source),
    respondent: byId(rows.respondent),
    sourceRespondent: byId(rows.sourceRespondent),
  });
  return whoseWords(rows.respondent, (sourceId) => heard.get(sourceId) ?? []);
}
