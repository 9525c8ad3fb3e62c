// What was read, and how it was chosen: the sections “Material” and “Sampling and weights”.
import { byPosition } from '#core/by-position.ts';
import { draftExhibit, draftParagraph, type DraftBlock } from '#core/report/draft.ts';
import type { ReportRun } from '#core/report/runs.ts';
import { dateParts } from '#core/citation.ts';
import { samplesToRecode } from '#core/recoding/samples-to-recode.ts';
import { sampleDesignFrom, type SampleDesign } from '#core/sampling/sample-design.ts';
import type { SourceRecord } from '#core/records.ts';
import { dateInWords } from '../citation.ts';
import { languageName } from '../language-name.ts';
import { joinedRuns, plainRun, sentencesOf } from './phrase.ts';
import { peopleTable } from './people-table.ts';
import type { Pen } from './telling.ts';

/** The sources, with the figures of their flow. */
export function materialBlocks(pen: Pen): DraftBlock[] {
  const { flows } = pen.telling;
  const hasSources = pen.has('flow.document.found') || pen.has('flow.interview.found');
  const texts = keptSources(pen);
  return [
    ...(hasSources ? [] : draftParagraph('material.nothing', pen.say('material.nothing'))),
    ...documents(pen, texts),
    ...interviews(pen, texts),
    ...whoWasAsked(pen),
    ...languages(pen, texts),
    ...flows.map((figure) => draftExhibit(figure)),
  ];
}

function keptSources({ telling }: Pen): SourceRecord[] {
  return telling.corpus.sourcesInOrder.filter(
    ({ status, duplicateOf }) => status !== 'excluded' && duplicateOf === null,
  );
}

function documents(pen: Pen, texts: readonly SourceRecord[]): DraftBlock[] {
  if (!pen.has('flow.document.found')) return [];
  const { corpus, counts } = pen.telling;
  const { reasons } = counts.flows.document;
  const classes = [...corpus.tables.class.values()]
    .toSorted(byPosition)
    .filter(({ id }) => pen.has(`fact.class.${id}.documents`));
  const items = [
    ...classes.map(({ id, name }) => item(pen, plainRun(pen.written(name)), `fact.class.${id}.documents`)),
    ...(classes.length > 0 && pen.has('fact.documents.unclassed')
      ? [item(pen, pen.say('material.no_class'), 'fact.documents.unclassed')]
      : []),
  ];
  const isLeftOut = pen.has('flow.document.duplicates') || pen.has('flow.document.excluded');
  const own = texts.filter(({ kind }) => kind === 'document');
  return draftParagraph(
    'material.documents',
    sentencesOf(pen.words, [
      pen.say('material.documents', { documents: pen.counted('documents', 'flow.document.kept') }),
      isLeftOut
        ? pen.say('material.left_out', {
            found: pen.number('flow.document.found'),
            duplicates: pen.number('flow.document.duplicates'),
            excluded: pen.number('flow.document.excluded'),
          })
        : [],
      reasons.length > 0
        ? pen.say('material.reasons', {
            reasons: joinedRuns(
              pen.words,
              reasons.map(({ reason }) =>
                item(
                  pen,
                  reason === null ? pen.say('material.no_reason') : plainRun(pen.written(reason)),
                  `flow.document.reason:${reason ?? ''}`,
                ),
              ),
            ),
          })
        : [],
      items.length > 0 ? pen.say('material.classes', { classes: joinedRuns(pen.words, items) }) : [],
      dates(pen, own, false),
    ]),
    ['srqr.10', 'srqr.12'],
  );
}

function item(pen: Pen, name: readonly ReportRun[], id: string): ReportRun[] {
  return pen.say('material.item', { name, n: pen.number(id) });
}

