export const saved_queries = {
  field: '已存查询',
  no_query: '不限',
  rows: '查询',
  no_rows: '无',
  chosen_rows_one: '{{count, number}} 行',
  chosen_rows_other: '{{count, number}} 行',
  title: '已存查询',
  gone: {
    code: '已删除的代码',
    coder: '已移除的编码者',
    class: '已删除的类别',
    attribute: '已删除的属性',
    sample: '已删除的样本',
    respondent: '已移除的受访者',
  },
};
