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
  no_references: '“{{name}}”中没有题录。请导出 RIS、BibTeX 或 CSL-JSON（例如从 Zotero 导出），再选择该文件。',
  reference_field: {
    title: '标题',
    date: '日期',
    origin: '媒体',
    language: '语言',
    creators: '作者',
    publisher: '出版者',
    volume: '卷',
    issue: '期',
    pages: '页码',
    address: '网址',
    doi: 'DOI',
    keywords: '关键词',
  },
  cli_references:
    '用 RIS、BibTeX 或 CSL-JSON 题录补全材料的标题、日期、媒体、语言和属性；有摘要而无对应材料的题录导入为材料',
  cli_files: '请写明要导入的文件，或用 --references 指定一个题录文件。',
  cli_references_alone: '选项 --references 只接受一个文件，不能与其他文件同用。其他文件请分别导入。',
  references_matched: '{{references, number}} 条题录中有 {{matched, number}} 条对应到材料。',
  references_filled_one: '已补全 {{count, number}} 个值。',
  references_filled_other: '已补全 {{count, number}} 个值。',
  references_would_one: '将补全 {{count, number}} 个值。',
  references_would_other: '将补全 {{count, number}} 个值。',
  references_made_one: '{{count, number}} 条有摘要的题录导入为材料：{{names}}',
  references_made_other: '{{count, number}} 条有摘要的题录导入为材料：{{names}}',
  references_unmatched_one: '{{count, number}} 条题录没有对应的材料，也没有摘要：{{names}}',
  references_unmatched_other: '{{count, number}} 条题录没有对应的材料，也没有摘要：{{names}}',
  references_ambiguous_one:
    '{{count, number}} 条题录可对应多份材料，或其材料已由另一条题录对应，未采用：{{names}}',
  references_ambiguous_other:
    '{{count, number}} 条题录可对应多份材料，或其材料已由另一条题录对应，未采用：{{names}}',
  references_left_one: '{{count, number}} 个值已有而不同，保留原值：',
  references_left_other: '{{count, number}} 个值已有而不同，保留原值：',
  references_change: '{{title}}：{{field}}“{{value}}”',
  references_kept: '{{title}}：{{field}}保留“{{here}}”，题录为“{{value}}”',
};
