import type { figures as English } from '../en/figures.ts';

export const figures: typeof English = {
  caption: '图 {{number}}　{{text}}',
  percent: '{{number}}%',
  base: '共 {{n}}',
  query_row: '{{name}}（查询）',
  found: '{{found}} / {{n}}',
  title: {
    themes: {
      sources: '含各主题的材料',
      respondents: '谈及各主题的受访者',
      passages: '各主题的片段数',
      codings: '各主题的编码次数',
      characters: '各主题的字符数',
    },
    codes: {
      sources: '含各代码的材料',
      respondents: '谈及各代码的受访者',
      passages: '各代码的片段数',
      codings: '各代码的编码次数',
      characters: '各代码的字符数',
    },
    comparison: '{{a}}与{{b}}：逐个主题对照',
  },
  subtitle: {
    comparison: '各方含有该主题的比例',
  },
  flow: {
    title: { document: '文档筛选流程图', interview: '访谈筛选流程图', all: '材料筛选流程图' },
    subtitle: {
      document: '项目中的全部文档',
      interview: '项目中的全部访谈',
      all: '项目中的全部文档和访谈',
      classes_document: '类别为{{names}}的文档',
      classes_interview: '类别为{{names}}的访谈',
      classes_all: '类别为{{names}}的材料',
      no_class: '（无）',
    },
    boxes: {
      found: '共收集',
      duplicates: '重复',
      single: '去重后',
      excluded: '已排除',
      kept: '纳入范围',
      new: '尚未筛选',
      'second-look': '待复查',
      included: '已纳入',
      reviewed: '已审阅',
      unreviewed: '尚未审阅',
      coded: '已编码',
      uncoded: '无可编码内容',
      begun: '已有编码',
      untouched: '没有编码',
    },
    no_reason: '未说明理由',
    method:
      '重复材料指已关联为另一份材料副本的材料，无论其状态如何，均最先移出流程。审阅与编码均以主编码者 {{coder}} 为准；“已编码”指已审阅且至少有一处编码的材料。',
  },
  prompted: '◇ 表示访谈提纲中问及，◈ 表示部分问及。',
  interval:
    '细线为 95% 区间（Wilson 得分区间；估计值为由有限总体 Wilson 区间合成的区间），只描述编码的计数，并非推断。',
  spoken: '{{row}}，{{column}}：{{number}}',
  spoken_share: '{{row}}，{{column}}：{{number}}，{{share}}',
  scale: { none: '无', quarter: '¼', half: '一半', three_quarters: '¾', all: '全部' },
};
