import type { portraits as English } from '../en/portraits.ts';

export const portraits: typeof English = {
  method: {
    lines: '每条线为一份材料，自开头至末尾；线上色条的长度为该片段占全文的比例。',
    passages: '同一主题下相互重叠的编码合为一个片段；一个片段可属于多个主题。',
    respondents: '主题由谁承载按受访者计，同一人的多次访谈合并计算。',
    sources: '主题由谁承载按材料计。',
    shared: '多位受访者共有的片段对每人各计一次。',
    effective: '有效数为 1 ÷ Σp²，p 为各方在这些片段中所占的比例：相当于有这么多方均等发言。',
  },
  passages_one: '{{count, number}} 个片段',
  passages_other: '{{count, number}} 个片段',
  carried_by: {
    respondents_one: '{{passages}}，{{n}} 位受访者中的 {{found}} 位',
    respondents_other: '{{passages}}，{{n}} 位受访者中的 {{found}} 位',
    sources_one: '{{passages}}，{{n}} 份材料中的 {{found}} 份',
    sources_other: '{{passages}}，{{n}} 份材料中的 {{found}} 份',
  },
  largest: {
    one: '最多者 {{names}} 占 {{all}} 个中的 {{most}} 个；{{even}}。',
    several: '最多者 {{names}} 各占 {{all}} 个中的 {{most}} 个；{{even}}。',
    many: '最多者有 {{count, number}} 个，各占 {{all}} 个中的 {{most}} 个；{{even}}。',
  },
  even: {
    respondents: '相当于 {{effective}} 位受访者均等发言',
    sources: '相当于 {{effective}} 份材料均等承载',
  },
  one_voice: '该主题主要出自一方：{{share}} 来自 {{name}}。',
};
