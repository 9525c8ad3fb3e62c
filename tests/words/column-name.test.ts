import { describe, expect, it } from 'vitest';
import type { ColumnMeaning } from '#core/counting/grouping.ts';
import { columnName } from '#words/column-name.ts';
import { createWords } from '#words/words.ts';

describe('the name of a column', () => {
  it.each<[ColumnMeaning, string, string]>([
    [{ what: 'all' }, 'all', '全部'],
    [{ what: 'none' }, '(none)', '（无）'],
    [{ what: 'kind', kind: 'interview' }, 'interviews', '访谈'],
    [{ what: 'class', classId: 'c', name: 'news' }, 'news', 'news'],
    [{ what: 'year', year: '2019' }, '2019', '2019'],
    [{ what: 'month', month: '2019-12' }, 'December 2019', '2019年12月'],
    [{ what: 'language', language: 'zh-CN' }, 'Chinese (China)', '中文（中国）'],
    [{ what: 'language', language: 'not a tag' }, 'not a tag', 'not a tag'],
    [{ what: 'value', type: 'boolean', value: 'true' }, 'yes', '是'],
    [{ what: 'value', type: 'date', value: '2019' }, '2019', '2019年'],
    [{ what: 'value', type: 'text', value: 'Shenzhen' }, 'Shenzhen', 'Shenzhen'],
  ])('%o is %s and %s', (meaning, inEnglish, inChinese) => {
    expect([createWords('en'), createWords('zh-CN')].map((words) => columnName(words, meaning))).toEqual([
      inEnglish,
      inChinese,
    ]);
  });
});
