import type { statements as English } from '../en/statements.ts';

export const statements: typeof English = {
  units: {
    documents_one: '份文档',
    documents_other: '份文档',
    interviews_one: '次访谈',
    interviews_other: '次访谈',
    respondents_one: '位受访者',
    respondents_other: '位受访者',
    sources_one: '份材料',
    sources_other: '份材料',
  },
  one: {
    base_respondents:
      '以至少有一次访谈已审阅的 {{n}} 位受访者为准（{{j}} 次访谈中的 {{i}} 次）；其中 {{k}} 位另有未审阅的访谈。',
    base_all_fallback: '此处尚无材料标为已审阅，因此以唯一的 1 {{units}}为准；未编码不等于判定为无。',
    base_any: '以带有任何编码的 {{n}} {{units}}为准。',
    left_out: '另有 {{k}} {{units}}尚未审阅但带有编码，未计入。',
    coarse_dates: '{{c}} {{units}}的日期仅精确到{{precision}}，单独列出；{{u}} {{units}}无日期。',
    outside_the_draw: '该类另有 {{k}} {{units}}不在抽样之内但已审阅，未计入。',
    nonresponse:
      '抽取的 {{n}} {{units}}中有 {{k}} 份无法阅读（{{why}}），假定与其余相同；视其是否提及{{theme}}，样本内比例介于 {{low}} 与 {{high}} 之间。',
    union_depth: '{{coders}}中任一人编码即计入；{{both}} 份由全部编码者审阅，{{one}} 份仅由一人审阅。',
    repeat_interviews: '{{n}} 位受访者共 {{i}} 次访谈；同一人的多次访谈不独立，不给出区间。',
    none_reviewed: '这里唯一的 1 {{units}}在该编码层中尚未审阅。',
    none_coded: '这里唯一的 1 {{units}}没有编码。',
    incomplete_class: '“{{class}}”的 {{N}} 份中尚有 {{m}} 份未审阅，不能作为全部编码的类别参与估计。',
    out_of_draw_order: '已抽取的 {{n}} 份中审阅了 {{r}} 份，但未按抽取顺序审阅，暂不作估计。',
    undecidable_part:
      '这 {{n}} {{units}}中有 {{u}} {{units}}无人审阅，无法作多数判定；比例介于 {{low}} 与 {{high}} 之间。',
  },
  weighted_share:
    '据估计，抽样框内 {{N}} {{units}}中有 {{p}}% 提及{{theme}}（95% 区间 {{low}}%–{{high}}%，标准误 {{se}} 个百分点）。{{classes}}。各类按其数量加权。',
  class_sampled: '{{class}}：从 {{N}} 份中随机抽取 {{n}} 份，其中 {{x}} 份提及',
  class_complete: '{{class}}：{{n}} 份全部编码，其中 {{x}} 份提及',
  class_purposive: '{{class}}：选取的 {{n}} 份中有 {{x}} 份提及，不代表其他材料',
  strata: '按{{by}}分层抽取（{{allocation}}分配，随机种子 {{seed}}）：{{list}}。',
  outside_the_draw: '该类另有 {{k}} {{units}}不在抽样之内但已审阅，未计入。',
  interim:
    '阶段性结果：抽取的 {{n}} {{units}}中已按抽取顺序审阅 {{r}} 份。无论其余结果如何，样本内比例最终介于 {{low}} 与 {{high}} 之间。',
  ineligible:
    '抽取的 {{n}} {{units}}中有 {{k}} 份不属于抽样框（{{why}}）；估计针对确属抽样框的约 {{N}} 份，该数本身亦为估计值。',
  nonresponse:
    '抽取的 {{n}} {{units}}中有 {{k}} 份无法阅读（{{why}}），假定与其余相同；若其全部或均未提及{{theme}}，样本内比例介于 {{low}} 与 {{high}} 之间。',
  not_in_sample: '抽取的 {{n}} {{units}}均未提及{{theme}}；抽样框 {{N}} 份中至多约 {{k}} 份提及（95%）。',
  base_sources: '以{{layer}}已审阅的 {{n}} {{units}}为准（共 {{m}} {{units}}）。',
  base_respondents:
    '以至少有一次访谈已审阅的 {{n}} 位受访者为准（{{j}} 次访谈中的 {{i}} 次）；其中 {{k}} 位另有未审阅的访谈。',
  base_text: '以已审阅的 {{n}} {{units}}的文本为准。',
  base_all_fallback: '此处尚无材料标为已审阅，因此以全部 {{m}} {{units}}为准；未编码不等于判定为无。',
  base_any: '以带有任何编码的 {{n}} {{units}}为准。',
  left_out: '另有 {{k}} {{units}}尚未审阅但带有编码，未计入。',
  majority: '审阅者过半数编码即计为有；{{ties}} 份票数相等，计为无；{{one}} 份仅有一位审阅者。',
  union_depth: '{{coders}}中任一人编码即计入；{{both}} 份由全部编码者审阅，{{one}} 份仅由一人审阅。',
  repeat_interviews: '{{n}} 位受访者共 {{i}} 次访谈；同一人的多次访谈不独立，不给出区间。',
  born_late:
    '{{theme}}：{{n}} {{units}}中，{{k}} {{units}}在其某一代码建立之前已审阅，其中 {{a}} {{units}}未见该主题，因此计数介于 {{x}} 与 {{y}} 之间。',
  coarse_dates: '{{c}} {{units}}的日期仅精确到{{precision}}，单独列出；{{u}} {{units}}无日期。',
  scope_dates: '日期为 {{from}} 至 {{to}}；未计入：日期不够精确者 {{c}} 份，无日期者 {{u}} 份。',
  exploratory: '以上数字仅比较本材料内的计数，不是对材料以外情况的检验。',
  suggestions: '{{c}} 处编码中有 {{a}} 处采纳自相似度建议；由此接触到的材料并不因此视为已审阅。',
};