function interviews(pen: Pen, texts: readonly SourceRecord[]): DraftBlock[] {
  if (!pen.has('flow.interview.found')) return [];
  const own = texts.filter(({ kind }) => kind === 'interview');
  const hasPeople = pen.has('fact.respondents.interviewed');
  const isLeftOut = pen.has('flow.interview.duplicates') || pen.has('flow.interview.excluded');
  const repeated = 'fact.respondents.repeated';
  const counted = pen.counted('interviews', 'flow.interview.kept');
  const people = pen.counted('respondents', 'fact.respondents.interviewed');
  const interviewers = [...new Set(own.flatMap(({ interviewer }) => interviewer?.trim() || []))];
  return [
    ...draftParagraph(
      'material.interviews',
      sentencesOf(pen.words, [
        hasPeople
          ? pen.say('material.interviews_with', { interviews: counted, people })
          : pen.say('material.interviews', { interviews: counted }),
        isLeftOut
          ? pen.say('material.left_out', {
              found: pen.number('flow.interview.found'),
              duplicates: pen.number('flow.interview.duplicates'),
              excluded: pen.number('flow.interview.excluded'),
            })
          : [],
        hasPeople
          ? pen.say('material.repeated', { n: pen.number(repeated), count: pen.value(repeated) ?? 0 })
          : [],
      ]),
      ['coreq.12', ...(hasPeople ? ['coreq.18'] : []), 'srqr.10', 'srqr.12'],
    ),
    ...draftParagraph(
      'material.setting',
      sentencesOf(pen.words, [
        duration(pen, own.length),
        pen.has('fact.interviews.in_person') || pen.has('fact.interviews.online')
          ? pen.say('material.modes', {
              inPerson: pen.number('fact.interviews.in_person'),
              online: pen.number('fact.interviews.online'),
            })
          : [],
        pen.telling.names.isDated ? dates(pen, own, true) : [],
        interviewers.length > 0
          ? pen.say('material.interviewers', {
              names: joinedRuns(
                pen.words,
                interviewers.map((name) => plainRun(pen.written(name))),
              ),
              count: interviewers.length,
            })
          : [],
      ]),
      [
        ...(pen.has('fact.interviews.timed') ? ['coreq.21'] : []),
        ...(pen.has('fact.interviews.in_person') || pen.has('fact.interviews.online') ? ['coreq.14'] : []),
        ...(interviewers.length > 0 ? ['coreq.1'] : []),
      ],
    ),
  ];
}

function duration(pen: Pen, interviewsKept: number): ReportRun[] {
  const timed = pen.value('fact.interviews.timed') ?? 0;
  if (timed === 0) return [];
  const isOne = pen.value('fact.interviews.shortest') === pen.value('fact.interviews.longest');
  const key = isOne ? 'material.lasted' : 'material.lasted_between';
  return sentencesOf(pen.words, [
    pen.say(key, {
      shortest: pen.number('fact.interviews.shortest'),
      longest: pen.number('fact.interviews.longest'),
      count: timed,
    }),
    timed < interviewsKept
      ? pen.say('material.timed', {
          n: pen.number('fact.interviews.timed'),
          of: pen.number('flow.interview.kept'),
        })
      : [],
  ]);
}

/** From when to when; interviews by month, since the day may tell who was asked. */
function dates(pen: Pen, texts: readonly SourceRecord[], isByMonth: boolean): ReportRun[] {
  const known = texts
    .flatMap(({ date }) => (date !== null && dateParts(date) ? date.slice(0, isByMonth ? 7 : 10) : []))
    .sort();
  const [from] = known;
  const to = known.at(-1);
  if (from === undefined || to === undefined) return [];
  const kind = known.length < texts.length ? 'known_dated' : isByMonth ? 'held' : 'dated';
  return from === to
    ? pen.say(`material.${kind}`, { date: dateInWords(pen.words, from), count: texts.length })
    : pen.say(`material.${kind}_between`, {
        from: dateInWords(pen.words, from),
        to: dateInWords(pen.words, to),
      });
}

