import type { suggestions as English } from '../en/suggestions.ts';

export const suggestions: typeof English = {
  leave_out: '不计采纳的建议',
  mark: '采纳的建议',
  title: '更多相似片段',
  from_one: '与此代码的 {{count, number}} 个片段（访谈者按语除外）相似；共比较 {{looked, number}} 个片段',
  from_other: '与此代码的 {{count, number}} 个片段（访谈者按语除外）相似；共比较 {{looked, number}} 个片段',
  view: '显示哪些建议',
  view_refused: '未采纳 {{count, number}}',
  list: '与“{{name}}”的片段相似的片段',
  refused_list: '未采纳为“{{name}}”的片段',
  reading: '正在读取全部片段，仅此一次',
  rank_again: '重新排列',
  leave: '返回片段列表',
  how: '查找方法。',
  no_coding: '建议在采纳之前不计入任何统计。',
  paragraph: '第 {{number, number}} 段',
  matched: '相同之处：{{words}}',
  words_gone: '这段文字已不在文本中。',
  act_accept: '采纳建议',
  act_accept_short: '采纳',
  act_refuse: '不采纳建议',
  act_refuse_short: '不采纳',
  act_other: '采纳为其他代码',
  act_other_short: '其他代码',
  accept: '采纳为“{{name}}”',
  accept_short: '采纳',
  refuse: '不采纳',
  other: '采纳为其他代码……',
  allow: '重新建议',
  accepted: '已采纳为“{{name}}”。',
  refused: '未采纳为“{{name}}”，不再建议。',
  allowed_one: '{{count, number}} 个片段可重新建议。',
  allowed_other: '{{count, number}} 个片段可重新建议。',
  none_refused: '您没有不采纳过该代码的任何建议。',
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
    examples:
      '整篇编码和编码为访谈者按语的片段不作为范例；整篇编有该代码的材料，其中的片段与其他片段一样参与比较。',
    no_claim: '建议不是编码。列表未必包含适用该代码的全部片段；某份材料中有片段列入，也不表示该材料已审阅。',
  },
};
