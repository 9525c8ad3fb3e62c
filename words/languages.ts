// The languages that Concord speaks, each a folder of its own: whoever adds one adds its line here.
export { en } from './en/index.ts';
export { zhCN as 'zh-CN' } from './zh-CN/index.ts';
