export const salvage = {
  title_damaged: '“{{name}}”已损坏',
  offer_damaged:
    '该文件无法打开，未作任何改动。抢救会读取其中尚存的内容，用它的快照补足缺失，并将能够证实与您留下时一致的内容写入新项目；完成后会列出未能保全的内容。',
  offer_open:
    '抢救会读取文件中尚存的内容，用它的快照补足缺失，并将能够证实与您留下时一致的内容写入新项目；完成后会列出未能保全的内容。损坏的文件保持原样。',
  button: '抢救……',
  begin: '抢救',
  title_open: '抢救“{{name}}”',
  file_name: '新文件名',
  suggested: '{{name}} 抢救',
  running: '正在抢救“{{name}}”……',
  done_title: '抢救结果',
  open_new: '打开新项目',
  missing: '缺失的内容',
  notice_one: '此项目于 {{at}} 从损坏的文件中抢救而来，有 {{count, number}} 项内容未能保全。',
  notice_other: '此项目于 {{at}} 从损坏的文件中抢救而来，有 {{count, number}} 项内容未能保全。',
  notice_show: '缺失的内容……',
  blob_one: '{{count, number}} 份文本或文件（按材料列出）',
  blob_other: '{{count, number}} 份文本或文件（按材料列出）',
  change_one: '{{count, number}} 项历史操作',
  change_other: '{{count, number}} 项历史操作',
  row_one: '表 {{table}} 中 {{count, number}} 行',
  row_other: '表 {{table}} 中 {{count, number}} 行',
  whole: '“{{name}}”含有项目的全部内容，共 {{found, number}} 行。',
  but_for: '除以下 {{count, number}} 项外，“{{name}}”含有项目的全部内容，共 {{found, number}} 行。',
  cut_off:
    '文件的末尾已丢失，用来证实各页的校验和也随之丢失。“{{name}}”包含能够由操作历史、文本的哈希名或快照证实的 {{found, number}} 行。已知缺失 {{count, number}} 项，应当还有其他缺失。',
  fresh: '项目的名称、说明和设置未能证实：这是一个新项目，以文件名命名。',
  fresh_texts_one:
    '有 {{count, number}} 份文本得到证实，但标题和编码未能证实。它已作为文档放入新项目，以首行为标题。',
  fresh_texts_other:
    '有 {{count, number}} 份文本得到证实，但标题和编码未能证实。它们已作为文档放入新项目，以各自的首行为标题。',
  proven: '“{{name}}”包含能够证实的 {{found, number}} 行。已知缺失 {{count, number}} 项，可能还有其他缺失。',
};
