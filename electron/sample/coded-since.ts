// What the main coder of the sample study coded after it was submitted, so that what is submitted can be compared with now.
import type { WriteDb } from '#db/handles.ts';
import { insert } from '#db/write.ts';
import type {
  SampleCodedSince,
  SampleCoding,
  SampleSource,
  SampleStudy,
} from '#fixtures/sample/sample-study.ts';
import { codingRow } from './coding-row.ts';
import { found, noon, type Named } from './named.ts';

/** Writes these codings into a study that has everything else. */
export function codeSince(db: WriteDb, study: SampleStudy, named: Named): void {
  const coderId = found(named.coders, study.mainCoder);
  for (const source of study.sources)
    for (const coding of source.codings) {
      const since = codedSince(study, source, coding);
      if (!since) continue;
      const ids = { sourceId: found(named.sources, source.path), codeId: found(named.codes, coding.code) };
      insert(db, 'coding', codingRow(source.text, coding, { ...ids, coderId, at: noon(since.date) }));
    }
}

/** When a coding was made, if that was after the submission. */
export function codedSince(
  { since, mainCoder }: Pick<SampleStudy, 'since' | 'mainCoder'>,
  { path }: SampleSource,
  { code, coder, span }: SampleCoding,
): SampleCodedSince | undefined {
  return since.find(
    (each) =>
      coder === mainCoder &&
      each.source === path &&
      each.code === code &&
      each.span.start === span?.start &&
      each.span.end === span.end,
  );
}
