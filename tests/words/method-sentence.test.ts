import { describe, expect, it } from 'vitest';
import { tally, type TallyFacts } from '#core/counting/tally.ts';
import { allVoices, units, type TallyRequest } from '#core/counting/request.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../core/counting/study.ts';

const english = createWords('en');
const chinese = createWords('zh-CN');

/** Two classes of documents, one of them unreviewed, and people interviewed once, twice and together. */
function study(): Study {
  const told = new Study().coder('Lin').class('news').class('report').theme('guide').theme('connector');
  for (const id of ['n1', 'n2', 'n3']) told.document(id, { classId: 'news', language: 'en' });
  told.document('r1', { classId: 'report', language: 'zh-CN' }).document('out', { status: 'excluded' });
  told.interview('N9.1', ['N9']).interview('N9.2', ['N9']).interview('N11', ['N11']);
  told.reviewed(['n1', 'n2', 'N9.1', 'N9.2', 'N11']).coding('r1', 'guide', [0, 5]);
  return told;
}

function factsOf(request: TallyRequest = {}, told = study()): TallyFacts {
  return tally(told.corpus, told.table, request).facts;
}

function inEnglish(request: TallyRequest = {}, told = study()): string {
  return methodSentence(english, factsOf(request, told));
}

describe('the method sentence', () => {
  it('gives unit, rule, layer, base, scope and what was left out', () => {
    expect(inEnglish()).toBe(
      'We counted sources with at least one coding of the theme, its sub-codes or codes assigned to it; each source counts once. ' +
        'Passage-level and whole-source codings count equally. ' +
        'Only the codings of Wei, the main coder, are counted. ' +
        'Counted in the 5 of 7 sources reviewed by Wei. ' +
        'By group: news 2 of 3; report 0 of 1; interviews 3 of 3. ' +
        '1 unreviewed source has codings and is left out. ' +
        'Not counted: 1 excluded source. ' +
        'Interviewers’ remarks are not counted. ' +
        'A source can have several themes, so the shares do not add up to 100%. ' +
        'Documents and interviews are different units; their total has no share. ' +
        '3 interviews with 2 respondents: interviews of one person are not independent, so no interval is given.',
    );
  });

  it('says the same in Chinese', () => {
    expect(methodSentence(chinese, factsOf())).toBe(
      '以材料为单位，含至少一处该主题（含其下级代码及归入的代码）编码的材料计 1，每份只计一次。' +
        '片段编码与整篇编码同等计入。' +
        '仅统计主编码者 Wei 的编码。' +
        '以 Wei 已审阅的 5 份材料为准（共 7 份材料）。' +
        '其中：news 2 / 3；report 0 / 1；访谈 3 / 3。' +
        '另有 1 份材料尚未审阅但带有编码，未计入。' +
        '未计入：1 份已排除的材料。' +
        '访谈者按语不计。' +
        '一份材料可以涉及多个主题，因此各项比例之和不是 100%。' +
        '文档与访谈单位不同，合计不计比例。' +
        '2 位受访者共 3 次访谈；同一人的多次访谈不独立，不给出区间。',
    );
  });

  it('counts respondents out of respondents, and says who was interviewed twice or partly reviewed', () => {
    const told = study().interview('N11.2', ['N11']);

    expect(inEnglish({ unit: 'respondents', scope: { kind: 'interview' } }, told)).toContain(
      'Counted in the 2 respondents with at least one reviewed interview (3 of 4 interviews); ' +
        '1 of them has an interview that is not reviewed. ' +
        'N9 was interviewed more than once and counts once. ' +
        'The scope is limited to interviews.',
    );
  });

  it('says when nothing is reviewed and all sources are the base', () => {
    expect(inEnglish({ layer: { coderId: 'Lin' } })).toContain(
      'Nothing here is marked as reviewed, so the counts are out of all 7 sources; not coded is not the same as judged absent.',
    );
  });

  it('uses singular and plural for the sources whose text is counted when nothing is reviewed', () => {
    const counted = (ids: readonly string[]): string => {
      const told = new Study();
      for (const id of ids) told.document(id);
      return inEnglish({ unit: 'codings' }, told);
    };

    expect(counted(['D1'])).toContain('so the text of the one document is counted;');
    expect(counted(['D1', 'D2'])).toContain('so the text of both documents is counted;');
    expect(counted(['D1', 'D2', 'D3'])).toContain('so the text of all 3 documents is counted;');
  });

  it('gives the other bases', () => {
    expect(inEnglish({ denominator: 'all' })).toContain(
      'Out of all 7 sources in scope, 2 of them not reviewed; not coded is not the same as judged absent. ' +
        'By group: news 3 of 3; report 1 of 1; interviews 3 of 3.',
    );
    expect(inEnglish({ denominator: 'any' })).toContain('Out of the 1 source that carries any coding.');
    expect(inEnglish({ scope: { sourceIds: [] } })).toContain('No source is in scope.');
  });

  it.each(['passages', 'codings', 'characters'] as const)(
    'counts %s in the text of sources, never out of sources',
    (unit) => {
      expect(inEnglish({ unit })).toContain('Counted in the text of the 5 reviewed sources.');
      for (const denominator of ['reviewed', 'all', 'any'] as const) {
        for (const layer of ['main', { coderId: 'Lin' }] as const) {
          expect(inEnglish({ unit, denominator, layer })).not.toMatch(/out of/i);
        }
      }
    },
  );

  it('gives the layers', () => {
    expect(inEnglish({ layer: { coderId: 'Lin' } })).toContain('Only the codings of Lin are counted.');
    expect(inEnglish({ layer: 'union' })).toContain('The codings of Lin and Wei are counted together.');
    expect(inEnglish({ layer: 'majority' })).toContain('What the majority of Lin and Wei coded is counted.');
    expect(inEnglish({ layer: 'adjudicated' })).toContain('The chosen layer has no coder.');
    expect(inEnglish({ layer: 'union', unit: 'codings' })).toContain('coded by two people counts twice');
  });

  it('gives the conditions of the scope in the analyst’s names', () => {
    const told = study().attribute('city', 'source');
    const scope = {
      classIds: ['news', null],
      languages: ['en', null],
      attributes: [{ attributeId: 'city', values: ['Beijing', null] }],
      dates: { from: '2019', to: '2020-06' },
      respondentIds: ['N9', 'N11'],
      sourceIds: ['n1'],
      withExcluded: true,
      withDuplicates: true,
    };

    expect(inEnglish({ scope }, told)).toContain(
      'The scope is limited to class news or none; language English or unknown; what N9 and N11 said; ' +
        'city: Beijing or not given; dates from 2019 to June 2020; 1 chosen source. ' +
        'Excluded sources are counted as well. Duplicates are counted as well.',
    );
  });

  it('has words for the values of a yes/no variable', () => {
    const told = study().attribute('member', 'source');
    const scope = { attributes: [{ attributeId: 'member', values: [null, 'false'] }] };

    expect(inEnglish({ scope }, told)).toContain('The scope is limited to member: not given or no.');
  });

  it('gives the filters of codings', () => {
    expect(inEnglish({ voices: allVoices })).toContain('Interviewers’ remarks are counted as well.');
    expect(inEnglish({ voices: ['verbatim-recorded', null] })).toContain(
      'Only codings in these voices are counted: verbatim, recorded and text of documents.',
    );
    expect(inEnglish({ stances: ['contradicts', null] })).toContain(
      'with these stances are counted: counterexample and no stance.',
    );
    expect(inEnglish({ minimumWeight: 50 })).toContain('a weight of at least 50 out of 100');
    expect(inEnglish({ withoutSuggested: true })).toContain(
      'Codings accepted from suggestions are not counted.',
    );
    expect(inEnglish({ minimumWeight: 0 })).toContain('Only codings that have a weight are counted.');
  });

  it('gives everything that makes the numbers misleading', () => {
    const told = study().code('shared').theme('guide too', ['shared']).theme('late', ['shared']);
    told.rows.code.at(-1)!.createdAt = '2025-01-01T00:00:00.000Z';
    told.interview('together', ['N9', 'N11'], { language: 'en' });

    const sentence = inEnglish({ by: 'respondent', unit: 'characters', denominator: 'all' }, told);

    expect(sentence).toContain('were reviewed before one of its codes existed');
    expect(sentence).toContain('Some themes share a code, so their counts overlap.');
    expect(sentence).toContain('1 source appears in more than one column; totals count it once.');
    expect(sentence).toContain('Lengths of text in different languages cannot be compared.');
    expect(sentence).toContain('In 1 group interview, a coding counts for the speaker it names');
  });

  it('groups the digits of large numbers', () => {
    const told = new Study();
    for (let number = 0; number < 1200; number += 1) told.document(`D${number}`);

    expect(inEnglish({ denominator: 'all' }, told)).toContain('all 1,200 documents in scope');
  });

  it('leaves no key and no placeholder unworded, whatever is requested', () => {
    for (const words of [english, chinese]) {
      for (const unit of units) {
        for (const basis of ['any', 'whole', 'spans'] as const) {
          for (const rollup of [true, false]) {
            for (const of of ['themes', 'codes'] as const) {
              const facts = factsOf({ unit, basis, rollup, of, joinAdjacent: rollup, by: 'kind' });
              expect(methodSentence(words, facts)).not.toMatch(/counting:|undefined|[{}]|\b[a-z]+_[a-z]+\b/);
            }
          }
        }
      }
    }
  });
});
