// Whose words printed rows hold: in columns of their own, or in a sentence below lines for people.
import { respondentsOf } from '#core/counting/corpus.ts';
import { whoseWords, type WhoseWords } from '#core/exports/whose-words.ts';
import type { RespondentRecord } from '#core/records.ts';
import { notToBeQuoted } from '#core/respondents/consent.ts';
import { joined } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';

/** Returns who is heard in a source, by its id. */
export function whoseIn(rows: HeldRecords): (sourceId: string) => WhoseWords {
  const heard = heardIn(rows);
  return whoseWords(rows.respondent, (sourceId) => heard.get(sourceId) ?? []);
}

/** The sentence below lines with words of these sources, as a list: empty where everybody heard there may be quoted. */
export function unquotedLines(words: Words, rows: HeldRecords, sourceIds: Iterable<string>): string[] {
  const heard = heardIn(rows);
  const names = notToBeQuoted(new Set([...new Set(sourceIds)].flatMap((id) => heard.get(id) ?? [])));
  if (names.length === 0) return [];
  return [words.t('command_line:lines_unquoted', { names: joined(words, names, 'conjunction') })];
}

function heardIn(rows: HeldRecords): ReadonlyMap<string, readonly RespondentRecord[]> {
  const byId = <Row extends { readonly id: string }>(all: readonly Row[]) =>
    new Map(all.map((row) => [row.id, row]));
  return respondentsOf({
    source: byId(rows.source),
    respondent: byId(rows.respondent),
    sourceRespondent: byId(rows.sourceRespondent),
  });
}
