export const saved_queries = {
  gone: {
    code: '已删除的代码',
    coder: '已移除的编码者',
    class: '已删除的类别',
    attribute: '已删除的属性',
    sample: '已删除的样本',
    respondent: '已移除的受访者',
  },
};
