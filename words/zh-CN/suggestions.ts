import type { suggestions as English } from '../en/suggestions.ts';

export const suggestions: typeof English = {
  no_example: '还没有片段编码为“{{code}}”。至少编码 {{least}} 个片段后，才能查找与之相似的片段。',
  too_few_one:
    '只有 {{count, number}} 个片段编码为“{{code}}”。至少编码 {{least}} 个片段后，才能查找与之相似的片段。',
  too_few_other:
    '只有 {{count, number}} 个片段编码为“{{code}}”。至少编码 {{least}} 个片段后，才能查找与之相似的片段。',
  none: '未编码为该代码的片段中，没有与已编码片段用词相同的。',
  method: {
    ranked_one: '未编码为“{{code}}”的片段，按其与 {{count, number}} 个已编码片段的相似程度排列。',
    ranked_other: '未编码为“{{code}}”的片段，按其与 {{count, number}} 个已编码片段的相似程度排列。',
    looked_one:
      '共比较 {{count, number}} {{units}}中的 {{looked}} 个片段，以段落为单位，过长的段落按句切分；其中 {{alike}} 个与已编码片段有共同之处。',
    looked_other:
      '共比较 {{count, number}} {{units}}中的 {{looked}} 个片段，以段落为单位，过长的段落按句切分；其中 {{alike}} 个与已编码片段有共同之处。',
    features:
      '相似程度为片段的 TF-IDF 权重（单词、单词中的四字母片断、汉字及相邻两字）与已编码片段均值之间的余弦（Rocchio 方法）。',
    refused_one: '计算时减去 {{count, number}} 个不采纳片段权重的四分之一。',
    refused_other: '计算时减去 {{count, number}} 个不采纳片段均值的四分之一。',
    no_claim: '建议不是编码。列表未必包含适用该代码的全部片段；某份材料中有片段列入，也不表示该材料已审阅。',
  },
};
