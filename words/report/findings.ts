// What was found: the sections “Themes”, “Comparison”, “Negative cases” and “New codes”.
import { draftExhibit, draftParagraph, type DraftBlock } from '#core/report/draft.ts';
import { textOfRuns, type CitationRun, type ReportRun } from '#core/report/runs.ts';
import { apartRuns, joinedRuns, plainRun, sentencesOf } from './phrase.ts';
import type { ComparisonInReport, JudgedInReport, Pen } from './telling.ts';

/** With more rows than this, only the most frequent are named. */
const MAX_NAMED = 12;

/** How many sources have each theme, and everything that is kept. */
export function resultBlocks(pen: Pen): DraftBlock[] {
  const { kept, counts } = pen.telling;
  const found = counts.tally?.found;
  const sides = (found?.columns ?? []).flatMap(({ key }) => {
    if (found === undefined || !pen.has(`tally.base.${key}`)) return [];
    const rows = found.rows
      .filter(({ codeId }) => pen.has(`tally.${codeId}.${key}`))
      .toSorted((a, b) => countOf(pen, b.codeId, key) - countOf(pen, a.codeId, key));
    if (rows.length === 0) return [];
    const of = found.facts.of === 'themes' ? 'themes' : 'codes';
    const named = rows.slice(0, MAX_NAMED);
    return [
      pen.say(`results.${of}${rows.length > named.length ? '_first' : ''}`, {
        sources: pen.counted(`${found.facts.denominator.used}_${key}s`, `tally.base.${key}`),
        rows: joinedRuns(
          pen.words,
          named.map(({ codeId }) =>
            pen.say('material.item', {
              name: pen.codeName(codeId),
              n: pen.number(`tally.${codeId}.${key}`),
            }),
          ),
        ),
      }),
    ];
  });
  return [
    ...draftParagraph('results.themes', sentencesOf(pen.words, sides), ['coreq.31', 'srqr.16']),
    ...kept.map((each) => draftExhibit(each, ['srqr.16'])),
    ...(sides.length === 0 && kept.length === 0
      ? draftParagraph('results.nothing', pen.say('results.nothing'))
      : []),
  ];
}

function countOf(pen: Pen, codeId: string, key: string): number {
  return pen.value(`tally.${codeId}.${key}`) ?? 0;
}

/** The verdicts of each stored comparison, with their reasons and what is pinned to them. */
export function comparisonBlocks(pen: Pen): DraftBlock[] {
  const { comparisons } = pen.telling;
  if (comparisons.length === 0) return draftParagraph('comparison.nothing', pen.say('comparison.nothing'));
  return comparisons.flatMap((comparison) => [
    ...draftParagraph(`comparison.${comparison.id}`, verdictsOf(pen, comparison), ['srqr.15']),
    ...(comparison.judged.length === 0
      ? []
      : [
          draftExhibit(
            {
              kind: 'list',
              id: `comparison.${comparison.id}.list`,
              items: comparison.judged.map((judged) => judgedItem(pen, judged)),
            },
            ['coreq.30', 'srqr.16', 'srqr.17'],
          ),
        ]),
  ]);
}

function verdictsOf(pen: Pen, { id, name, judged }: ComparisonInReport): ReportRun[] {
  const called = pen.written(name);
  if (judged.length === 0) return pen.say('comparison.no_verdicts', { name: called });
  const values = ['converges', 'complements', 'contradicts', 'silent', 'none'] as const;
  const parts = values
    .filter((value) => pen.has(`fact.comparison.${id}.${value}`))
    .map((value) =>
      pen.say('comparison.verdict', {
        verdict: pen.words.t(`comparison:verdict.${value}`),
        n: pen.number(`fact.comparison.${id}.${value}`),
      }),
    );
  return pen.say('comparison.verdicts', { name: called, verdicts: joinedRuns(pen.words, parts) });
}

function judgedItem(pen: Pen, { codeId, verdict, reasons, isStale, evidence }: JudgedInReport): ReportRun[] {
  const value = pen.words.t(`comparison:verdict.${verdict ?? 'none'}`);
  const cited = citationsOf(pen, evidence);
  const why = pen.written(reasons.trim());
  return sentencesOf(pen.words, [
    pen.say(isStale ? 'comparison.judged_stale' : 'comparison.judged', {
      theme: pen.codeName(codeId),
      verdict: value,
    }),
    plainRun(why),
    cited.length > 0
      ? pen.say('comparison.evidence', {
          passages: apartRuns(pen.words, eachOnce(cited)),
        })
      : [],
  ]);
}

