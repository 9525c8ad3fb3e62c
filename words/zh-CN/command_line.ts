import type { command_line as English } from '../en/command_line.ts';

export const command_line: typeof English = {
  concord: '质性编码工作台：文献与访谈是否一致？',
  coder: '编码者 1',
  new: '新建项目',
  new_sample: '创建示例研究',
  new_coder: '主编码者的姓名',
  check: '检查项目是否完整：文件、各行之间的关联、每条编码所在的文字',
  checked:
    '没有发现问题。材料 {{sources}} 个，编码 {{codings}} 条，代码 {{codes}} 个，受访者 {{respondents}} 位，改动 {{changes}} 次。',
  serve: '在浏览器中打开 Concord（仅限本机）',
  serve_port: '监听的端口；不指定则任选空闲端口',
  serve_no_open: '只显示地址',
  served: 'Concord 已在 {{address}} 打开\n该地址仅可使用一次，且仅限本机。按 Ctrl-C 停止。',
  call: '对项目调用任一方法，并以 JSON 输出结果',
  call_json: '以 JSON 写成的输入',
  call_as: '操作的编码者（姓名）；不指定则为主编码者',
  methods: '列出全部方法，或某一方法的输入',
  check_file: '文件已损坏：{{what}}',
  check_links: '表 {{table}} 中有 {{count}} 行指向不存在的内容。',
  check_quote: '“{{title}}”中有一条编码已不在其文字上（{{id}}）。',
  check_text: '“{{title}}”的文本缺失。',
};
