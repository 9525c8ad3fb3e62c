// The second pass of the main coder, planned, drawn, begun and unlocked as the screen does it.
import { randomUUID } from 'node:crypto';
import type { WriteDb } from '#db/handles.ts';
import { get, insert } from '#db/write.ts';
import type { SampleStudy } from '#fixtures/sample/sample-study.ts';
import { createWords } from '#words/words.ts';
import { beginSecondPass, recodings } from '../services/recodings.ts';
import { unlockRound } from '../services/rounds/open-round.ts';
import { codingRow } from './coding-row.ts';
import { contextOn, found, noon, type Named } from './named.ts';

/** Writes it into a study that has everybody's first codings. Throws where another sample than that of the files is drawn. */
export function writeSecondPass(db: WriteDb, study: SampleStudy, named: Named): void {
  const { seed, size, weeks, planned, began, unlocked, sources } = study.secondPass;
  const personId = found(named.coders, study.mainCoder);
  const on = contextOn(db, personId);
  const { t } = createWords('en');
  const { name } = get(db, 'coder', personId);
  const { passId, sampleId } = recodings.plan.run(on(planned), {
    personId,
    passName: t('blind_rounds:recode.pass_name', { name }),
    sampleName: t('blind_rounds:recode.sample_name', { name }),
    weeks,
    seed,
    frame: 'all',
    settings: { size, strata: { by: 'class' }, allocation: 'equal' },
  });
  const coded = new Set(sources.map(({ source }) => found(named.sources, source)));
  const drawn = JSON.parse(get(db, 'sample', sampleId).sourceIds) as string[];
  if (drawn.length !== coded.size || drawn.some((id) => !coded.has(id)))
    throw new Error(otherDraw(drawn, named));
  const roundId = beginSecondPass(on(began), passId);
  for (const { source, reviewed, codings } of sources) {
    const sourceId = found(named.sources, source);
    const at = noon(reviewed);
    const text = study.sources.find(({ path }) => path === source)?.text ?? '';
    for (const coding of codings)
      insert(
        db,
        'coding',
        codingRow(text, coding, { sourceId, codeId: found(named.codes, coding.code), coderId: passId, at }),
      );
    insert(db, 'review', { id: randomUUID(), sourceId, coderId: passId, at });
  }
  unlockRound(on(unlocked), roundId);
}

function otherDraw(drawn: readonly string[], { sources }: Named): string {
  const paths = [...sources].flatMap(([path, id]) => (drawn.includes(id) ? path : []));
  return `The seed of second-pass.md draws other sources: ${paths.join(', ')}`;
}
