// What the sample study kept while it was made: the codebook before anything was coded and when the second coder began, and the
// round in which she coded without seeing the others, unlocked before the two decided anything together.
import { randomUUID } from 'node:crypto';
import { versionCodebook } from '#core/versions/codebook.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, insert, remove } from '#db/write.ts';
import type { SampleStudy } from '#fixtures/sample/sample-study.ts';
import { createWords } from '#words/words.ts';
import { openRound, unlockRound } from '../services/rounds/open-round.ts';
import { contextOn, found, noon, type Named } from './named.ts';

const BEFORE_CODING = '2025-11-28';
const ROUND = { name: 'Double coding', opened: '2026-02-02', unlocked: '2026-02-16' } as const;

/** Writes both into a study that has everybody's codings and nothing that was decided about them. */
export function writeKeptStates(db: WriteDb, study: SampleStudy, named: Named): void {
  const coderId = found(named.coders, study.mainCoder);
  keepFirstCodebook(db, study, named, coderId);
  const on = contextOn(db, coderId);
  const second = study.coders
    .filter((name) => name !== study.mainCoder)
    .map((name) => found(named.coders, name));
  const { id } = openRound(
    on(ROUND.opened),
    {
      name: ROUND.name,
      kind: 'persons',
      coderIds: second,
      codebook: 'frozen',
      ownerSees: false,
      openKind: null,
    },
    { state: null, words: createWords('en') },
  );
  // On that day the second coder had not coded yet.
  for (const each of second)
    for (const work of all(db, 'versionCodings', { coderId: each })) remove(db, 'versionCodings', work.id);
  unlockRound(on(ROUND.unlocked), id);
}

/** The codebook as it was before anything was coded: without later codes and examples, and with first definitions. */
function keepFirstCodebook(db: WriteDb, { codes }: SampleStudy, named: Named, coderId: string): void {
  const first = new Map(
    codes.flatMap(({ name, created, ...code }) =>
      created > BEFORE_CODING
        ? []
        : [[found(named.codes, name), code.firstDefinition ?? code.shortDefinition] as const],
    ),
  );
  const stood = all(db, 'code').flatMap((code) => {
    const shortDefinition = first.get(code.id);
    return shortDefinition === undefined ? [] : [{ ...code, shortDefinition }];
  });
  const gathered = all(db, 'themeCode').filter(({ codeId }) => first.has(codeId));
  insert(db, 'codebookVersion', {
    id: randomUUID(),
    number: 1,
    name: 'Before coding',
    reason: 'Two interviews and two issues of the newsletter had been read.',
    codebook: JSON.stringify(versionCodebook(stood, gathered, [])),
    coderId,
    at: noon(BEFORE_CODING),
  });
}
