// How the study was done: the sections “Procedure”, “Coders and agreement” and “Codebook”.
import type { CoderRecord } from '#core/records.ts';
import { draftExhibit, draftParagraph, type DraftBlock } from '#core/report/draft.ts';
import { isMachine, notesOf } from '#core/program-origin.ts';
import { dateInWords } from '../citation.ts';
import { joinedRuns, plainRun, sentencesOf } from './phrase.ts';
import type { ReportRun } from '#core/report/runs.ts';
import { agreementTable } from './agreement-table.ts';
import type { Pen } from './telling.ts';

/** How the texts were coded, and what counts. */
export function procedureBlocks(pen: Pen): DraftBlock[] {
  const { corpus, program } = pen.telling;
  const main = corpus.tables.coder.get(corpus.mainCoderId ?? '');
  const hasCodings = pen.has('fact.codings.main');
  return [
    ...draftParagraph(
      'procedure.coding',
      sentencesOf(pen.words, [
        pen.say('procedure.software', { program }),
        main ? reviewed(pen, pen.written(main.name)) : [],
        hasCodings
          ? pen.say('procedure.codings', {
              codings: pen.counted('codings', 'fact.codings.main'),
              whole: pen.number('fact.codings.whole'),
            })
          : pen.say('procedure.nothing_coded'),
        pen.has('fact.codings.accepted')
          ? pen.say('procedure.accepted', { n: pen.number('fact.codings.accepted') })
          : [],
      ]),
      ['coreq.27', 'srqr.13'],
    ),
    ...(hasCodings ? draftParagraph('procedure.counting', pen.say('procedure.counting'), ['srqr.14']) : []),
    ...(pen.has('fact.coders.second_pass')
      ? draftParagraph(
          'procedure.second_pass',
          pen.say('procedure.second_pass', {
            passes: pen.counted('second_passes', 'fact.coders.second_pass'),
            count: pen.value('fact.coders.second_pass') ?? 0,
          }),
          ['srqr.15'],
        )
      : []),
    ...draftParagraph(
      'procedure.rounds',
      sentencesOf(
        pen.words,
        pen.telling.rounds.map((sentence) => plainRun(pen.written(sentence))),
      ),
      ['srqr.15'],
    ),
    ...programs(pen),
  ];
}

/** `has reviewed 37 of 63 documents and 19 of 19 interviews`. */
function reviewed(pen: Pen, coder: string): ReportRun[] {
  const parts = (['document', 'interview'] as const).flatMap((kind) =>
    pen.has(`flow.${kind}.kept`)
      ? [
          pen.say(`procedure.reviewed_${kind}`, {
            n: pen.number(`flow.${kind}.reviewed`),
            of: pen.number(`flow.${kind}.kept`),
            count: pen.value(`flow.${kind}.kept`) ?? 0,
          }),
        ]
      : [],
  );
  if (parts.length === 0) return [];
  return pen.say('procedure.reviewed', { coder, parts: joinedRuns(pen.words, parts) });
}

function programs(pen: Pen): DraftBlock[] {
  const layers = [...pen.telling.corpus.tables.coder.values()].filter(isMachine);
  if (layers.length === 0) return [];
  const names = layers.map(({ id, name }) =>
    pen.say('procedure.program', {
      name: pen.written(name),
      codings: pen.counted('codings', `fact.coder.${id}.codings`),
    }),
  );
  const notes = layers.flatMap(notesOf).map((note) => plainRun(pen.written(note)));
  return draftParagraph(
    'procedure.programs',
    sentencesOf(pen.words, [
      pen.say('procedure.programs', { programs: joinedRuns(pen.words, names), count: layers.length }),
      ...(notes.length === 0 ? [] : [pen.say('procedure.program_notes')]),
      ...notes,
    ]),
  );
}

