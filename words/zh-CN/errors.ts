import type { errors as English } from '../en/errors.ts';

export const errors: typeof English = {
  internal: 'Concord 内部出错（{{method}}），未作任何改动。详情见日志。',
  unknown_method: '没有名为“{{method}}”的方法。`concord methods` 会列出全部方法。',
  input: {
    empty: '“{{place}}”不能为空。',
    short: '“{{place}}”至少须有 {{limit}} 个字符。',
    long: '“{{place}}”最多 {{limit}} 个字符。',
    small: '“{{place}}”须不小于 {{limit}}。',
    large: '“{{place}}”须不大于 {{limit}}。',
    few: '“{{place}}”至少须有 {{limit}} 项。',
    many: '“{{place}}”最多 {{limit}} 项。',
  },
  invalid_input: '{{method}} 的输入不合要求：{{what}}。',
  cancelled: '已取消，未留下未完成的内容。',
  unknown_table: '没有名为“{{table}}”的表。',
  team_replica_taken:
    '这个文件曾以同一编号发送过别的工作，例如它被复制过或从备份恢复过。没有重复发送。Concord 会把它当作另一台电脑上的文件继续使用。',
  changed_since: '无法撤销或重做：相关内容此后已有改动。',
  no_such_blob: '项目中缺少一段文本（{{id}}）。请打开较早的项目快照。',
  no_such_file: '找不到文件“{{name}}”，它可能已被移动或重命名。',
  file_exists: '“{{name}}”已存在，未予覆盖。请换一个名称。',
  empty_path: '文件路径为空，未作任何改动。请检查是否有未赋值的 shell 变量。',
  no_such_folder: '文件夹“{{folder}}”不存在，“{{name}}”无法写入其中。请新建该文件夹，或检查路径。',
  one_file_for_two: '两项输出指向同一个文件“{{name}}”，未写入任何内容。请分别命名。',
  output_is_input: '“{{name}}”同时也是要读取的文件，不能覆盖；未作任何改动。请换一个名称。',
  output_is_folder: '“{{name}}”是文件夹。请写明其中的文件名。',
  output_in_package:
    '“{{name}}”位于资料包“{{folder}}”之内，而资料包不得含有其他内容；未写入任何内容。请另选位置。',
  own_file:
    '“{{name}}”是当前打开的研究文件本身，或属于该研究的文件，因此不能读取或覆盖；未作任何改动。请另选文件。',
  file_not_readable: '无权读取“{{name}}”，请检查文件权限。',
  folder_not_readable: '无权读取文件夹“{{folder}}”，请另选一个。',
  file_not_written: '“{{name}}”无法写入（{{what}}）。请检查所在文件夹和磁盘空间，或另选位置。',
  folder_not_writable: '无法在文件夹“{{folder}}”中保存，请另选一个。',
  path_too_long:
    '名称“{{name}}”或其路径超出本系统允许的长度，未建立文件。请改用较短的名称，或层次较浅的文件夹。',
  folder_not_empty: '文件夹“{{folder}}”中已有 {{count, number}} 项内容，未予覆盖。请选择新的或空的文件夹。',
  no_package: '“{{folder}}”不是复现资料包：其中没有资料包的 manifest.json。请选择它所在的文件夹或 zip。',
  no_such_package: '找不到名为“{{folder}}”的文件夹或 zip。请检查路径。',
  package_differs_one: '“{{folder}}”中有 {{count, number}} 个文件与清单不符。请向提供者重新索取资料包。',
  package_differs_other: '“{{folder}}”中有 {{count, number}} 个文件与清单不符。请向提供者重新索取资料包。',
  not_a_project: '“{{name}}”不是 Concord 项目，文件保持原样。',
  newer_project: '“{{name}}”由更新版本的 Concord 创建。请升级 Concord 后再打开；文件保持原样。',
  foreign_migration: '“{{name}}”含有未知的升级记录（{{migration}}），未予打开，文件保持原样。',
  older_read_only: '“{{name}}”需要先升级，而它正在别处打开，暂时无法升级。请先在那里关闭，再重新打开。',
  log_of_another_file:
    '“{{name}}”旁边的“{{log}}”是另一个文件的日志，一并读取会使两者混杂，因此未予读取。请先在 Concord 窗口中打开一次该项目，日志即会另行保存，然后重试。',
  being_read: '另一个窗口或命令正在读取“{{name}}”。未作任何改动。请待其完成后重新打开。',
  damaged_project:
    '“{{name}}”已损坏，未作任何改动。请恢复它的快照，或将能够证实的内容写入新文件：`concord salvage 损坏的文件 新文件`。',
  salvage_report_place:
    '报告不能写入“{{name}}”，因为它是两个项目文件之一。未作任何操作。请为报告另取文件名。',
  salvage_nothing:
    '“{{name}}”中没有任何内容能够证实属于某个项目，因此未写入文件。请恢复它的快照（`concord snapshots` 可列出快照），或打开备份。',
  damaged_read_only:
    '“{{name}}”已损坏，因此不再写入。损坏之处见窗口顶部。请抢救此文件，或将一份快照恢复为新文件，然后在新文件中继续工作。',
  damaged_not_written_out:
    '“{{name}}”已损坏，由此导出的内容可能有误，因此未导出任何文件。请抢救此文件（`concord salvage`），或将一份快照恢复为新文件，再从中导出。',
  damaged_known:
    '“{{name}}”已损坏，由此统计或导出的内容可能有误：{{what}}未作任何操作。`concord check` 会列出全部损坏之处；`concord restore` 可将快照恢复为新文件；`concord salvage` 可将能够证实的内容写入新文件。',
  project_not_written:
    '无法写入“{{name}}”（{{what}}）。未作任何改动。请检查磁盘是否已连接、是否还有空间，然后重试。',
  disk_full: '磁盘空间不足，无法写入“{{name}}”。此操作未执行，此前保存的内容完好。请腾出磁盘空间后重试。',
  disk_failed:
    '处理“{{name}}”时磁盘出错（{{what}}），此操作未执行。请先将盘上的内容复制到另一块磁盘，再检查磁盘连接。',
  disk_lost_acts:
    '磁盘丢失了已保存到“{{name}}”的内容：文件末尾已不是您的最后一次改动，因此不再向其中保存。请关闭研究，将其复制到另一块磁盘，并在那里打开它的一份快照。',
  disk_cannot_read:
    '磁盘已无法完整读取“{{name}}”，文件未作改动。请先将这块磁盘上的全部内容复制到另一块磁盘，再打开复制后的文件。',
  snapshot_folder:
    '升级之前须先保留一份副本，但存放副本的文件夹“{{folder}}”无法建立或写入。未作任何改动。请检查该文件夹及其权限，再重新打开项目。',
  migration_broke_links_one: '项目升级失败（{{count, number}} 处链接断裂），文件保持原样。',
  migration_broke_links_other: '项目升级失败（{{count, number}} 处链接断裂），文件保持原样。',
  locked: '“{{name}}”自 {{since}} 起由 {{who}} 使用。',
  locked_by_other_name:
    '“{{name}}”与“{{other}}”是同一个文件，{{who}} 自 {{since}} 起以后一名称打开着它。该名称下现已没有这个文件，因此无法安全读取。请先在那边关闭，再重新打开。',
  log_of_holder_gone:
    '“{{name}}”正由另一个程序打开，旁边保存最新改动的文件已遭删除，因此无法安全读取。请到该程序中重新打开，或另存为新文件。',
  read_only: '项目以只读方式打开，未作任何改动。',
  no_project_open: '没有打开的项目。请先打开或新建一个。',
  project_closed: '项目在此期间已关闭。此前完成的改动见其历史；其他都没有执行。',
  place_removed: '“{{name}}”在打开期间遭删除，因此不再向原处保存。您的全部工作仍保留在这里，请另存为新文件。',
  place_renamed: '“{{name}}”在打开期间改了名，因此不再以旧名称保存。请以新名称打开，或另存为新文件。',
  place_replaced:
    '“{{name}}”在打开期间由另一个文件取代，因此不再向原处保存。您的全部工作仍保留在这里，请另存为新文件。',
  place_folder_gone:
    '“{{name}}”所在的文件夹已不存在，因此不再保存。请重新连接磁盘或将文件夹移回，或将研究另存为新文件。',
  place_log_gone:
    '“{{name}}”旁边保存最新改动的文件在打开期间遭删除，因此不再向原处保存。您的全部工作仍保留在这里，请重新打开，或另存为新文件。',
  place_taken:
    '另一个程序以新名称打开了“{{name}}”，可能已写入内容；两者并未混在一起。请将您的研究另存为新文件。',
  place_not_reopened: '“{{name}}”无法在原处重新打开。请另存为新文件。',
  no_folder_view: '此处使用系统对话框选择文件夹。',
  not_built: 'Concord 的页面尚未构建。请先运行“npm run build”。',
  program_unreachable: 'Concord 没有响应，程序可能已停止。请重新启动并打开它给出的地址；已保存的内容完好。',
  page_unknown:
    'Concord 不认得这个页面：它给出的地址只能打开一次，且只在一个标签页中有效。请回到最先打开的标签页，或重新启动并打开它给出的地址；已保存的内容完好。',
  upload_failed: '“{{name}}”传送失败，请重试。',
  request_too_large: '一次传送的内容过大，请改用文件导入。',
  nothing_to_undo: '没有可以撤销的操作。',
  nothing_to_redo: '没有可以重做的操作。',
  act_undone: '这一步操作本身已撤销，无法撤销到此步。请选择仍有效的一步。',
  text_changed: '“{{title}}”的文本已有改动，现已重新显示，请再操作一次。',
  not_a_span: '该位置超出了“{{title}}”的文本范围。',
  coding_not_placed: '“{{title}}”在此期间新增了编码。笔记已重新显示；您最后输入的内容尚未保存。',
  coding_already_there: '同一代码已覆盖该位置。',
  whole_source_has_no_edges: '整篇编码没有可移动的边界。',
  join_unlike: '只能合并同一材料中同一编码者、同一代码的编码。',
  join_apart: '这些编码并不相邻，中间隔有其他文字。',
  speaker_not_present: '发言者不在“{{title}}”的受访者之中。',
  code_retired: '“{{name}}”已停用或已合并，不能再使用。',
  code_merged: '“{{name}}”已合并到另一个代码，只在历史记录中保留。请选择合并后的代码。',
  code_not_codable: '“{{name}}”仅用于组织代码本，请使用其下的代码。',
  code_name_taken: '同一层级已有名为“{{name}}”的代码，请换一个名称。',
  code_into_itself: '“{{name}}”不能移到它自己之下。',
  merge_into_itself: '“{{name}}”不能合并到它自己或其下的代码中。',
  not_a_theme: '“{{name}}”不是主题，请先将其设为主题。',
  already_below_theme: '“{{code}}”位于“{{theme}}”之下，已计入该主题。',
  coder_name_taken: '已有名为“{{name}}”的编码者。',
  coder_is_main: '“{{name}}”是主编码者，默认只计其编码。请先将其他人设为主编码者。',
  main_coder_is_person:
    '“{{name}}”不能设为主编码者：它是复编码或协商一致后的编码，须与编码者本人最初的编码对照。请选择一位编码者本人。',
  coder_merge_with_itself: '不能将一位编码者与其自身合并。请选择两位不同的编码者。',
  coders_unlike:
    '“{{gone}}”与“{{kept}}”不能合并：一个是编码者本人，另一个是复编码或协商一致后的编码。合并会混淆各自独立完成的编码。',
  passes_of_two: '“{{gone}}”与“{{kept}}”分别是两位编码者的复编码。请先合并这两位编码者。',
  coder_has_work:
    '“{{name}}”在此已有编码、审阅、备忘录或其他工作，不能移除。请将其并入另一位编码者，这些工作随之归后者所有。',
  machine_stays_apart:
    '“{{name}}”是程序，其编码不计入任何统计。与其他编码者合并后便会计入，也无从得知由谁产生。请逐处审阅，采纳其中正确的编码。',
  machine_is_counted:
    '已保存的比较以“{{name}}”计数：{{comparisons}}。请在其中改选其他编码，或删除该比较，之后即可移除该程序。',
  machine_does_not_act: '“{{name}}”是程序，本身不在此操作。请选择正在工作的人。',
  second_pass_needs_person: '复编码须属于某位编码者，请指明。',
  class_name_taken: '已有名为“{{name}}”的类别。',
  attribute_name_taken: '已有名为“{{name}}”的属性。',
  not_of_type_text: '“{{value}}”不适用于“{{attribute}}”。',
  not_of_type_integer: '“{{value}}”不是整数，而“{{attribute}}”需要整数。',
  not_of_type_decimal: '“{{value}}”不是数字，而“{{attribute}}”需要数字。',
  not_of_type_boolean: '“{{value}}”既不是“是”也不是“否”，而“{{attribute}}”需要是或否。',
  not_of_type_date: '“{{value}}”不是日期，而“{{attribute}}”需要日期。请写成 2019、2019-12 或 2019-12-05。',
  not_a_date: '“{{value}}”不是日期。请写成 2019、2019-12 或 2019-12-05。',
  no_room:
    '此操作约需 {{needed, number}} MB 空间，而“{{name}}”所在磁盘仅余 {{free, number}} MB；未作任何改动。请腾出磁盘空间后重试。',
  half_brought_in:
    '“{{project}}”中只有“{{name}}”的一部分内容：导入曾中断，或旧版 Concord 仍在导入。此时读取会得出错误的计数，因此未予读取。请等待导入完成；若导入已中断，请在可写入的位置打开一次此项目，Concord 会撤回已导入的部分。',
  being_made_smaller: '正在缩减文件“{{name}}”，完成前无法保存。请稍候再试。',
  being_restored: '正在将“{{name}}”恢复到早先状态，完成前无法保存。请稍候再试。',
  busy: '正在导入“{{name}}”。请等待其完成或将其停止，然后再试。',
  team_settling: '正在将您的大量工作并入团队的工作。请稍后再试。',
  respondent_name_taken: '已有名为“{{name}}”的受访者。',
  respondent_has_interviews:
    '“{{name}}”有 {{count, number}} 次访谈。请先删除这些访谈，或将其转给其他受访者。',
  documents_have_no_respondents: '文档没有受访者。',
  interview_needs_respondent: '访谈至少需要一位受访者。',
  merge_with_itself: '不能将受访者与其自身合并。请选择两位不同的受访者。',
  label_of_many: '一个编号只能用于一次访谈。更改多份材料时请不要填写编号，各份会自动获得自己的编号。',
  label_taken: '已有编号为“{{label}}”的访谈。同一人的第二次访谈可编为 {{label}}.2。',
  summary_place: '请指明摘要属于哪位受访者或哪份材料，二者只能选一。',
  memo_subject: '请指明备忘录的对象。',
  exclusion_reason_taken: '已有名为“{{name}}”的排除理由。请换一个名称。',
  sample_size: '样本至少含一份材料，{{size}} 不能作为样本量。请输入不小于 1 的整数。',
  sample_exceeds_frame_one:
    '无法从 {{count, number}} 份材料中抽取 {{size}} 份。请减小样本量，或从更多材料中抽取。',
  sample_exceeds_frame_other:
    '无法从 {{count, number}} 份材料中抽取 {{size}} 份。请减小样本量，或从更多材料中抽取。',
  duplicate_of_itself: '“{{title}}”不能是它自己的副本。',
  no_such_project: '该项目已不存在，可能已在此期间删除。',
  agreement_needs_two: '一致性须在编码者之间比较。请选择至少两位不同的编码者。',
  agreement_of_adjudicated:
    '协商一致后的编码由各编码者的编码而来，与之比较一致性没有意义。请选择编码者本人或复编码。',
  agreement_codes_overlap:
    '{{coder}} 在“{{source}}”中将重叠的片段同时编为“{{one}}”与“{{other}}”，无法视为对同一文本的切分。请比较互不重叠的代码，或每次只比较一个代码。',
  agreement_codes_shared:
    '{{coder}} 在“{{source}}”中的一处片段同时计入“{{one}}”与“{{other}}”，无法视为对同一文本的切分。请比较没有共同编码的代码，或每次只比较一个代码，或不把子代码计入各代码。',
  agreement_segments: '逐段匹配仅限两位编码者。请选择两位，或改选其他层级。',
  no_such_reportSection: '报告的这一节已不存在。撤销可恢复已移除的一节。',
  no_such_reportParagraph: '此段之处没有写下内容。请重新打开报告查看。',
  no_such_reportNumber: '此数字没有固定。请重新打开报告查看。',
  report_blind: '盲编或复编码期间不能看到他人所做的工作。请在其结束后再看报告。',
  agreement_blind: '盲编或复编码期间只能看到自己的编码，因此不显示与他人的一致性。结束后即可查看。',
  saturation_blind: '盲编或复编码期间只能看到自己的编码。请指定自己的编码层。',
  no_such_coder: '该编码者已不存在，可能已在此期间删除。',
  no_such_class: '该类别已不存在，可能已在此期间删除。',
  no_such_source: '该材料已不存在，可能已在此期间删除。',
  no_such_attribute: '该属性已不存在，可能已在此期间删除。',
  no_such_attributeValue: '该属性值已不存在，可能已在此期间删除。',
  no_such_respondent: '该受访者已不存在，可能已在此期间删除。',
  no_such_sourceRespondent: '该访谈关联已不存在，可能已在此期间删除。',
  no_such_review: '该审阅已不存在，可能已在此期间删除。',
  no_such_code: '该代码已不存在，可能已在此期间删除。',
  no_such_themeCode: '该归入的代码已不存在，可能已在此期间删除。',
  no_such_ownPin: '该快捷键已不对应任何代码，可能已在此期间更改。',
  no_such_codeExample: '该示例已不存在，可能已在此期间删除。',
  no_such_coding: '该编码已不存在，可能已在此期间删除。',
  no_such_summary: '该摘要已不存在，可能已在此期间删除。',
  no_such_memo: '该备忘录已不存在，可能已在此期间删除。',
  annex_changed: '生成附录期间项目有改动，因此没有写入任何内容。请重新导出。',
  annex_differs:
    '没有写入任何内容：表中“{{name}}”为 {{count, number}}，而该数字背后的片段合计为 {{found, number}}。请重新计算该表；如仍如此，请反馈此问题。',
  kept_settings: '无法存为图表：其设置不是一项统计的设置。请在相应的分析中打开后重新存为图表。',
  kept_kind: '此版本的 Concord 无法生成“{{kind}}”。请更新 Concord 后再打开。',
  kept_number_taken: '编号 {{number}} 已用于“{{name}}”。请换一个编号，或先更改后者。',
  kept_blind:
    '盲编或复编码期间只能看到自己的编码，而此图表计入了他人的编码。结束后可重新生成，也可按自己的编码层另存一个。',
  kept_nothing: '尚未存下任何图表。请先在任一分析中存下一个。',
  kept_figure_changed: '生成图片时该图已有变动，请再导出一次。',
  kept_needs_code:
    '它用到的代码“{{name}}”已删除。请在“历史”中撤销删除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_class:
    '它用到的类别“{{name}}”已删除。请在“历史”中撤销删除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_attribute:
    '它用到的属性“{{name}}”已删除。请在“历史”中撤销删除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_sample:
    '它用到的样本“{{name}}”已删除。请在“历史”中撤销删除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_respondent:
    '它用到的受访者“{{name}}”已移除。请在“历史”中撤销移除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_coder:
    '它用到的编码者“{{name}}”已移除。请在“历史”中撤销移除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_savedQuery:
    '它用到的已存查询“{{name}}”已删除。请在“历史”中撤销删除，或回到原来的画面另存一个不用它的图表。',
  kept_needs_comparison:
    '它用到的比较“{{name}}”已删除。请在“历史”中撤销删除，或回到原来的画面另存一个不用它的图表。',
  kept_nothing_to_write:
    '无法写成这种文件：Word 文件只收表格，网页只收单个比较，svg、png 和 pdf 只收单个图。',
  kept_named: '本研究没有存下图表“{{name}}”。已存：{{nearest}}。',
  kept_none: '本研究没有存下图表“{{name}}”，也没有其他已存图表。',
  kept_named_twice: '本研究存有多个图表“{{name}}”。请用编号指明：{{numbers}}。',
  kept_number: '编号最多 12 个字母和数字，例如 2a。',
  no_such_keptTable: '此图表已不在已存图表中。',
  no_such_savedQuery: '此已存查询已不存在，可能已被删除。',
  no_such_timelineEvent: '此事件已不存在，可能已被删除。',
  no_such_summaryQuote: '此引文已不再置顶，可能已被移除。',
  no_word_form: '“{{text}}”没有说明哪个词形计入哪个词。请写作“词形 = 词”，如 firms = firm。',
  no_such_wordRule: '此词语规则已不存在，可能已被移除。',
  no_such_blindRound: '此盲编轮次已不存在。',
  no_such_blindRoundCoder: '此编码者已不在该轮次中。',
  no_such_blindRoundEvent: '该轮次中的此事件已不存在。',
  round_name_taken: '已有名为“{{name}}”的轮次。请另取名称。',
  round_of_kinds_needs_kind:
    '若要分开编码文档与访谈，请说明先编码哪一类；这样的轮次对所有人有效，不另设编码者。',
  round_of_kinds_stands: '“{{round}}”中已将文档与访谈分开。请先解封该轮次，或在其中转到另一类。',
  round_needs_coders: '请选择参加该轮次的编码者；两类材料在其中都开放。',
  round_coder_is_person: '“{{name}}”不能参加盲编：只有个人及其复编码可以。',
  round_coder_taken: '“{{name}}”已参加“{{round}}”。请先解封该轮次，或不选此编码者。',
  round_is_the_owners: '他人参加的轮次只能由主编码者 {{name}} 开始和解封。请就“{{round}}”联系 {{name}}。',
  round_unlocked: '“{{round}}”已于 {{at}} 解封，未作任何改动。',
  round_does_not_turn: '“{{round}}”并不分开编码文档与访谈，无从转换。',
  round_turned_already: '“{{round}}”中这类材料已经开放。请选择另一类。',
  round_keeps_owner: '“{{round}}”由主编码者决定，其间主编码者不变，未作任何改动。请在解封后另选。',
  round_freezes_codebook: '“{{round}}”期间代码本锁定，未作任何改动。请先写成备忘录，解封后再改动代码。',
  round_keeps: '“{{round}}”期间不删除、不合并他人可能正在使用的内容，未作任何改动。请在解封后进行。',
  round_keeps_of_pass:
    '复编码期间不删除、不合并首次编码可能用到的内容，未作任何改动。请以本人身份在复编码之外进行。',
  round_freezes_texts:
    '“{{round}}”期间他人可能正在编码这些文本，文本保持不变，未作任何改动。请在解封后编辑。',
  round_freezes_texts_of_pass: '复编码期间文本保持不变，未作任何改动。请以本人身份在复编码之外编辑。',
  round_hides_judgements: '“{{round}}”期间，参加者不就全体编码作出判断，未作任何改动。请在解封后进行。',
  round_hides_judgements_of_pass:
    '复编码期间不就全体编码作出判断，未作任何改动。请以本人身份在复编码之外进行。',
  round_hides_work: '这涉及“{{round}}”中隐藏的工作，未作任何改动。请在解封后进行。',
  round_hides_work_of_pass: '这涉及复编码中看不到的工作，未作任何改动。请以本人身份在复编码之外进行。',
  round_hides_rereading:
    '“{{round}}”期间文档与访谈分开编码，两类编码的重读记录均不可见，因此未作标记。解封后即可标记。',
  round_hides_coder: '“{{round}}”期间“{{name}}”的工作不可见，因此无法查询。解封后即可查看。',
  coder_in_round:
    '“{{name}}”参加过“{{round}}”，论文中关于该轮次的说明提到此人，因此保留。轮次解封后可合并到其他编码者。',
  no_such_adjudication: '此商定已不存在，可能已被撤回。',
  agreement_place_changed: '列出分歧之后，“{{source}}”中的编码已有变动，因此未作商定。请重新查看此处。',
  agreement_by_hand_one:
    '“{{source}}”中有 {{count, number}} 处协商一致的编码是手工所作或改过，商定后将被去掉，因此未作商定。请确认替换，或保留原样。',
  agreement_by_hand_other:
    '有 {{count, number}} 处协商一致的编码是手工所作或改过（首处在“{{source}}”），商定后将被去掉，因此未作商定。请确认替换，或保留原样。',
  agreement_finish_needs_codes: '材料的全部代码都商定之后才算完成。请选择全部代码，而不是主题或部分代码。',
  agreement_finish_needs_codings:
    '材料的全部编码都商定之后才算完成。请不要按立场、权重或是否由建议而来排除任何编码。',
  agreement_one_needs_coder: '请说明取用谁的编码。',
  version_damaged: '代码本版本“{{name}}”无法读取：文件已损坏。请比较其他版本，或从较早的快照恢复。',
  versions_reversed: '第二个版本早于第一个。请交换两者。',
  version_name_taken: '已有名为“{{name}}”的版本。请另取名称，以便导出文件只指向一个版本。',
  no_such_submission: '此次投稿已不在，可能已被删除；可用“撤销”找回。',
  submission_name_taken: '已有名为“{{name}}”的投稿。请换一个名称。',
  version_of_round:
    '版本“{{name}}”是盲编轮次“{{round}}”所用的代码本，论文中关于该轮的说明会提到它，因此保留。',
  version_submitted: '版本“{{name}}”属于投稿“{{submission}}”，因此保留。若不再需要，请先删除该投稿。',
  snapshot_submitted: '此快照属于投稿“{{name}}”，因此长期保留。若不再需要，请先删除该投稿。',
  no_such_codebookVersion: '此代码本版本已不存在。已删除的版本可用“撤销”找回。',
  no_such_versionCodings: '此版本当时的编码已不存在。已删除的版本可用“撤销”找回。',
  no_such_rereading: '此标记已不存在。如有需要，请再次标记为已重读。',
  no_such_recoding: '此复编码计划已不存在，可能已被取消。',
  recoding_nothing_reviewed:
    '{{name}} 尚未把任何此类材料标为已审阅，因此没有可以复编码的材料。在“阅读”中按 R 可标为已审阅。',
  recoding_has_begun:
    '“{{name}}”已经开始，样本因此不再更换：此时再选的材料不是随机抽取的。请另行计划一次复编码。',
  sample_recoded: '样本“{{name}}”将以“{{pass}}”复编码，因此没有删除。请先在“一致性 ▸ 盲编轮次”中取消该计划。',
  no_such_refusedPassage: '此片段已不在未采纳之列，可能已重新允许建议。',
  no_such_comparison_name:
    '项目中没有名为“{{name}}”的比较。请在“比较”界面查看其名称，或不写 --comparison 以比较文档与访谈。',
  comparison_name_twice: '有多个比较名为“{{name}}”。请改用其标识符：{{ids}}。',
  no_such_comparison: '该比较已不存在，可能已在此期间删除。',
  no_such_verdict: '该判断已不存在，可能已在此期间删除。',
  no_such_verdictEvidence: '该判断依据已不存在，可能已在此期间删除。',
  no_such_exclusionReason: '该排除理由已不存在，可能已在此期间删除。',
  no_such_distinctPair: '该判定已不存在，可能已在此期间删除。',
  no_such_sample: '该样本已不存在，可能已在此期间删除。',
  export_codebook_empty: '还没有代码，而 {{format}} 文件不能为空。请先添加代码，或将代码本导出为 docx。',
  check_damaged_one:
    '“{{name}}”已损坏，发现 {{count, number}} 个问题。请恢复快照，或将可以核实的内容写入新文件：`concord salvage 损坏的文件 新文件`。',
  check_damaged_other:
    '“{{name}}”已损坏，发现 {{count, number}} 个问题。请恢复快照，或将可以核实的内容写入新文件：`concord salvage 损坏的文件 新文件`。',
  check_slipped_one:
    '“{{name}}”完好，但如上所列，有 {{count, number}} 处编码或取值已不相符。请在 Concord 中打开并修正。',
  check_slipped_other:
    '“{{name}}”完好，但如上所列，有 {{count, number}} 处编码或取值已不相符。请在 Concord 中打开并修正。',
  no_such_interview: '项目中没有编号为“{{label}}”的访谈。',
  no_such_coder_name: '项目中没有名为“{{name}}”的编码者。',
  theme_not_compared: '“{{name}}”不在这次比较的主题之中。',
  comparison_settings: '比较的这些设置无法使用：“{{what}}”的值不合要求。请重新设置。',
  majority_has_no_passages: '这里显示片段，而多数判定是就每份材料整体作出的，没有片段。请改选其他编码层。',
  majority_counts_presence:
    '多数判定以材料为单位，只能按材料或受访者计数。请改选这两种单位之一，或改选其他编码层。',
  no_such_column: '该表中没有“{{column}}”一列，可能已在此期间变动；请重新打开此表。',
  not_a_figure: '这不是 Concord 绘制的图。请重新打开该图，再从那里导出。',
  no_font_for:
    '本机没有含以下字符的字体：{{signs}}，导出的 pdf 会缺字。请安装含这些字符的字体（中文可用思源黑体 Noto Sans CJK SC），或导出 svg、png。',
  png_needs_page: '命令行无法绘制“{{name}}”：png 须在窗口中导出。请在此改为导出 svg，或在窗口中导出 png。',
  no_font_for_text:
    '本机没有含以下字符的字体：{{signs}}，导出的 pdf 会缺字。请安装含这些字符的字体（中文可用思源黑体 Noto Sans CJK SC），或改为导出网页再打印。',
  unknown_ending: '“{{name}}”的扩展名不是已知格式，请使用：{{endings}}。',
  no_such_code_path: '没有代码“{{path}}”。请写明路径，如 "guide > standards"。',
  coded_text_of_which: '--coded-text 只导出一份材料。请用 --source 以编号、标题或标识符指明。',
  no_such_source_name: '没有材料“{{name}}”。请写明其编号、完整标题或标识符。',
  several_sources_named:
    '有 {{count, number}} 份材料名为“{{name}}”。请用标识符指明其中一份；`concord export STUDY --sources FILE` 可列出。',
  no_such_class_name: '项目中没有类别“{{name}}”。',
  no_such_strata: '“{{name}}”既不是 none、class、year、language，也不是本项目的属性。请从中选择。',
  no_such_act: '历史中没有这一操作。请重新打开历史。',
  guesses_without_neyman:
    '填写了预期比例，但只有 Neyman 分配会用到它们。请选用 Neyman 分配（--allocation neyman），或去掉预期比例。',
  no_such_stratum: '为“{{name}}”填写了预期比例，但样本中没有这一层。请使用预览中显示的层名。',
  no_such_respondent_name: '项目中没有受访者“{{name}}”。',
  no_such_attribute_value: '本项目中没有符合“{{given}}”的属性取值。请写作 名称=取值，或 名称=(none)。',
  no_such_origin: '没有出处为“{{name}}”的材料。请按“材料”中“出处”一列的写法填写；(none) 表示出处不详。',
  draw_to_recode:
    '“{{name}}”是为再次编码而抽取的，只抽自已有人读过的材料，不能据此估计未读的材料。请用 --draw 另选样本，或不加该选项。',
  draw_of_sample:
    '“{{name}}”抽自另一个样本，或其中没有材料，不能据此估计整个类别。请用 --draw 另选样本，或不加该选项。',
  no_such_sample_name: '没有名为“{{name}}”的样本。可用 concord call PROJECT project.records 查看已有的样本。',
  crosstab_people_in_several_one:
    '有 {{count, number}} 位受访者的访谈分属多行或多列，无法按人计数。请改为统计材料，或选用受访者的属性。',
  crosstab_people_in_several_other:
    '有 {{count, number}} 位受访者的访谈分属多行或多列，无法按人计数。请改为统计材料，或选用受访者的属性。',
  no_such_language: '“{{tag}}”不是语言标签。请使用 en、zh-CN 一类的标签。',
  no_such_grouping:
    '“{{name}}”既不是 kind、class、year、quarter、month、language、origin、respondent，也不是本项目的属性。',
  no_such_sort: '“{{name}}”既不是 order、name、passages，也不是本项目的属性，无法按此排列各行。',
  no_such_exchange: '该次项目导入已不存在，可能已在此期间撤销。',
  no_such_exchangeFile: '所导入压缩包中的该文件已不存在。',
  no_such_exchangeParts: '所导入交换文件的该部分已不存在。',
  no_such_importRun: '该次导入已不存在，可能已在此期间撤销。',
  file_changed_meanwhile: '“{{name}}”在读取期间有改动。请重新导入。',
  file_changed_since_preview:
    '“{{name}}”在此处显示之后有改动。文本未替换。请重新选择此文件，查看各处编码现在会怎样。',
  nothing_pasted: '没有可导入的文本。请先复制或输入一段文本。',
  source_already_there: '项目中已有标题和正文都相同的“{{title}}”。若确需两份，请换一个标题。',
  no_original: '“{{title}}”不是从文件导入的，没有原件。',
  redecode_table:
    '“{{title}}”是表格“{{name}}”中的一行。请删除由它生成的材料，再以正确的字符编码重新导入该表格。',
  redecode_needless: '“{{title}}”来自 .{{ending}} 文件，其字符编码由格式本身规定，无需重新解码。',
  redecode_coded:
    '“{{title}}”的正文上已有 {{count, number}} 处编码，不能再更换正文。请先移除这些编码，或以正确的字符编码重新导入该文件。',
  replacement_table:
    '“{{name}}”是表格，而“{{title}}”是一篇文本。请将更正后的文本另存为单独的文件（如 docx 或 txt），再选择该文件。',
  respondent_value_differs:
    '{{respondent}} 的“{{attribute}}”已是“{{kept}}”，予以保留；另有一行写作“{{value}}”。',
  search_what: '请输入要检索的内容。',
  search_changed: '检索结果在此期间有变化，已重新显示。请查看后再编码。',
  search_stopped:
    '正则表达式检索在 {{seconds}} 秒后停止，结果并不完整。请简化表达式或缩小范围，再全部编码；也可以只为选定的结果编码。',
  too_many_to_code: '共 {{count, number}} 处，一次最多编码 {{most, number}} 处。请先缩小检索范围。',
  too_many_to_write: '共 {{count, number}} 条结果，一个文件最多写入 {{most, number}} 条。请先缩小检索范围。',
  pattern_open_group: '表达式第 {{position}} 个字符处的“(”没有闭合。',
  pattern_closed_group: '表达式第 {{position}} 个字符处的“)”没有对应的“(”。如要查找括号本身，请写“\\)”。',
  pattern_nothing_to_repeat:
    '表达式第 {{position}} 个字符处没有可重复的内容。如要查找该符号本身，请在前面加“\\”。',
  pattern_open_class: '表达式第 {{position}} 个字符处的“[”没有闭合。',
  pattern_range: '表达式中止于第 {{position}} 个字符的范围顺序颠倒，或不是有效范围。',
  pattern_brackets:
    '表达式第 {{position}} 个字符处的花括号没有表示次数。如要查找该符号本身，请在前面加“\\”。',
  pattern_quantifier: '表达式第 {{position}} 个字符之前的次数大小颠倒。',
  pattern_backslash: '表达式以“\\”结尾，后面须有一个符号。',
  pattern_property: '表达式第 {{position}} 个字符处要求的字符种类不存在。',
  pattern_script: '表达式第 {{position}} 个字符处指的是一种文字，请将“{{written}}”写作“{{instead}}”。',
  pattern_escape: '表达式第 {{position}} 个字符处的符号不能跟在“\\”之后。请去掉“\\”。',
  pattern_group_name: '表达式第 {{position}} 个字符处的组名无效，或不对应唯一的组。',
  pattern_group: '表达式第 {{position}} 个字符处的组类型无法识别。',
  pattern_other: '表达式第 {{position}} 个字符处无法解读：{{reason}}。',
  query_operand: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为代码、文字或“(”。',
  query_found_end: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为 {{expected}}，查询却到此结束。',
  query_found: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为 {{expected}}，却是 {{found}}。',
  query_operator:
    '查询在位置 {{position}}（从 0 数起）无法解读：此处应为 OVERLAPPING 之类的运算符，却是 {{found}}。含空格的名称请加双引号，正文中的文字请加单引号。',
  query_not_alone:
    '查询在位置 {{position}}（从 0 数起）无法解读：NOT 不能单独使用，请写 A NOT OVERLAPPING B 或 A IN SOURCES WITHOUT B。',
  query_quote: '查询在位置 {{position}}（从 0 数起）无法解读：引号没有闭合。引号内的引号须重复一次。',
  query_direct: '查询在位置 {{position}}（从 0 数起）无法解读：DIRECT 须跟在代码之后。',
  query_of_words:
    '查询在位置 {{position}}（从 0 数起）无法解读：{{word}} 用来筛选编码，须跟在代码之后；正文中的文字没有编码。',
  query_at_least: '查询在位置 {{position}}（从 0 数起）无法解读：{{of}} 项中至少 {{least}} 项。',
  query_filter:
    '查询在位置 {{position}}（从 0 数起）无法解读：此处应为 SOURCES、RESPONDENTS，或 class:news 之类的条件。',
  query_date:
    '查询在位置 {{position}}（从 0 数起）无法解读：日期写作 2019、2019-12 或 2019-12-05，范围写作 2018..2020、..2019 或 2020..，较早的日期在前。',
  query_number: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为整数。',
  query_weight: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为 0 到 100 的权重。',
  query_name: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为名称。',
  query_no_name: '查询在位置 {{position}}（从 0 数起）无法解读：引号中的名称是空的。',
  query_no_words: '查询在位置 {{position}}（从 0 数起）无法解读：引号中没有文字。',
  query_pattern_quote:
    "查询在位置 {{position}}（从 0 数起）无法解读：regex: 之后应紧接单引号中的正则表达式，例如 regex:'供(需|给)'。",
  query_pattern_slow:
    '查询中的正则表达式运行超过 {{seconds, number}} 秒，已停止。请将其简化：“(a+)+”之类的嵌套重复可能永远运行下去。',
  query_one_of: '查询在位置 {{position}}（从 0 数起）无法解读：此处应为 {{values}} 之一。',
  query_too_deep:
    '查询在位置 {{position}}（从 0 数起）无法解读：嵌套的运算符超过 {{most}} 个。请改用包含这些代码的主题。',
  query_too_long: '查询超过 {{most, number}} 个字符。请改用包含这些代码的主题。',
  query_no_code: '项目中没有代码“{{name}}”。请在双引号中写明其名称或路径："report areas > security"。',
  query_code_twice: '有多个代码名为“{{name}}”。请写明所指代码的路径：{{paths}}。',
  query_name_twice: '有多项名为“{{name}}”。请改掉其中一项的名称，以便查询区分。',
  no_such_saved_query:
    '项目中没有名为“{{name}}”的已存查询，目前也尚无任何已存查询。请在“片段”界面保存，或运行“concord query STUDY TEXT --save NAME”。',
  no_such_saved_query_near:
    '项目中没有名为“{{name}}”的已存查询。最接近的是：{{near}}。“concord queries STUDY”可列出全部。',
  no_such_saved_query_but_text:
    '“{{name}}”是查询的文本，而非已存查询的名称。请先保存：“concord query STUDY TEXT --save NAME”；若要以它限定材料，请用 --query。',
  saved_query_name_twice: '有多个已存查询名为“{{name}}”。请改用其标识符：{{ids}}。',
  name_twice: '名为“{{name}}”的不止一个，所得数字各不相同。请改用所指一个的标识符：{{ids}}。',
  event_date: '“{{date}}”不是日期，事件未保存。请写作 2019、2019-12 或 2019-12-31。',
  event_taken: '该日期已有事件“{{name}}”。请改用其他名称或日期。',
  query_blind: '盲编或复编码期间只能看到自己的编码，查询不能指定其他编码者。请删去查询中的 BY。',
  query_name_taken: '已有名为“{{name}}”的查询。请另取名称。',
  saved_query_settings: '此已存查询无法读取：“{{what}}”的值无效。请重新输入并保存。',
  saved_query_names_gone_code:
    '已存查询“{{name}}”所用的一个代码已被删除，因此无法运行。请在“片段”界面改选其他代码，或撤销删除。',
  saved_query_names_gone_coder:
    '已存查询“{{name}}”所用的编码者已被移除，因此无法运行。请在“片段”界面改选其他编码者，或撤销移除。',
  saved_query_names_gone_class:
    '已存查询“{{name}}”所用的类别已被删除，因此无法运行。请在“片段”界面改选其他类别，或撤销删除。',
  saved_query_names_gone_attribute:
    '已存查询“{{name}}”所用的属性已被删除，因此无法运行。请在“片段”界面改选其他属性，或撤销删除。',
  saved_query_names_gone_sample:
    '已存查询“{{name}}”所用的样本已被删除，因此无法运行。请在“片段”界面改选其他样本，或撤销删除。',
  saved_query_names_gone_respondent:
    '已存查询“{{name}}”所用的受访者已被移除，因此无法运行。请在“片段”界面改选其他受访者，或撤销移除。',
  saved_query_names_gone_value:
    '已存查询“{{name}}”要求“{{attribute}}”的值为“{{value}}”，而项目中已无此值，因此不运行。请在“片段”界面改选其他值，或重新赋予该值。',
  query_one_result: '此查询只有一种结果，不能选择“{{asked}}”。',
  query_no_side: '结果“{{asked}}”不适用于此查询。可选：{{offered}}。',
  no_such_snapshot: '本研究没有编号为 {{id}} 的快照。用 `concord snapshots` 可列出现有快照。',
  no_snapshots_here: '此处不保存快照。请在 Concord 中打开研究。',
  snapshots_read_only:
    '无法在“{{folder}}”中读取“{{name}}”的快照，因为该处不可写入。请将该文件夹复制到可写入的位置，将副本设为快照位置，然后重试。',
  snapshots_unreadable: '无法读取“{{name}}”的快照：“{{store}}”已损坏。请将其移到别处，并立即再制作一份快照。',
  read_meanwhile: '另一个程序正在读取“{{name}}”，现在无法替换。未作任何改动，请在那边关闭后重试。',
  no_snapshots: '“{{name}}”还没有快照。不带研究名运行 `concord snapshots` 可列出全部快照。',
  snapshot_damaged: '{{at}} 的快照已损坏，无法恢复。未写入任何文件，请改选另一份快照。',
  snapshot_found_damaged: '核对时发现一份快照已损坏，研究文件本身未受影响。请立即再制作一份快照。',
  snapshots_folder: '未能制作快照：无法写入文件夹“{{folder}}”。请开放写入权限，或为快照另选文件夹。',
  snapshot_no_space: '未能制作快照：“{{folder}}”所在磁盘已满。请腾出空间，或为快照另选文件夹。',
  snapshot_failed: '未能制作快照（{{what}}），研究文件本身完好。请重试，或在别处另存一份副本。',
  snapshot_stopped: '快照制作中途停止，未予保留；研究文件本身完好。请重新制作。',
  snapshot_process_ended:
    'Concord 负责快照的进程两次意外结束（{{how}}），所做之事未能完成；研究文件本身完好。请重试，或将研究另存一份到别处。',
  no_team: '此研究不属于任何团队。请用邀请加入一个团队，或将它设为团队的研究。',
  team_moved:
    '团队日志现保存在 {{address}}。未收发任何内容。如果您认得该地址，请用“concord team sync STUDY --follow”或所有者的邀请前往；您所做的工作已保留，将从那里送出。',
  team_moved_folder:
    '团队现保存在文件夹 {{address}}。没有收发任何内容。请用“concord team sync STUDY --follow”前往；如果该文件夹在本机位于别处，再加 --folder。您所做的工作都会保留，并从那里送出。',
  team_not_moved: '团队仍在本文件所记的地址，并未迁移。未作任何改动。',
  team_begun_anew: '团队日志已重新开始，本文件将在下次收发时重新取得研究。您所做的工作已保留，随后送出。',
  being_taken_anew: '正在从团队重新取得“{{name}}”的研究。请等待完成。',
  team_other_study:
    '该邀请属于“{{other}}”，而本文件是另一项研究“{{name}}”。未作任何改动。请另建文件加入“{{other}}”。',
  team_move_differs:
    '{{place}} 的日志到第 {{there}} 项改动为止，本文件则有到第 {{here}} 项改动为止的日志，两者已不一致。未作任何改动。加上 --restart，日志即从本文件重新开始；他人所做而本文件没有的工作，由他们的文件再次送出。',
  team_move_compacts_zero:
    '日志完整，到第 {{head}} 项改动为止。未作任何改动。加上 --restart，日志即从本文件重新开始，服务器不再保留更早的改动；所有成员均已收到全部内容。',
  team_move_compacts_one:
    '日志完整，到第 {{head}} 项改动为止。未作任何改动。加上 --restart，日志即从本文件重新开始，服务器不再保留更早的改动。{{names}} 尚未收到全部内容，将重新取得整项研究；不会丢失任何工作。',
  team_move_compacts_other:
    '日志完整，到第 {{head}} 项改动为止。未作任何改动。加上 --restart，日志即从本文件重新开始，服务器不再保留更早的改动。{{names}} 尚未收到全部内容，将重新取得整项研究；不会丢失任何工作。',
  team_no_such_member: '本团队未曾邀请“{{login}}”。未作任何改动。团队的登录名有：{{logins}}。',
  team_no_such_machine:
    '无法确定 {{login}} 在“{{machine}}”上的是哪个团队文件。未作任何改动。其文件位于：{{machines}}。',
  snapshot_before_team:
    '该快照早于本研究成为团队研究之时，恢复后本文件将脱离团队。未作任何改动。请将其恢复为旁边的新文件，或先退出团队。',
  team_newer_protocol: '团队的服务器需要更新版本的 Concord。请更新 Concord；在此之前您所做的都会保留。',
  team_newer_schema:
    '团队中有人使用更新版本的 Concord，其所做的内容此版本无法全部保存。请更新 Concord；在此之前您所做的都会保留，之后再发送。',
  team_other_log:
    '服务器上的团队日志到第 {{there}} 项改动为止，与本文件已接收到第 {{here}} 项改动的日志并非同一份，例如服务器是从备份恢复的。未收发任何内容。请告知团队所有者，由其在“团队”中（或用 concord team move STUDY URL）让日志重新开始。',
  team_other_person: '此登录名在团队中属于{{name}}，而此文件属于另一人。请以使用此文件者的身份登录。',
  team_other_acts: '在团队中您只能以自己的身份工作：“{{name}}”是他人的编码者。未作任何改动。',
  team_parcel_not_as_said: '{{name}}的工作与其所称不符，未予接收；请告知团队的所有者。您自己的工作照常进行。',
  team_parcel_refused:
    '{{name}}的工作（第 {{number}} 号）与研究不符，未予接收，其后的内容也不再接收。请告知团队的所有者。您自己的工作照常进行。',
  team_parcel_unreadable: '无法读取。',
  team_act_too_large:
    '您所作的一项改动（例如一次大型导入）超出团队日志一次所能容纳的大小（{{megabytes}} MB）。它以及您此后所做的都留在此文件中，未予发送；他人所做的仍会收到。请保留此文件，以新文件重新加入团队，并在其中分批导入。',
  act_too_long:
    '这次操作涉及的改动超出历史记录一项改动所能保存的大小（约 500 MB）。未作任何改动。请分步进行，例如每次只导入一部分文件。',
  team_act_refused:
    '这将成为一项 {{megabytes, number}} MB 的改动，而团队日志一次只接收 {{most, number}} MB。未作任何改动。请分步进行，例如每次只导入一部分文件。',
  team_parcel_does_not_fit: '与研究现有的内容不符。',
  team_parcel_format: '其格式为 {{format}}，由更新版本的 Concord 写成。请更新 Concord。',
  team_parcel_encrypted: '内容已加密，此版本的 Concord 无法读取。请更新 Concord。',
  team_chain_broken: '有人改动了团队的日志。不再接收任何内容；请告知团队的所有者。您自己的工作照常进行。',
  team_log_changed:
    '本文件接收之后，{{name}}的工作（第 {{number}} 号）在团队日志所在处被人改动。本文件未受影响，但尚未接收该部分的人会停在此处。请告知团队所有者，由其在“团队”中（或用 concord team move STUDY URL）以已有该部分的文件让日志重新开始；日志在文件夹中时，则将团队迁移到一个新的空文件夹。',
  team_log_lacks:
    '本文件已接收的第 {{number}} 项改动已不在团队日志中。本文件未受影响，但尚未接收它的人会停在此处。请告知团队所有者，由其在“团队”中（或用 concord team move STUDY URL）以已有该部分的文件让日志重新开始。',
  team_original_lost:
    '您的工作涉及的一份原文件从未到达本文件，而团队日志重新开始时已不含它。此后的工作留在本机。请有此原文件的人重新导入一次，您的工作随后便会发送；多出的一份可再删除。',
  team_original_lost_titled:
    '《{{title}}》的原文件从未到达本文件，而团队日志重新开始时已不含它。您恢复这份材料以来的工作留在本机。请有此原文件的人重新导入一次，您的工作随后便会发送；多出的一份可再删除。',
  team_blob_damaged: '团队的一份文本或文件到达时已损坏，未予接收。请重试；若再次发生，请告知团队的所有者。',
  team_blob_damaged_titled:
    '《{{title}}》的文本或文件到达时已损坏，未予接收。请重试；若再次发生，请告知团队的所有者。',
  team_reader: '您在此团队中是读者，不能改动。请团队的所有者将您设为编码者。',
  team_member_stays:
    '“{{name}}”在此团队中使用自己的文件工作，因此既不能删除该编码者，也不能将其并入他人。未作任何改动。若要结束其参与，请将其移出团队；其工作保留。',
  team_coder_bound:
    '在此团队中，“{{name}}”已是登录名 {{login}} 的编码者。未作任何改动。请在邀请时不指定编码者，或指定属于此人的编码者。',
  team_login_bound:
    '登录名 {{login}} 在此团队中是“{{name}}”，且已加入，因此不能改为另一编码者。未作任何改动。请合并这两位编码者，或为此人另建登录名。',
  team_owner_alone: '只有团队的所有者可以更改此项。未作任何改动。',
  team_keeps_codebook:
    '在此团队中，只有所有者可以更改代码。未作任何改动。可将建议写成备忘录，或与所有者商量。',
  team_keeps_sources: '在此团队中，只有所有者可以导入和更改材料。未作任何改动。请与团队的所有者联系。',
  team_held_no_place:
    '即便如此也无处安放：某处编码将不再对应任何文字，或其所指已不存在。请先修改文本或编码，或采用他人的工作。',
  team_decided_gone:
    '所涉内容此后又有改动，或已不存在。未作任何改动。请标为已看，如仍需要，请直接修改该内容。',
  team_no_such_held: '此项不在等待决定之列，或先前已作决定。请重新打开列表。',
  team_url:
    '“{{url}}”不是数据库地址。请写成 postgres://LOGIN@HOST/DATABASE；若用本机套接字，请写成 postgres://LOGIN@/DATABASE?host=/FOLDER。',
  team_url_password:
    '地址中含有密码，而本机的其他用户可以看到命令的参数。请去掉密码：Concord 会询问，也可从 PGPASSFILE 所指的文件或 --password-fd 读取。',
  team_url_option:
    '地址中的选项“{{name}}”无法识别。可用的选项有 host、port、sslrootcert、fingerprint 和 ssh。',
  team_fingerprint: '“{{name}}”不是证书指纹。证书指纹是证书的 SHA-256，共 64 位十六进制数字，其间可有冒号。',
  no_invitation: '这段文字中没有邀请。邀请是以“concord-invitation-1:”开头的一长串字符，请完整复制。',
  broken_invitation: '邀请不完整，可能在传送途中被截断。请重新完整复制，或请对方另发一份。',
  has_team: '本研究已属于一个团队。请先退出该团队。',
  team_login_long:
    '“{{login}}”长 {{bytes}} 字节，而 PostgreSQL 的名称超过 {{most}} 字节即被截断，会成为另一个登录名。未作任何改动。请向管理员要一个较短的登录名。',
  team_given_name: '“{{name}}”不是人的姓名。团队中以姓名区分各人，请给出此人的姓名。',
  team_name_needed: '团队中的其他人需要知道您的姓名，但未给出。未建立任何文件，请给出姓名。',
  team_name_taken:
    '本研究中已有编码者“{{name}}”，未建立任何文件。请改用其他姓名；若此人就是您，请所有者以该编码者的身份邀请您。',
  team_no_base: '“{{name}}”尚未完整送到服务器，目前无法加入。请所有者打开该研究，直到送达为止。',
  team_newer: '“{{name}}”由较新版本的 Concord 建立。请先更新本机的 Concord，再加入。',
  team_base_damaged: '“{{name}}”在传送中受损，未予保留。请重新加入；若仍失败，请所有者另发一份。',
  team_owner_opens: '只有团队所有者可以开始盲编轮次。未作任何改动。请所有者来开始。',
  team_round_not_member:
    '“{{name}}”不能参与该轮：服务器上没有以此编码者身份编码的成员，或其已退出。未作任何改动。请先邀请此人，或另选他人。',
  team_owner_codes:
    '{{name}} 是团队所有者，又参与该轮编码，因此不能查看他人的编码。未作任何改动。开始时请不要选择允许所有者查看。',
  team_base_in_round:
    '本文件存有盲编轮次的封存内容，发送整个研究会使他人看到。未发送任何内容。请先解封该轮并收发一次，或由其他所有者发送。',
  team_round_begun: '服务器上已有轮次“{{round}}”，但参与者或规则不同。请按原样再次开始，或改用其他名称。',
  team_round_of_pass:
    '复编码不能与团队成员的编码同在一轮：它只在 Concord 的窗口中隐藏。未作任何改动。请分别开始轮次。',
  team_round_codes:
    '团队的盲编轮次不能共享新代码：代码名称会透露封存的内容。未作任何改动。请选择锁定代码，或让新代码各自封存。',
  team_round_own_codes:
    '在此团队中，只有所有者可以更改代码，因此编码者在该轮中无法建立自己的代码。未作任何改动。请选择锁定代码，或先允许所有编码者更改代码。',
  team_round_elsewhere: '该轮由团队服务器隔开，而本文件不属于任何团队。未作任何改动。请在团队的文件中解封。',
  no_such_round: '没有名为“{{round}}”的盲编轮次。',
  team_publishing_waits: '他人正在大量发送，轮次“{{round}}”尚未全部公开。其余部分会在下次收发时公开。',
  team_lanes_left:
    '{{names}} 曾在尚未解封的盲编轮次中编码，后已退出团队：其封存的内容只在原服务器上，迁移后会留在那里。未作迁移。请先解封该轮次，或用 `--restart` 迁移而不带走这些内容。',
  team_round_not_come_one:
    '{{names}} 可能在盲编轮次“{{round}}”中编过码，但其文件尚未来到团队的新位置：只在该文件中的编码要到解封之后才会到达，并记为迟到。未作解封。请等 {{names}} 到达后再解封；若文件已遗失，请在“团队”中将其停用；也可加上 `--anyway` 仍然解封。',
  team_round_not_come_other:
    '{{names}} 可能在盲编轮次“{{round}}”中编过码，但他们的文件尚未来到团队的新位置：只在这些文件中的编码要到解封之后才会到达，并记为迟到。未作解封。请等他们到达后再解封；若文件已遗失，请在“团队”中将其停用；也可加上 `--anyway` 仍然解封。',
  team_round_awaited:
    '盲编轮次“{{round}}”已解封，但其中的编码尚未全部到达，现在迁移就会漏计其余部分。未作迁移。请等参与者的文件都收发之后再迁移；如有文件不会再来，请在“团队”中将其停用。',
  team_round_stands:
    '盲编轮次“{{round}}”尚未解封，其中隐藏的内容会到达所有人的文件。未发送任何内容。请先解封该轮次。',
  team_cuts_own: '该文件未作改动：您只能停用自己的文件，他人的文件由团队所有者停用。请联系所有者。',
  team_cuts_itself:
    '那就是本文件，停用后它再也不能发送。未作任何改动。如不再使用，请退出团队；如作为丢失的文件停用，请在另一文件中操作。',
  original_coming:
    '这份原文件仍在从团队传来，尚未到达本文件。待页脚不再显示有原文件待收后重试，或运行 `concord team sync`。',
  original_never:
    '本文件退出团队时（或由团队中的文件复制、恢复而来时），这份原文件尚未到达。文本及全部工作都在这里。请向成员索取原文件，或在仍属团队的文件中打开。',
  originals_coming_one:
    '还有 {{count, number}} 份原文件（{{megabytes, number}} MB）正在从团队传来，导出的内容会缺少它们。未导出任何内容。请在“团队”中取回，或运行 `concord team sync`，然后重试。如果您已被移出团队，或本文件已被停用，它们不会再到达：退出团队后，可以导出不含它们的 .qdpx 文件。',
  originals_coming_other:
    '还有 {{count, number}} 份原文件（{{megabytes, number}} MB）正在从团队传来，导出的内容会缺少它们。未导出任何内容。请在“团队”中取回，或运行 `concord team sync`，然后重试。如果您已被移出团队，或本文件已被停用，它们不会再到达：退出团队后，可以导出不含它们的 .qdpx 文件。',
  originals_never_one:
    '本文件退出团队（或由团队中的文件复制而来）时，还有 {{count, number}} 份原文件（{{megabytes, number}} MB）没有到达，导出的内容会缺少它们。未导出任何内容。请用新文件重新加入团队，或请其他成员导出。',
  originals_never_other:
    '本文件退出团队（或由团队中的文件复制而来）时，还有 {{count, number}} 份原文件（{{megabytes, number}} MB）没有到达，导出的内容会缺少它们。未导出任何内容。请用新文件重新加入团队，或请其他成员导出。',
  originals_elsewhere:
    '本研究有些原文件仍在传来，新的地方也没有。未作迁移。请先在“团队”中取回，或运行 `concord team sync`，然后迁移；如果原来的地方已不存在，请由拥有这些原文件的所有者从其文件迁移。',
  team_leave_originals_one:
    '还有 {{count, number}} 份原文件（{{megabytes, number}} MB）正在从团队传来，退出后不会再到达。本文件仍属于团队。请在“团队”中取回，或运行 `concord team sync`，然后退出。',
  team_leave_originals_other:
    '还有 {{count, number}} 份原文件（{{megabytes, number}} MB）正在从团队传来，退出后不会再到达。本文件仍属于团队。请在“团队”中取回，或运行 `concord team sync`，然后退出。',
  team_leave_offline_zero:
    '无法连接 {{place}}，不能告知团队。改动已全部送出，本文件仍属于团队。请联网后再试。',
  team_leave_offline_one:
    '无法连接 {{place}}，本文件还有 {{count}} 项改动尚未送到，仍属于团队。请联网后再试。',
  team_leave_offline_other:
    '无法连接 {{place}}，本文件还有 {{count}} 项改动尚未送到，仍属于团队。请联网后再试。',
};