/** Passages that speak against what their code says. */
export function negativeBlocks(pen: Pen): DraftBlock[] {
  const { negative, names } = pen.telling;
  if (!pen.has('fact.negative.codings'))
    return draftParagraph('negative.nothing', pen.say('negative.nothing'));
  const items = [...negative].flatMap(([codeId, codings]) => [
    pen.say('negative.code', {
      code: pen.codeName(codeId),
      n: pen.number(`fact.code.${codeId}.negative`),
      passages: apartRuns(
        pen.words,
        eachOnce(citationsOf(pen, codings), (cited) => {
          const words = cited.codingId === null ? null : names.excerpt(cited.codingId);
          if (words === null) return [cited];
          const key = words.isQuotable ? 'negative.quote' : 'negative.passage';
          return pen.say(key, { words: words.text, cited: [cited] });
        }),
      ),
    }),
  ]);
  return [
    ...draftParagraph(
      'negative.count',
      sentencesOf(pen.words, [
        pen.say('negative.count', {
          codings: pen.counted('codings', 'fact.negative.codings'),
          count: pen.value('fact.negative.codings') ?? 0,
          sources: pen.counted('sources', 'fact.negative.sources'),
        }),
        [...negative.values()].flat().some((id) => names.isHeldBack(id))
          ? pen.say('negative.held_back', {
              n: pen.number('fact.negative.held_back'),
              count: pen.value('fact.negative.held_back') ?? 0,
            })
          : [],
      ]),
      ['coreq.32', 'srqr.15'],
    ),
    draftExhibit({ kind: 'list', id: 'negative.list', items }, [
      'coreq.32',
      'srqr.17',
      ...(quotesPeople(pen) ? ['coreq.29'] : []),
    ]),
  ];
}

/** Whether words of interviews are printed, each with its interview. */
function quotesPeople({ telling: { negative, names, corpus } }: Pen): boolean {
  return [...negative.values()].flat().some((id) => {
    const sourceId = names.excerpt(id) === null ? null : names.cited(id)?.sourceId;
    return corpus.tables.source.get(sourceId ?? '')?.kind === 'interview';
  });
}

const byText = new Intl.Collator('en', { numeric: true }).compare;

/** The citations of codings, in their order; under pseudonyms by these, since the order would tell when people were asked. */
function citationsOf({ telling: { names } }: Pen, codingIds: readonly string[]): CitationRun[] {
  const cited = codingIds.flatMap((id) => names.cited(id) ?? []);
  return names.isDated ? cited : cited.toSorted((a, b) => byText(a.text, b.text));
}

/** Passages as they are printed; two that would read alike stand once. */
function eachOnce(
  cited: readonly CitationRun[],
  printed: (run: CitationRun) => ReportRun[] = (run) => [run],
): ReportRun[][] {
  const apart = new Map(cited.map(printed).map((runs) => [textOfRuns(runs), runs]));
  return [...apart.values()];
}

/** When new codes stopped coming, with the caution. */
export function saturationBlocks(pen: Pen): DraftBlock[] {
  const { counts } = pen.telling;
  if (!pen.has('saturation.codes') || !counts.saturation)
    return draftParagraph('saturation.nothing', pen.say('saturation.nothing'));
  const rules = counts.saturation.found.grid
    .filter(({ base, threshold, reason }) => base === 4 && threshold > 0 && reason === null)
    .map(({ base, run, threshold }) => {
      const id = `saturation.grid.${base}.${run}.${threshold}`;
      const key = pen.value(id) === null ? 'saturation.rule_not' : 'saturation.rule';
      return pen.say(key, { run: String(run), n: pen.number(id) });
    });
  return [
    ...draftParagraph(
      'saturation.codes',
      sentencesOf(pen.words, [
        pen.say('saturation.codes', {
          units: pen.counted('interviews', 'saturation.units'),
          codes: pen.counted('codes', 'saturation.codes'),
          count: pen.value('saturation.codes') ?? 0,
        }),
        pen.say('saturation.last', { n: pen.number('saturation.last') }),
        pen.say('saturation.singletons', { n: pen.number('saturation.singletons') }),
        rules.length > 0 ? pen.say('saturation.rules', { rules: apartRuns(pen.words, rules) }) : [],
      ]),
      ['coreq.22'],
    ),
    ...draftParagraph('saturation.caution', plainRun(pen.words.t('saturation:method.caution'))),
  ];
}
