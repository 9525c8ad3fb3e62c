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
};
