// What a reader should keep in mind, and what codes mean: the sections “Limitations” and “Definitions of the codes”.
import { pathOf } from '#core/codes/codebook.ts';
import { namedIn } from '#core/codes/code-names.ts';
import { draftExhibit, draftParagraph, type DraftBlock } from '#core/report/draft.ts';
import type { ReportTerms } from '#core/report/report.ts';
import { sentencesOf } from './phrase.ts';
import type { Pen } from './telling.ts';

/** What the numbers of this study do not say. */
export function limitationBlocks(pen: Pen): DraftBlock[] {
  const isCoded = pen.has('fact.codings.main');
  return draftParagraph(
    'limitations.facts',
    sentencesOf(pen.words, [
      pen.telling.counts.agreement === null && isCoded ? pen.say('limitations.one_coder') : [],
      pen.has('flow.document.unreviewed')
        ? pen.say('limitations.unreviewed_document', unreviewed(pen, 'document'))
        : [],
      pen.has('flow.interview.unreviewed')
        ? pen.say('limitations.unreviewed_interview', unreviewed(pen, 'interview'))
        : [],
      pen.has('flow.interview.kept') ? pen.say('limitations.interviews') : [],
      pen.has('fact.decisions.open')
        ? pen.say('limitations.open', {
            n: pen.number('fact.decisions.open'),
            count: pen.value('fact.decisions.open') ?? 0,
          })
        : [],
      pen.say('limitations.counts'),
    ]),
    ['srqr.19'],
  );
}

function unreviewed(pen: Pen, kind: 'document' | 'interview') {
  const id = `flow.${kind}.unreviewed`;
  // Without any review everything counts.
  const isUncounted = pen.telling.counts.tally?.found.facts.denominator.used === 'reviewed';
  return {
    n: pen.number(id),
    sources: pen.counted(`${kind}s`, `flow.${kind}.kept`),
    uncounted: isUncounted ? pen.say('limitations.uncounted') : [],
    count: pen.value(id) ?? 0,
  };
}

/** Every code with what it means. */
export function definitionBlocks(pen: Pen): DraftBlock[] {
  const { corpus } = pen.telling;
  const { codebook } = corpus;
  if (codebook.inOrder.length === 0)
    return draftParagraph('definitions.nothing', pen.say('codebook.nothing'));
  const { t } = pen.words;
  const terms: ReportTerms = {
    kind: 'terms',
    id: 'definitions.codes',
    terms: codebook.inOrder.map((code) => {
      const { name, name2 } = namedIn(code, pen.words.codebookLanguage);
      return {
        name: pen.written(name),
        name2: pen.written(name2 ?? ''),
        depth: pathOf(codebook, code.id).length - 1,
        facts: [
          ['', code.shortDefinition],
          ['', code.fullDefinition],
          [t('codebook:when_to_use'), code.whenToUse],
          [t('codebook:when_not_to_use'), code.whenNotToUse],
          ['', code.definition2],
        ].flatMap(([label = '', text = '']) =>
          text.trim() === '' ? [] : { label, text: pen.written(text) },
        ),
      };
    }),
  };
  return [draftExhibit(terms, ['coreq.25'])];
}
