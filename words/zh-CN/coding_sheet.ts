/** 在别处完成的编码：导入其表格，以及审阅程序所作的编码。 */
export const coding_sheet = {
  action: '导入在别处完成的编码……',
  title: '导入在别处完成的编码',
  drop: '将编码表格拖到此处',
  formats: 'csv 或 xlsx，每行一处编码：source、code，以及 start 与 end 或 quote；可附 rationale、confidence',
  kind_of_file: '编码表格',
  whose: '谁的编码',
  by_program: '由程序产生',
  how_made: '编码如何产生',
  how_made_note: '第一行写程序及版本，其后写指令。与编码一同保存并随结果列出。',
  looking: '正在查找各行的材料、代码和位置……',
  import_action: '导入',
  import_one: '导入 {{count, number}} 处编码',
  import_other: '导入 {{count, number}} 处编码',
  would_add_one:
    '{{rows, number}} 行中有 {{count, number}} 行成为编码（{{sources, number}} 份材料，{{codes, number}} 个代码）。',
  would_add_other:
    '{{rows, number}} 行中有 {{count, number}} 行成为编码（{{sources, number}} 份材料，{{codes, number}} 个代码）。',
  would_already_one: '{{count, number}} 处已有。',
  would_already_other: '{{count, number}} 处已有。',
  would_repeated_one: '{{count, number}} 行与其他行重复。',
  would_repeated_other: '{{count, number}} 行与其他行重复。',
  refused_list: '未成为编码的行',
  refused_count_one: '{{count, number}} 行未成为编码。程序不作猜测。',
  refused_count_other: '{{count, number}} 行未成为编码。程序不作猜测。',
  refused_file: '未成为编码的行',
  save_refused: '保存列表……',
  more_refused_one: '另有 {{count, number}} 行，见保存的列表',
  more_refused_other: '另有 {{count, number}} 行，见保存的列表',
  done_one: '已导入 {{coder}} 的 {{count, number}} 处编码。',
  done_other: '已导入 {{coder}} 的 {{count, number}} 处编码。',
  not_a_table: '“{{name}}”不是表格，没有可导入的编码。请把编码另存为 csv 或 xlsx，每行一处编码。',
  column_twice: '“{{name}}”有两列都叫“{{column}}”，无法确定以哪一列为准。请改名其中一列。未导入任何内容。',
  no_column:
    '“{{name}}”没有“{{column}}”列，各行因此无从定位。现有的列：{{present}}。请改列名，或改用其他分隔符、字符编码。未导入任何内容。',
  half_columns:
    '“{{name}}”只有“start”和“end”中的一列。请补上“{{column}}”列，或两列都不写，改在“quote”列中给出原文。未导入任何内容。',
  note_of_person: '关于编码如何产生的说明只用于程序所作的编码。请注明由程序产生（--machine），或不附说明。',
  coder_is_machine:
    '“{{name}}”在本研究中是程序，其编码不计入任何统计。请注明这些编码也由程序产生（--machine），或换一个名称。',
  coder_is_no_machine:
    '“{{name}}”在本研究中是编码者而非程序；导入会把其编码与程序所提的混在一起。请给程序另取名称。',
  coder_is_layer: '“{{name}}”是复编码或协商一致后的编码，不从文件接收编码。请换一个名称。',
  changed_meanwhile: '预览“{{name}}”之后研究已有改动，因此未导入。请重新查看预览。',
  needs_coder: '请说明这是谁的编码：--coder 名称。未导入任何内容。',
  one_file: '一次只能导入一个编码表格。未导入任何内容。',
  alone: '{{option}} 只用于在别处完成的编码。请加上 --codings，或去掉该选项。',
  note_unreadable: '无法读取说明文件“{{name}}”。请检查路径。未导入任何内容。',
  note_empty: '说明文件“{{name}}”是空的。请写明编码由什么产生，或去掉 --note。',
  problem: {
    no_source: '该行没有写明材料。请在“source”列填写材料的标识、标签或标题。',
    unknown_source: '没有名为“{{value}}”的材料。请先导入该材料，或按本研究中的写法填写其标识、标签或标题。',
    several_sources: '有 {{count, number}} 份材料都叫“{{value}}”。请填写所指那一份的标识。',
    no_code: '该行没有写明代码。请在“code”列填写代码的名称或路径。',
    unknown_code: '代码本中没有“{{value}}”。请先加入该代码，或填写已有的名称或路径。',
    several_codes: '有多个代码都叫“{{value}}”。请填写所指代码的路径，如“功能 > {{value}}”。',
    retired_code: '“{{value}}”已停用，不再接收新的编码。请改用其他代码，或恢复该代码。',
    heading_code: '“{{value}}”只是类目标题，不能用于编码。请用其下的代码。',
    half_place: '该行缺少“{{value}}”。请把起止位置都写上，或都不写并在“quote”列给出原文。',
    no_number: '“{{value}}”不是整数。位置从 0 起按字符（码位）计。',
    negative: '位置小于 0。位置从 0 起按字符（码位）计。',
    backwards: '终点在起点之前。请检查两者是否写反。',
    empty_place: '起点与终点相同，其间没有文字。终点是最后一个字符之后的位置。',
    beyond_text_one:
      '终点超出文本；文本共 {{count, number}} 个字符。请检查文件是否按字节计，或依据的是另一版本的文本。',
    beyond_text_other:
      '终点超出文本；文本共 {{count, number}} 个字符。请检查文件是否按字节计，或依据的是另一版本的文本。',
    quote_missing: '文本中没有逐字相同的这段话。程序不作猜测：请从文本中复制原文，或给出起止位置。',
    quote_repeated: '这段话在文本中出现 {{count, number}} 次。请给出起止位置，说明是哪一处。',
    quote_elsewhere: '该位置的原文是“{{value}}”，与所给文字不同。请更正位置或引文，或只保留其中之一。',
    no_confidence: '“{{value}}”不是数字。请把置信值写成数字，或留空。',
    one_per_source:
      '代码本的这一分支每份材料只允许一个代码，而该编码者在此材料上已有另一个。请保留正确的那一行。',
  },
  cli_codings: '导入在别处完成的编码表格：source、code，以及 start 与 end 或 quote',
  cli_coder: '这是谁的编码；没有同名者时新增',
  cli_machine: '由程序产生：在按名称选定其编码层之前，不计入任何统计',
  cli_note: '说明编码如何产生的文本文件：程序、版本、指令',
  cli_line: '第 {{line}} 行：{{why}}',
  cli_more_one: '另有 {{count, number}} 行；--report 列出全部',
  cli_more_other: '另有 {{count, number}} 行；--report 列出全部',
  cli_other_columns: '以下各列在此没有含义，未导入：{{columns}}',
  cli_done_one:
    '为 {{coder}} 新增 {{count, number}} 处编码；{{already, number}} 处已有；{{repeated, number}} 处在文件中重复',
  cli_done_other:
    '为 {{coder}} 新增 {{count, number}} 处编码；{{already, number}} 处已有；{{repeated, number}} 处在文件中重复',
  cli_would_one:
    '将为 {{coder}} 新增 {{count, number}} 处编码；{{already, number}} 处已有；{{repeated, number}} 处在文件中重复。未写入任何内容。',
  cli_would_other:
    '将为 {{coder}} 新增 {{count, number}} 处编码；{{already, number}} 处已有；{{repeated, number}} 处在文件中重复。未写入任何内容。',
  cli_in_no_count: '{{coder}} 是程序：在按名称选定其编码层之前，其编码不计入任何统计。',
  cli_open_one:
    '“{{name}}”中有 {{count, number}} 行未成为编码，已在上文列出。请更正后重新导入该文件：已导入的不会重复。',
  cli_open_other:
    '“{{name}}”中有 {{count, number}} 行未成为编码，已在上文列出。请更正后重新导入该文件：已导入的不会重复。',
};
