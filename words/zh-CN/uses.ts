import type { uses as English } from '../en/uses.ts';

export const uses: typeof English = {
  quoted: '“{{name}}”',
  table: '“{{name}}”（{{label}}）',
  rename: {
    queries: '以下已存查询随之使用新名称：{{names}}。',
    keptTables: '以下已存图表随之使用新名称：{{names}}。',
  },
  merge: {
    queries: '以下已存查询将改用保留的代码：{{names}}。',
    comparisons: '以下比较将改为统计保留的代码：{{names}}。',
    keptTables: '以下已存图表将改为统计保留的代码：{{names}}。',
    summaries_one: '{{count, number}} 条摘要将归入保留的代码。',
    summaries_other: '{{count, number}} 条摘要将归入保留的代码。',
  },
  mergeCoder: {
    queries: '以下已存查询将改用保留的编码者：{{names}}。',
    comparisons: '以下比较将改为统计保留的编码者的编码：{{names}}。',
    keptTables: '以下已存图表将改为统计保留的编码者的编码：{{names}}。',
  },
  mergeRespondent: {
    queries: '以下已存查询将改用保留的受访者：{{names}}。',
    comparisons: '以下比较将改为统计保留的受访者：{{names}}。',
    keptTables: '以下已存图表将改为统计保留的受访者：{{names}}。',
  },
  delete: {
    queries: '以下已存查询用到它，删除后将无法运行：{{names}}。',
    comparisons: '以下比较用到它，删除后将无法照原样统计：{{names}}。',
    keptTables: '以下已存图表用到它，删除后将无法生成：{{names}}。',
  },
  counting: {
    queries: '以下已存查询经上级代码计入它，结果可能改变：{{names}}。',
    comparisons: '以下比较计入它，数字可能改变：{{names}}。',
    keptTables: '以下已存图表计入它，数字可能改变：{{names}}。',
    summaries_one: '摘要矩阵中有 {{count, number}} 条摘要的主题计入它。',
    summaries_other: '摘要矩阵中有 {{count, number}} 条摘要的主题计入它。',
  },
  delete_title: '删除“{{name}}”？',
};
