import type { saturation as English } from '../en/saturation.ts';

export const saturation: typeof English = {
  column: { name: '依次', new: '新代码', observed: '累计代码', expected: '任意次序' },
  grid: '新代码何时不再出现（相对于最初几份的代码数）',
  grid_column: {
    base: '前几份',
    run: '连续',
    base_count: '代码数',
    at_most: '至多 {{share}}',
    none: '无新增',
  },
  not_reached: '未达到',
  new_after_one: '{{report}}，其后又有 {{count, number}} 个',
  new_after_other: '{{report}}，其后又有 {{count, number}} 个',
  rare: '仅见于一份的代码：{{singletons, number}} 个；见于两份的：{{doubletons, number}} 个。Chao2：{{chao2}}。',
  empty: '范围内尚无编码。',
  method: {
    by: {
      source: '就 {{count}} 份材料逐份统计新出现的代码。',
      interview: '就 {{count}} 次访谈逐次统计新出现的代码。',
      respondent: '就 {{count}} 位受访者逐位统计新出现的代码；同一人的各次访谈合在首次访谈的位置。',
    },
    of: {
      leaves: '代码为没有下级代码的各个代码，分别计算：共出现 {{count}} 个。',
      codes: '代码为全部代码，各不计其下级代码：共出现 {{count}} 个。',
      themes: '代码为各主题，连同其下级代码及归入其中的代码：共出现 {{count}} 个。',
    },
    order: {
      analysis: '分析次序：依编码层中首次审阅的时间，再依首次编码的时间，再依类型、类别、日期与名称。',
      date: '依日期排列，无日期者居后；此次序不同于分析次序。',
    },
    present: '现有代码首次出现之处即为新代码，因此合并或拆分代码会改变这些数值。',
    merged_one: '自建立以来，有 {{count, number}} 个代码并入其他代码。',
    merged_other: '自建立以来，有 {{count, number}} 个代码并入其他代码。',
    expected: '任意次序下的期望为所有次序的平均值。',
    grid: '前 4、5 或 6 份之后，以接续的 2 或 3 份为一组，逐份后移；一组的新代码至多为最初几份代码数的 5%，或没有新增，即为达到，写作“份数 + 组的大小”（Guest、Namey 与 Chen，2020）。结果取决于这些选择，故全部列出。',
    rare: 'Chao2（经偏差修正）为这些文本及同类文本所含代码数的下界。',
    follow_ups_one: '{{names}} 接受过多次访谈；后续访谈带来的新代码较少，会使曲线末端变平。',
    follow_ups_other: '{{names}} 接受过多次访谈；后续访谈带来的新代码较少，会使曲线末端变平。',
    of_nobody_one: '{{count, number}} 次访谈没有受访者，不计入。',
    of_nobody_other: '{{count, number}} 次访谈没有受访者，不计入。',
    caution:
      '这不能说明什么：新代码很少出现，既不表示其含义已得到充分理解（Hennink、Kaiser 与 Marconi，2017），也不表示其他文本不会带来新代码；反思性主题分析不采用此类规则（Braun 与 Clarke，2021）。',
  },
};
