// One source of the corpus, reviewed, and with its respondent if it is an interview.
import { randomUUID } from 'node:crypto';
import type { SourceRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import type { WriteDb } from '#db/handles.ts';
import { insert } from '#db/write.ts';
import { keepText } from '#electron/services/texts.ts';
import { NOW, type CorpusText } from './corpus.ts';

/** Writes the source; returns it. */
export function writeSource(
  db: WriteDb,
  { kind, title, date, language, text }: CorpusText,
  { classId, coderId }: { readonly classId: string | null; readonly coderId: string },
): SourceRecord {
  const isInterview = kind === 'interview';
  const source = insert(db, 'source', {
    ...initial.source,
    id: randomUUID(),
    kind,
    classId,
    title,
    date,
    language,
    status: 'included',
    ...keepText(db, text),
    label: isInterview ? title : null,
    createdAt: NOW,
  });
  if (isInterview) {
    const respondent = insert(db, 'respondent', {
      id: randomUUID(),
      name: title,
      position: 1,
      consent: null,
    });
    insert(db, 'sourceRespondent', {
      id: randomUUID(),
      sourceId: source.id,
      respondentId: respondent.id,
    });
  }
  insert(db, 'review', { id: randomUUID(), sourceId: source.id, coderId, at: NOW });
  return source;
}
