import type { articles as English } from '../en/articles.ts';

export const articles: typeof English = {
  no_such_rule:
    '“{{rule}}”不是可用的切分方式。请写 page、heading、heading:2、line:文字 或 regex:正则表达式；其中“文字”里的 # 代表一个数字，末尾的 * 代表任意后续文字。',
  table: '“{{name}}”是表格，其各行本来就各成一份材料。请直接导入，不必切分。',
  one_piece:
    '按此规则，“{{name}}”切不出两篇文章，因此未导入任何内容。请换一种规则，或将该文件作为一份材料导入。',
  pattern_too_slow:
    '规则“{{pattern}}”在 {{seconds}} 秒内没有运行完，已中止。请改写，避免在重复之中再用重复。',
  redecode_lines:
    '“{{title}}”是一个文件中的一篇文章，而该文件按此编码解出的行数不同，无法找回原来的文字。请按此编码重新导入该文件。',
  to_check_note_one: '{{count, number}} 篇文章缺少某项信息，或长度异常。',
  to_check_note_other: '{{count, number}} 篇文章缺少某项信息，或长度异常。',
  none: '–',
  doubt: {
    'no-title': '无标题',
    'no-date': '无日期',
    'no-outlet': '无媒体',
    short: '不足 100 字',
    long: '超过多数文章的 5 倍',
    'off-pattern': '标记中为 {{value}}，其余几乎都是 {{usual}}',
  },
  cli_split:
    '将一个文件切分为多篇文章：page（分页符）、heading（标题样式）、line:文字（# 代表数字，末尾的 * 代表后续文字）或 regex:正则表达式',
  cli_one_file: '一次只能切分一个文件。其他文件请分别导入。',
  cli_article_one: '{{number, number}}. {{title}} · {{date}} · {{outlet}} · {{count, number}} 字',
  cli_article_other: '{{number, number}}. {{title}} · {{date}} · {{outlet}} · {{count, number}} 字',
  cli_doubted: '{{line}}（待核对：{{why}}）',
  cli_more_one: '另有 {{count, number}} 篇待核对',
  cli_more_other: '另有 {{count, number}} 篇待核对',
  cli_better_one: '或可改用：--split "{{rule}}"，得 {{count, number}} 篇。',
  cli_better_other: '或可改用：--split "{{rule}}"，得 {{count, number}} 篇。',
  cli_would_one: '将导入 {{count, number}} 篇文章。',
  cli_would_other: '将导入 {{count, number}} 篇文章。',
  cli_way_one: '此文件可用 --split "{{rule}}" 切分：{{count, number}} 篇。',
  cli_way_other: '此文件可用 --split "{{rule}}" 切分：{{count, number}} 篇。',
};
