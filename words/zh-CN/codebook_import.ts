import type { codebook_import as English } from '../en/codebook_import.ts';

/** 关于导入代码本的语句：读不了的、不能采纳的、作了修正的。 */
export const codebook_import: typeof English = {
  // Changes, field by field.
  below: '上级',
  top: '（顶层）',
  empty: '（空）',
  changed_field: '{{field}}：{{before}} → {{after}}',
  // Files that hold no codebook.
  broken_at: '“{{name}}”在第 {{line}} 行损坏或被截断。请用原来的程序重新导出代码本；没有导入任何内容。',
  not_a_codebook: '“{{name}}”不是代码本。请选择 qdc 文件，或列有代码的 csv、xlsx 表格。',
  no_codes: '“{{name}}”是没有代码的代码本。没有导入任何内容。',
  no_name_column: '“{{name}}”没有给出代码名称的列。请将一列命名为“name”或“path”；现有的列：{{columns}}。',
  too_many_codes: '“{{name}}”有 {{codes}} 个代码；Concord 最多导入 {{most}} 个。请拆分成几个文件。',
  changed_meanwhile: '预览之后，代码本或“{{name}}”有了改动。请查看新的预览，再导入。',
  // What is to be known of a file.
  rows_without_name_one: '略去了 {{count}} 行没有名称的内容。',
  rows_without_name_other: '略去了 {{count}} 行没有名称的内容。',
  root_unwrapped: '所有代码都在根节点“{{name}}”之下；它不是代码，已略去。',
  namespace_unknown: '文件自称的格式“{{namespace}}”是 Concord 不认识的；已按 REFI-QDA 代码本读取。',
  elements_left_out_one: '略去了 {{count}} 个代码本中没有的元素。',
  elements_left_out_other: '略去了 {{count}} 个代码本中没有的元素。',
  set_as_theme: '集合“{{name}}”成为一个主题，归入其中的代码。',
  set_empty: '集合“{{name}}”中没有代码，已略去。',
  member_unknown: '集合“{{name}}”提到了文件中没有的代码（{{guid}}）。',
  // Why a code is not taken.
  path_repeated: '第 {{row}} 行的路径相同。请给两者不同的名称。',
  nameless: '该代码没有名称。',
  merged: '“{{name}}”在本项目中已并入“{{into}}”。',
  parent_left: '“{{name}}”的上级没有导入。',
  into_itself: '“{{name}}”会移到自己之下。',
  name_taken: '此处已有另一个名为“{{name}}”的代码。',
  // What of a code is taken in another way than it is written.
  guid_invalid: '“{{guid}}”不是 GUID；该代码将获得新的标识符。',
  guid_repeated: '文件中有两个代码的 GUID 同为“{{guid}}”；这一个将获得新的标识符。',
  name_numbered: '文件中此处另有一个名为“{{name}}”的代码，因此这一个改名为“{{label}}”。',
  name_shortened: '名称超过 {{most}} 个字符，已截短。',
  colour_unknown: 'Concord 认不出颜色“{{colour}}”，已略去。',
  value_unreadable: '此处无法读懂“{{value}}”，已略去。',
  pin_taken: '按键 {{pin}} 已用于另一个代码，已略去。',
  gathers_unknown: '与之归并的主题或代码不在文件中：“{{path}}”。',
  gathers_no_theme: '“{{name}}”在文件中不是主题，因此不归入任何代码。',
  already_below: '“{{name}}”已在该主题之下，无需归入。',
};
