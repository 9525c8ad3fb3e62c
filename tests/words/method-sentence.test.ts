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
  it('says unit, rule, layer, base, scope and what was left out', () => {
    expect(inEnglish()).toBe(
      'Counted are sources with at least one coding of the theme, of a code below it or of a code gathered into it; each source counts once. ' +
        'Codings of a span and of a whole source count alike. ' +
        'The codings are those of Wei, the main coder. ' +
        'Counts are out of the 5 of 7 sources in scope that are reviewed in this layer (news: 2 of 3; report: 0 of 1; interviews: 3 of 3). ' +
        '1 unreviewed source carries codings and is left out. ' +
        'Left out: 1 excluded source. ' +
        'Interviewers’ remarks are not counted. ' +
        'One source may carry several themes, so that shares do not add up to 100 %. ' +
        'A total over documents and interviews is no share of anything.',
    );
  });

  it('says the same in Chinese', () => {
    expect(methodSentence(chinese, factsOf())).toBe(
      '计数单位为材料：至少有一处编码属于该主题、其下级代码或归入它的代码的材料，每份只计一次。' +
        '文本片段的编码与整份材料的编码同等计入。' +
        '所计为主编码者Wei的编码。' +
        '以范围内 7 份材料中已在该层审阅的 5 份为基数（news：3 份中的 2 份；report：1 份中的 0 份；访谈：3 份中的 3 份）。' +
        '另有 1 份未审阅的材料带有编码，未计入。' +
        '未计入：1 份已排除的材料。' +
        '访谈者的评注不计。' +
        '一份材料可以涉及多个主题，因此各项比例之和不是 100%。' +
        '文献与访谈的合计不构成任何比例。',
    );
  });

  it('names people who were interviewed twice, and those of whom an interview is missing', () => {
    const told = study().interview('N11.2', ['N11']);

    expect(inEnglish({ unit: 'respondents', scope: { kind: 'interview' } }, told)).toContain(
      '2 respondents have an interview among them. ' +
        'N9 was interviewed more than once and counts once. ' +
        'Not every interview in scope of N11 is among them. ' +
        'The scope is limited to interviews.',
    );
  });

  it('says when nothing is reviewed and all sources are the base', () => {
    expect(inEnglish({ layer: { coderId: 'Lin' } })).toContain(
      'Nothing in scope is reviewed in this layer, so counts are out of all 7 sources in scope (',
    );
  });

  it('tells the other bases', () => {
    expect(inEnglish({ denominator: 'all' })).toContain(
      'out of all 7 sources in scope (news: 3 of 3; report: 1 of 1; interviews: 3 of 3), 2 of them not reviewed',
    );
    expect(inEnglish({ denominator: 'any' })).toContain('out of coded sources: the 1 of 7 sources in scope');
    expect(inEnglish({ scope: { sourceIds: [] } })).toContain('No source is in scope.');
  });

  it('tells the layers', () => {
    expect(inEnglish({ layer: { coderId: 'Lin' } })).toContain('The codings are those of Lin.');
    expect(inEnglish({ layer: 'union' })).toContain('that at least one of the coders made (Lin and Wei)');
    expect(inEnglish({ layer: 'majority' })).toContain(
      'more than half of the coders who reviewed the source',
    );
    expect(inEnglish({ layer: 'adjudicated' })).toContain('No coder belongs to the layer asked for.');
    expect(inEnglish({ layer: 'union', unit: 'codings' })).toContain('two coders who agree count twice');
  });

  it('tells the conditions of the scope in the analyst’s names', () => {
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
      'The scope is limited to the classes news or none, the languages en or unknown, what N9 and N11 said, ' +
        '“city” being Beijing or not given, dates from 2019 to 2020-06, and 1 chosen source. ' +
        'Excluded sources are counted too. Duplicates are counted too.',
    );
  });

  it('tells filters of codings', () => {
    expect(inEnglish({ voices: allVoices })).toContain('Interviewers’ remarks are counted too.');
    expect(inEnglish({ voices: ['verbatim-recorded', null] })).toContain(
      'Only codings of these voices are counted: verbatim, recorded and text of documents.',
    );
    expect(inEnglish({ stances: ['contradicts', null] })).toContain(
      'of these stances are counted: contradicts and none.',
    );
    expect(inEnglish({ minimumWeight: 50 })).toContain('weighted at least 50 of 100');
  });

  it('tells what makes the numbers treacherous', () => {
    const told = study().code('shared').theme('guide too', ['shared']).theme('late', ['shared']);
    told.rows.code.at(-1)!.createdAt = '2025-01-01T00:00:00.000Z';
    told.interview('together', ['N9', 'N11'], { language: 'en' });

    const sentence = inEnglish({ by: 'respondent', unit: 'characters', denominator: 'all' }, told);

    expect(sentence).toContain('1 row is of a code created after sources in scope had been reviewed');
    expect(sentence).toContain('Some themes count a code in common');
    expect(sentence).toContain('1 source stands in more than one column; totals count it once.');
    expect(sentence).toContain('Lengths of text in different languages cannot be compared.');
    expect(sentence).toContain('In 1 group interview a coding counts for the speaker it names');
  });

  it('groups the digits of large numbers', () => {
    const told = new Study();
    for (let number = 0; number < 1200; number += 1) told.document(`D${number}`);

    expect(inEnglish({ denominator: 'all' }, told)).toContain('all 1,200 sources in scope');
  });

  it('leaves no key and no placeholder unworded, whatever is asked', () => {
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
