// The effects of an act on themes, found from the rows it touches alone, equal the difference between two full counts.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#core/change.ts';
import { applyToCorpus } from '#core/counting/corpus.ts';
import {
  changedPresences,
  codebookAct,
  themeEffects,
  themePresences,
  type CodebookAct,
} from '#core/counting/theme-effects.ts';
import type { CodeRecord, CodingRecord } from '#core/records.ts';
import { codes, codingRecords, studies } from './random-study.ts';
import { Study, tableOf } from './study.ts';

/** What an act on the codebook may do to a code. */
const codeFacts = fc.record({
  /** The index of an earlier code, so that no code comes below itself. */
  parent: fc.option(fc.nat(codes.length - 1)),
  isTheme: fc.boolean(),
  fate: fc.constantFrom('stays', 'stays', 'stays', 'changes', 'changes', 'is merged', 'goes'),
});

const acts = fc.record({
  codes: fc.array(codeFacts, { minLength: codes.length, maxLength: codes.length }),
  ties: fc.uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...codes)), {
    maxLength: 4,
    selector: String,
  }),
  withoutTies: fc.boolean(),
  /** By index of a coding: the index of the coding that replaces it, or null when it is removed. */
  codings: fc.dictionary(fc.nat(39).map(String), fc.option(fc.nat(39))),
  others: codingRecords,
});

type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** The change that the act makes to the study. */
function changeOf({ rows, codings }: Study, act: Act): Change {
  const code: Record<string, readonly [CodeRecord, CodeRecord]> = {};
  const gone: Record<string, CodeRecord> = {};
  rows.code.forEach((from, place) => {
    const { parent, isTheme, fate } = act.codes[place]!;
    if (fate === 'goes') gone[from.id] = from;
    const parentId = parent !== null && parent < place ? codes[parent]! : null;
    if (fate === 'changes') code[from.id] = [from, { ...from, parentId, isTheme }];
    if (fate === 'is merged') code[from.id] = [from, { ...from, status: 'merged', isTheme: false }];
  });
  const changed: Record<string, readonly [CodingRecord, CodingRecord]> = {};
  const removed: Record<string, CodingRecord> = {};
  codings.forEach((from, place) => {
    const other = act.codings[String(place)];
    if (other === null) removed[from.id] = from;
    else if (other !== undefined && act.others[other])
      changed[from.id] = [from, { ...act.others[other], id: from.id }];
  });
  const added = act.others.slice(0, 3).map((row, place) => [`new ${place}`, { ...row, id: `new ${place}` }]);
  const ties = act.ties.map(
    ([themeId, codeId]) => [`new ${themeId} ${codeId}`, { themeId, codeId }] as const,
  );
  return {
    added: {
      coding: Object.fromEntries(added) as Record<string, CodingRecord>,
      themeCode: Object.fromEntries(ties.map(([id, tie]) => [id, { id, ...tie }])),
    },
    updated: { code, coding: changed },
    removed: {
      code: gone,
      coding: removed,
      ...(act.withoutTies
        ? { themeCode: Object.fromEntries(rows.themeCode.map((tie) => [tie.id, tie])) }
        : {}),
    },
  };
}

function actIn(study: Study, change: Change): CodebookAct {
  const act = codebookAct(study.corpus, change);
  if (!act) throw new Error('An act on the codebook is not seen as one');
  return act;
}

test('the effects of a codebook act on themes equal the difference between full counts before and after', () => {
  let changed = 0;
  fc.assert(
    fc.property(studies, acts, (study, act) => {
      const change = changeOf(study, act);
      const { corpus, table } = study;
      const before = themePresences(corpus, table);
      const later = study.table;
      later.apply(change);
      const after = themePresences(applyToCorpus(corpus, change), later);
      const full = changedPresences(before, after);

      const told = themeEffects(corpus, table, actIn(study, change));

      expect(told).toEqual(full);
      expect(themePresences(corpus, table)).toEqual(before);
      changed += told.length;
    }),
    { numRuns: 300 },
  );
  expect(changed).toBeGreaterThan(0);
});

test('once every source is adjudicated, the effects are those on adjudicated codings', () => {
  const study = new Study().coder('settled', 'adjudication').theme('guide').code('role').document('D1');
  study.reviewed(['D1'], 'settled').coding('D1', 'role', [0, 5], { coderId: 'settled' });
  study.coding('D1', 'guide', [0, 5], { coderId: 'Wei' });
  const [, role] = study.rows.code;
  const change: Change = {
    added: {},
    updated: { code: { role: [role!, { ...role!, parentId: 'guide' }] } },
    removed: {},
  };

  const told = themeEffects(study.corpus, tableOf(study.codings), actIn(study, change));

  expect(told).toEqual([
    {
      themeId: 'guide',
      before: { documents: 0, interviews: 0, respondents: 0 },
      after: { documents: 1, interviews: 0, respondents: 0 },
    },
  ]);
});

test('a change of coders is not a codebook act alone', () => {
  const study = new Study().theme('guide');
  const [coder] = study.rows.coder;

  expect(
    codebookAct(study.corpus, { added: {}, updated: {}, removed: { coder: { Wei: coder! } } }),
  ).toBeNull();
});
