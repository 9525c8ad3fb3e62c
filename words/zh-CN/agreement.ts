import type { agreement as English } from '../en/agreement.ts';

export const agreement: typeof English = {
  column: {
    code: '代码',
    n: 'n',
    both: '均编',
    neither: '均未编',
    percent: '一致率',
    cohen: 'Cohen κ',
    scott: 'Scott π',
    brennan_prediger: 'Br.–Pr.',
    fleiss: 'Fleiss κ',
    ac1: 'AC1',
    alpha: 'α',
    jaccard: 'Jaccard',
    dice: 'Dice',
    u_alpha: 'uα',
    bar_u_alpha: '|uα',
    cu_alpha: 'cuα',
    ku_alpha: '(k)uα',
    coverage: '覆盖率',
    interval: '{{of}} 的 95% 区间',
  },
  pooled: '全部代码合并',
  reason: {
    never_used: '没有编码者使用该代码，不能作为任何一方的证据。',
    no_pairs: '没有材料由其中两位编码者审阅过。',
    seen_first: '看过之后才编码：审阅这些材料的人此前已看到程序在其中的编码。',
    no_variation: '所有判定处处相同，偶然一致成为必然。',
    two_coders: '仅适用于两位编码者。',
    unequal_coders: '各单位的判定人数不等。',
    other_level: '属于其他层级。',
    never_together: '没有两位编码者对同一段文字编码。',
    one_code: '编码者对同一段文字只用了一个代码，没有可混淆的代码。',
    per_code: '仅就单个代码计算。',
    of_all_codes: '仅就全部代码计算。',
    no_difference: '处处没有分歧，重新抽取材料所得数值相同。',
    one_source: '至少有两份材料可供比较，才能给出区间。',
    often_undefined: '超过 5% 的抽取得不出数值。',
  },
  missing: '{{columns}}：{{sentence}}',
  none: '在此层级没有分歧。',
  whole_source: '整篇',
  present: '{{names}} 已编',
  method: {
    compared_one: '就 {{count, number}} 个代码比较 {{coders}} 的编码。',
    compared_other: '就 {{count, number}} 个代码比较 {{coders}} 的编码。',
    rolled_up: '代码连同其下级代码计入，主题连同归入其中的代码计入。',
    alone: '每个代码不计其下级代码。',
    level: {
      source: '层级：材料。编码者在材料任何一处或整篇使用了该代码，该材料即为已编。',
      sentence: '层级：句子。句中任一字符已编，该句即为已编。',
      paragraph: '层级：段落。非空白的一行为一段；段中任一字符已编，该段即为已编。',
      character: '层级：字符。逐一比较文本中的每个 Unicode 字符。',
      segments:
        '层级：逐段匹配，阈值 {{threshold}}。同一代码的编码逐一配对：两处共有的文字达到合计覆盖文字的 {{threshold}} 即为匹配，最接近的先配，每处只配一次。此系数类似 MAXQDA 的做法：n 为两位编码者的编码总数，一致率为其中有匹配者的比例，系数为 Brennan–Prediger 系数。',
      unitizing:
        '层级：切分。比较片段的起止及其代码，采用 Krippendorff 切分一致性系数族（2016）：uα 兼顾起止与代码；|uα 只看是否编码，不论代码；cuα 只看他人也已编码的文字所用的代码；(k)uα 为其中一个代码；覆盖率为这些文字的比例。单个代码的 uα 将其余一切视为未编。',
    },
    chance_even: '全部代码合并时偶然一致取 1/{{q}}，单个代码取 1/4。',
    chance_uneven: '各片段的代码数不等，全部代码合并时偶然一致取 {{q}}/({{q}} + 1)²；单个代码取 1/4。',
    chance_single: '偶然一致取 1/4，即单个代码的取值。',
    binary: '每个单位为已编或未编，系数均按两个类别计算。α 为名义数据的 Krippendorff alpha。',
    of_several:
      '编码者多于两位时，一致率为判定相同的编码者对所占的平均比例；Cohen κ、Scott π、Jaccard 与 Dice 系数仅适用于两位编码者。',
    segments_of_several: '逐段匹配仅适用于两位编码者。',
    overlap: '无人编码的单位会抬高一致率；Jaccard 与 Dice 系数不计这些单位。',
    reviewed_one:
      '范围内 {{m}} 份材料中，{{n}} 份至少由其中两位编码者审阅，仅比较这些材料。某位编码者未审阅的材料视为缺失，绝不视为判定没有该代码。',
    reviewed_other:
      '范围内 {{m}} 份材料中，{{n}} 份至少由其中两位编码者审阅，仅比较这些材料。某位编码者未审阅的材料视为缺失，绝不视为判定没有该代码。',
    reviewed_by_all_one:
      '范围内 {{m}} 份材料中，{{n}} 份由全部编码者审阅，仅比较这些材料。某位编码者未审阅的材料视为缺失，绝不视为判定没有该代码。',
    reviewed_by_all_other:
      '范围内 {{m}} 份材料中，{{n}} 份由全部编码者审阅，仅比较这些材料。某位编码者未审阅的材料视为缺失，绝不视为判定没有该代码。',
    programs: '程序不作审阅：{{coders}}在某份材料中有任何编码，该材料即视为由其审阅。',
    seen_first_one: '有 {{count, number}} 份材料在审阅之前已显示过程序的编码，不计为该编码者已审阅。',
    seen_first_other: '有 {{count, number}} 份材料在审阅之前已显示过程序的编码，不计为该编码者已审阅。',
    made_seeing_one: '有 {{count, number}} 处编码是编码者看到程序在同一材料中的编码之后所作或所改，未计入。',
    made_seeing_other:
      '有 {{count, number}} 处编码是编码者看到程序在同一材料中的编码之后所作或所改，未计入。',
    removed_seeing_one:
      '有 {{count, number}} 处编码是编码者看到程序在同一材料中的编码之后删去的，按该编码者未编计算。',
    removed_seeing_other:
      '有 {{count, number}} 处编码是编码者看到程序在同一材料中的编码之后删去的，按该编码者未编计算。',
    all_one: '范围内全部 {{m}} 份材料均视为每位编码者已审阅，不论审阅标记如何。',
    all_other: '范围内全部 {{m}} 份材料均视为每位编码者已审阅，不论审阅标记如何。',
    ac1_alone_one: 'AC1 估计代码的常见程度时，也计入仅由一位编码者审阅的 {{count, number}} 份材料。',
    ac1_alone_other: 'AC1 估计代码的常见程度时，也计入仅由一位编码者审阅的 {{count, number}} 份材料。',
    pooled: '全部代码合并：将有人使用过的各代码的单位并为一表。',
    pooled_segments: '全部代码合并：各代码的编码合计。',
    pooled_unitizing: '全部代码合并：互不重叠的片段，每个片段一个代码。',
    never_used_one: '{{count, number}} 个代码没有编码者使用：不能作为任何一方的证据，不计入合并。',
    never_used_other: '{{count, number}} 个代码没有编码者使用：不能作为任何一方的证据，不计入合并。',
    without_place_one: '{{count, number}} 处整篇编码在文本中没有位置，未计入。',
    without_place_other: '{{count, number}} 处整篇编码在文本中没有位置，未计入。',
    draws_one:
      '95% 区间为对 {{count, number}} 份材料有放回抽取 {{draws}} 次所得的百分位数（种子 {{seed}}）；得不出数值的抽取不计，另行列出。',
    draws_other:
      '95% 区间为对 {{count, number}} 份材料有放回抽取 {{draws}} 次所得的百分位数（种子 {{seed}}）；得不出数值的抽取不计，另行列出。',
    before_one:
      '所比较的是编码者各自的编码，即商定之前的编码，任何系数都不含协商一致的编码。在这一层级上有分歧的 {{count, number}} 处中，已商定 {{decided}} 处。',
    before_other:
      '所比较的是编码者各自的编码，即商定之前的编码，任何系数都不含协商一致的编码。在这一层级上有分歧的 {{count, number}} 处中，已商定 {{decided}} 处。',
    before_none: '所比较的是编码者各自的编码，即商定之前的编码，任何系数都不含协商一致的编码。',
    rough_one: '区间仅依据 {{count, number}} 份材料，较为粗略。',
    rough_other: '区间仅依据 {{count, number}} 份材料，较为粗略。',
  },
};
