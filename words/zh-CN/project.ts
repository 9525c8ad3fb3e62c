import type { project as English } from '../en/project.ts';

export const project: typeof English = {
  title: '项目信息',
  action: '项目信息……',
  name: '名称',
  description: '简介',
  description_help: '研究的内容。写入复现资料包和供其他程序使用的文件。',
  notice: '声明',
  notice_help: '显示在各界面上方，并写入每份导出文件，例如“保密：请勿外传”。留空则不显示。',
  save: '保存',
  saved: '已修改项目信息',
  size: '项目大小',
  size_action: '项目大小……',
  size_what: '占用空间的内容',
  size_bytes: '大小',
  size_originals: '原始文件及其版面',
  size_texts: '文本',
  size_history: '历史记录及可撤销回去的早期文本',
  size_rest: '编码、备忘录、搜索索引及其他',
  size_free: '空闲空间',
  size_file: '整个文件',
  size_note:
    '五分钟内键入的内容按每次保存分别保留；此后，连续键入的内容合并为一条历史记录，每条最长一小时；一个月之后，同一文本一天之内键入的内容合并为一条。',
  make_smaller: '缩减文件',
  make_smaller_why:
    '项目增长时会重新使用空闲空间。缩减文件会将其归还磁盘：其间无法保存，且下一个快照会重新存储整个文件，最多 {{size}}。',
  making_smaller: '正在缩减文件',
  made_smaller: '文件原为 {{before}}，现为 {{after}}。',
  made_smaller_later: '待本程序或其他程序中仍在读取该项目的操作结束后，文件将为 {{after}}；原为 {{before}}。',
};
