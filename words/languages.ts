// The languages of Concord, one folder each. To add a language, add its line here.
export { en } from './en/index.ts';
export { zhCN as 'zh-CN' } from './zh-CN/index.ts';
