// How a query was asked, in sentences that are true of its very setting.
import { expect, it } from 'vitest';
import { askQuery, selectFor, type QueryRequest } from '#core/query/query-result.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { querySentence } from '#words/query-sentence.ts';
import { relationsOf } from '#core/relations/relations.ts';
import { relationsMethod } from '#words/relations-method.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../core/counting/study.ts';
import { writtenStudy, writtenTexts } from '../core/query/written-study.ts';
import { drained } from '../helpers/drained.ts';

const { corpus, table } = writtenStudy();

function told(text: string, request: QueryRequest = {}, language: 'en' | 'zh-CN' = 'en'): string {
  const query = readQuery(text);
  const selection = selectFor(corpus, table, request);
  const { side, facts } = askQuery(selection, resolveQuery(corpus, query), null, writtenTexts);
  return querySentence(createWords(language), writeQuery(query), side, facts);
}

it('says what was asked, what the result is, whose codings count, and where', () => {
  expect(told('connector AND guide')).toBe(
    'Found by the query “connector AND guide”. The result is the text where its parts meet, each such stretch a passage. ' +
      'Codings that share a character form one passage, and a character is counted once; a whole-source coding counts for its source and adds no passage. ' +
      'Only the codings of Wei, the main coder, are counted. Counted in the text of all 7 sources in scope, 1 of them not reviewed. ' +
      'By group: news 2 of 2; report 2 of 2; interviews 3 of 3. Interviewers’ remarks are not counted.',
  );
  expect(told('connector AND guide', {}, 'zh-CN')).toBe(
    '按查询“connector AND guide”查找。结果取各项重合之处，每处计为一个片段。' +
      '有共同字符的编码合为一个片段，同一字符只计一次；整篇编码计入材料数和编码次数，不另计片段。' +
      '仅统计主编码者 Wei 的编码。以范围内全部 7 份材料的文本为准，其中 1 份未审阅。' +
      '其中：news 2 / 2；report 2 / 2；访谈 3 / 3。访谈者按语不计。',
  );
});

it('says nothing of codings where only words are asked for, and nothing of the layer where each code names its coder', () => {
  expect(told("'market'", { scope: { kind: 'interview' } })).toBe(
    "Found by the query “'market'”. Words are found anywhere in the texts, whatever their capitals and written forms; each hit is a passage without codings, and in an interview counts for all who were interviewed. " +
      'Counted in the text of all 3 interviews in scope, all of them reviewed. The scope is limited to interviews.',
  );
  expect(told('guide BY Lena')).not.toContain('main coder');
  expect(told('guide BY Lena OR guide')).toContain(
    'Only the codings of Wei, the main coder, are counted. Where',
  );
});

it('says whose reviews are meant where a layer is asked for whose codings the query does not use', () => {
  const byLena =
    'Reviewed or coded sources are here those that Lena reviewed or coded. Counted in the text of the 2 reviewed sources.';
  const lena = { coderId: 'Lena' } as const;

  expect(told("'market'", { layer: lena, denominator: 'reviewed' })).toContain(byLena);
  expect(told("'market'", { layer: 'union' }, 'zh-CN')).toContain(
    '均指由 Lena 和 Wei 中至少一人审阅或编码的材料。',
  );
  expect(told('guide BY Wei', { layer: 'adjudicated' })).toContain('The chosen layer has no coder. ');
  expect(told('guide BY Wei')).not.toContain('are here those');
});

it('says that absence is not known of sources that nobody reviewed, unless only reviewed ones are counted', () => {
  const absence = 'not coded is not the same as judged absent, and 1 of these sources is not reviewed.';

  expect(told('connector AND NOT guide')).toContain(absence);
  expect(told('connector IN SOURCES WITHOUT guide')).toContain(absence);
  expect(told('connector IN SOURCES WITH guide')).not.toContain('absent');
  expect(told('connector AND NOT guide', { denominator: 'reviewed' })).not.toContain('absent');
});

it('tells whole-source codings without a place, dates that are not precise enough, and remarks that are asked for', () => {
  expect(told('guide NEAR marketplace WITHIN 1 PARAGRAPHS')).toContain(
    'One whole-source coding has no place in the text and is left out.',
  );
  expect(told('function NEAR barrier WITHIN 0 PARAGRAPHS', {}, 'zh-CN')).toContain(
    '有 3 处整篇编码在文中没有位置，未计入。',
  );
  expect(told('function IN date:2020-06..')).toContain(
    'The dates in the query leave out 1 whose date is not precise enough to tell and 1 undated.',
  );
  expect(told('guide VOICE remark')).toContain(
    'Interviewers’ remarks are counted only where the query asks for them.',
  );
  expect(told('guide VOICE remark')).not.toContain('remarks are not counted');
});

it('tells one whole-source coding that relations of passages leave out as one', () => {
  const study = new Study().theme('guide').theme('price').document('report');
  study.coding('report', 'guide', null).coding('report', 'price', [0, 4]);
  const { facts } = drained(relationsOf(study.corpus, study.table, { by: 'overlap' }, () => []));

  expect(relationsMethod(createWords('en'), facts)).toContain(
    ' One whole-source coding has no place in the text and is left out.',
  );
});
