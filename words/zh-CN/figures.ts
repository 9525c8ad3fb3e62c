import type { figures as English } from '../en/figures.ts';

export const figures: typeof English = {
  percent: '{{number}}%',
  found: '{{found}} / {{n}}',
  base: '共 {{n}}',
  title: {
    themes: {
      sources: '含各主题的材料',
      respondents: '谈及各主题的受访者',
      passages: '各主题的片段',
      codings: '各主题的编码次数',
      characters: '各主题的字符数',
    },
    codes: {
      sources: '含各代码的材料',
      respondents: '谈及各代码的受访者',
      passages: '各代码的片段',
      codings: '各代码的编码次数',
      characters: '各代码的字符数',
    },
    comparison: '{{a}}与{{b}}：逐个主题对照',
  },
  subtitle: {
    reviewed: '范围内 {{inScope}} 份材料，其中已审阅的 {{counted}} 份',
    all: '范围内全部 {{inScope}} 份材料',
    any: '范围内 {{inScope}} 份材料，其中已编码的 {{counted}} 份',
    comparison: '各方含有该主题的比例',
  },
  prompted: '◇ 表示访谈提纲中问及，◈ 表示部分问及。',
  interval: '细线为 95% Wilson 计分区间，只描述编码的计数，并非推断。',
  spoken: '{{row}}，{{column}}：{{number}}',
  spoken_share: '{{row}}，{{column}}：{{number}}，{{share}}',
  scale: { none: '无', quarter: '¼', half: '一半', three_quarters: '¾', all: '全部' },
};
