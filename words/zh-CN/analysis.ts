import type { analysis as English } from '../en/analysis.ts';

export const analysis: typeof English = {
  strip: '分析方式',
  kinds: {
    tally: '统计',
    crosstab: '交叉表',
    relations: '代码关系',
    timeline: '时间线',
    portraits: '编码图谱',
    grid: '摘要矩阵',
    words: '词语',
    tables: '已存图表',
  },
};
