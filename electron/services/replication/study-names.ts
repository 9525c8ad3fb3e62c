// The pseudonyms of a study, for every file that may be given to others: the replication package and the evidence annex.
import type { Draw } from '#core/replication/draw.ts';
import { plain } from '#core/replication/left-names.ts';
import { wordsOf } from '#core/replication/names.ts';
import { mayBeWords, pseudonymsOf, type Pseudonyms } from '#core/replication/pseudonyms.ts';
import type { StudyRows } from '#core/replication/study-rows.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import { catalogues } from '#words/words.ts';
import { simplifiedForms } from '../../engines/searching/han-forms.ts';

type People = Pick<StudyRows, 'respondent' | 'source' | 'sourceRespondent'>;

/**
 * The pseudonyms of these people and interviews, whose ids are drawn already. They look like no name of the study, also
 * where others keep theirs. `seeksCoders`: names of coders that remain in texts are found too. Reads texts of the study if
 * need be.
 */
export function studyPseudonyms(
  db: ReadDb,
  people: People,
  draw: Draw,
  { seeksCoders }: { readonly seeksCoders: boolean },
): Pseudonyms {
  const shown = [
    ...all(db, 'respondent').map(({ name }) => name),
    ...all(db, 'source').flatMap(({ label }) => label ?? []),
  ];
  return pseudonymsOf(
    people,
    draw,
    ordinaryWords(db, people),
    simplifiedForms(),
    shown,
    seeksCoders ? coderNames(db) : [],
  );
}

/** The names of the people who code. */
export function coderNames(db: ReadDb): string[] {
  return all(db, 'coder').flatMap(({ name, kind }) => (kind === 'person' ? name : []));
}

/** The words of all of Concord's own sentences, in the form that `plain` gives: “Han” occurs in “change” by chance. */
export function ownWords(): Set<string> {
  return new Set(plain(JSON.stringify(catalogues)).match(/[\p{L}\p{N}\p{M}]+/gu));
}

/** Respondents whose name occurs as an ordinary word, in lower case, in a text that is no interview with them. */
function ordinaryWords(db: ReadDb, { respondent, source, sourceRespondent }: People): Set<string> {
  const asked = mayBeWords(respondent).map(({ id, name }) => ({ id, word: [...wordsOf(name)].join('') }));
  const words = new Set<string>();
  if (asked.length === 0) return words;
  const own = new Set(sourceRespondent.map(({ sourceId, respondentId }) => `${sourceId} ${respondentId}`));
  for (const { id, textHash } of source) {
    const wordsThere = wordsOf(getText(db, textHash));
    for (const person of asked)
      if (wordsThere.has(person.word) && !own.has(`${id} ${person.id}`)) words.add(person.id);
  }
  return words;
}