/** Who was interviewed, as far as attributes tell. */
function whoWasAsked(pen: Pen): DraftBlock[] {
  const table = pen.has('flow.interview.kept') ? peopleTable(pen) : null;
  return table ? [draftExhibit(table, ['coreq.16'])] : [];
}

function languages(pen: Pen, texts: readonly SourceRecord[]): DraftBlock[] {
  const tags = [...new Set(texts.flatMap(({ language }) => language?.split('-')[0] ?? []))];
  if (tags.length === 0) return [];
  const names = tags.map((tag) => plainRun(languageName(pen.words.language, tag)));
  return draftParagraph(
    'material.languages',
    pen.say('material.languages', { languages: joinedRuns(pen.words, names) }),
  );
}

/** How sources were chosen, and what weights codings have. */
export function samplingBlocks(pen: Pen): DraftBlock[] {
  const { corpus } = pen.telling;
  const samples = [...corpus.tables.sample.values()];
  const again = samplesToRecode(samples, corpus.tables.recoding.values());
  const hasSources = corpus.sourcesInOrder.length > 0;
  const classes = [...corpus.tables.class.values()]
    .toSorted(byPosition)
    .filter(({ id }) => pen.has(`fact.class.${id}.documents`));
  const covered = (['complete', 'sampled', 'purposive'] as const).map((coverage) => {
    const names = classes
      .filter((each) => each.coverage === coverage)
      .map(({ id, name }) => {
        const called = plainRun(pen.written(name));
        return pen.has(`fact.class.${id}.frame`)
          ? pen.say('sampling.of_frame', { name: called, n: pen.number(`fact.class.${id}.frame`) })
          : called;
      });
    return names.length === 0
      ? []
      : pen.say(`sampling.${coverage}`, { classes: joinedRuns(pen.words, names) });
  });
  return [
    ...(samples.length === 0
      ? draftParagraph(hasSources ? 'sampling.none' : 'sampling.nothing', pen.say('sampling.none'), [
          'srqr.8',
        ])
      : []),
    ...samples.flatMap(({ id, name, settings }) =>
      draftParagraph(
        `sampling.${id}`,
        pen.say(again.has(id) ? 'sampling.to_recode' : 'sampling.drawn', {
          frame: pen.counted('sources', `fact.sample.${id}.frame`),
          drawn: pen.counted('drawn', `fact.sample.${id}.drawn`),
          name: pen.written(name),
          seed: pen.number(`fact.sample.${id}.seed`),
          how: strata(pen, id, sampleDesignFrom(settings)),
        }),
        // To code some of it again says nothing of how sources were chosen.
        again.has(id) ? ['srqr.15'] : ['coreq.10', 'srqr.8'],
      ),
    ),
    ...draftParagraph(
      'sampling.coverage',
      sentencesOf(pen.words, [
        ...covered,
        pen.has('flow.interview.kept') ? pen.say('sampling.interviews') : [],
      ]),
      ['coreq.10', 'srqr.8'],
    ),
    ...(pen.has('fact.weights.codings')
      ? draftParagraph(
          'sampling.weights',
          pen.say('sampling.weights', {
            codings: pen.counted('codings', 'fact.weights.codings'),
            least: pen.number('fact.weights.least'),
            most: pen.number('fact.weights.most'),
            mean: pen.number('fact.weights.mean'),
          }),
        )
      : []),
  ];
}

function strata(pen: Pen, id: string, { strata: by, allocation, attributeName }: SampleDesign): ReportRun[] {
  const { t } = pen.words;
  if (by.by === 'none') return pen.say('sampling.without_strata');
  return pen.say('sampling.with_strata', {
    by:
      by.by === 'attribute'
        ? t('counting:sample.by_attribute', { name: pen.written(attributeName ?? '') })
        : t(`counting:sample.by_${by.by}`),
    n: pen.number(`fact.sample.${id}.strata`),
    allocation: t(`counting:sample.allocation.${allocation}`).trim(),
  });
}