/** Who coded, and how far they agree. */
export function coderBlocks(pen: Pen): DraftBlock[] {
  const { corpus, counts } = pen.telling;
  const isMain = (id: string): boolean => id === corpus.mainCoderId;
  const hasWork = ({ id }: CoderRecord): boolean =>
    pen.has(`fact.coder.${id}.reviewed`) || pen.has(`fact.coder.${id}.codings`);
  const coders = [...corpus.tables.coder.values()]
    .filter((coder) => (coder.kind === 'person' || coder.kind === 'second-pass') && hasWork(coder))
    .sort((a, b) => Number(isMain(b.id)) - Number(isMain(a.id)) || (a.createdAt < b.createdAt ? -1 : 1));
  const itemsOf = (wanted: CoderRecord['kind']): ReportRun[][] =>
    coders
      .filter(({ kind }) => kind === wanted)
      .map(({ id, name }) =>
        pen.say('coders.item', {
          name: pen.written(name),
          reviewed: pen.counted('reviewed', `fact.coder.${id}.reviewed`),
          codings: pen.counted('codings', `fact.coder.${id}.codings`),
        }),
      );
  const passes = itemsOf('second-pass');
  const persons = pen.value('fact.coders.person') ?? 0;
  if (coders.length === 0) return draftParagraph('coders.nothing', pen.say('procedure.nothing_coded'));
  return [
    ...draftParagraph(
      'coders.who',
      sentencesOf(pen.words, [
        pen.say('coders.who', {
          n: pen.number('fact.coders.person', 'words'),
          coders: joinedRuns(pen.words, itemsOf('person')),
          count: persons,
        }),
        // They are no further persons.
        passes.length === 0
          ? []
          : pen.say('coders.passes', { passes: joinedRuns(pen.words, passes), count: passes.length }),
        counts.agreement ? [] : pen.say(persons > 1 ? 'coders.not_the_same' : 'coders.alone'),
      ]),
      ['coreq.24'],
    ),
    ...draftParagraph(
      'coders.recoded',
      sentencesOf(
        pen.words,
        pen.telling.recodings.map((sentence) => plainRun(pen.written(sentence))),
      ),
      ['srqr.15'],
    ),
    ...(counts.agreement
      ? agreementBlocks(
          pen,
          counts.agreement.found.rows.map(({ codeId }) => codeId),
        )
      : []),
    ...(pen.has('fact.decisions.all')
      ? draftParagraph(
          'coders.decisions',
          pen.say('coders.decisions', {
            all: pen.number('fact.decisions.all'),
            open: pen.number('fact.decisions.open'),
          }),
          ['srqr.15'],
        )
      : []),
  ];
}

function agreementBlocks(pen: Pen, codeIds: readonly string[]): DraftBlock[] {
  const defined = codeIds.filter((id) => pen.value(`agreement.code.${id}.alpha`) !== null);
  const byAlpha = defined.toSorted((a, b) => alphaOf(pen, a) - alphaOf(pen, b));
  const [least] = byAlpha;
  const most = byAlpha.at(-1);
  const exhibit = agreementTable(pen);
  return [
    ...draftParagraph(
      'coders.agreement',
      sentencesOf(pen.words, [
        pen.value('agreement.alpha') === null
          ? pen.say('agreement.undefined')
          : pen.say(
              pen.value('agreement.alpha.low') === null ? 'agreement.alpha' : 'agreement.alpha_between',
              {
                alpha: pen.number('agreement.alpha'),
                n: pen.number('agreement.n'),
                q: pen.counted('codes', 'agreement.q'),
                low: pen.number('agreement.alpha.low'),
                high: pen.number('agreement.alpha.high'),
              },
            ),
        least !== undefined && most !== undefined && least !== most
          ? pen.say('agreement.range', {
              low: pen.number(`agreement.code.${least}.alpha`),
              lowCode: pen.codeName(least),
              high: pen.number(`agreement.code.${most}.alpha`),
              highCode: pen.codeName(most),
            })
          : [],
      ]),
      ['srqr.15'],
    ),
    ...(exhibit ? [draftExhibit(exhibit, ['srqr.15'])] : []),
  ];
}

function alphaOf(pen: Pen, codeId: string): number {
  return pen.value(`agreement.code.${codeId}.alpha`) ?? 0;
}

/** The codes and where they come from. */
export function codebookBlocks(pen: Pen): DraftBlock[] {
  if (!pen.has('fact.codes.all')) return draftParagraph('codebook.nothing', pen.say('codebook.nothing'));
  return [
    ...draftParagraph(
      'codebook.codes',
      sentencesOf(pen.words, [
        pen.say('codebook.codes', {
          codes: pen.counted('codes', 'fact.codes.all'),
          themes: pen.number('fact.codes.themes'),
        }),
        pen.say('codebook.definitions', {
          defined: pen.number('fact.codes.defined'),
          examples: pen.number('fact.codes.examples'),
        }),
        pen.has('fact.codes.merged')
          ? pen.say('codebook.merged', { n: pen.number('fact.codes.merged') })
          : [],
      ]),
      ['coreq.25', 'srqr.14'],
    ),
    ...version(pen),
    ...draftParagraph(
      'codebook.origin',
      pen.say('codebook.origin', {
        inductive: pen.number('fact.codes.inductive'),
        deductive: pen.number('fact.codes.deductive'),
      }),
      ['coreq.26'],
    ),
  ];
}

function version(pen: Pen): DraftBlock[] {
  const { version: newest } = pen.telling.counts;
  if (!newest) return [];
  const key = newest.changes === null ? 'version' : newest.changes === 0 ? 'version_same' : 'version_changed';
  return draftParagraph(
    'codebook.version',
    pen.say(`codebook.${key}`, {
      number: pen.number('version.number'),
      name: pen.written(newest.name),
      date: dateInWords(pen.words, newest.at),
      n: pen.number('version.changes'),
      count: newest.changes ?? 0,
    }),
    ['coreq.25', 'srqr.15'],
  );
}
