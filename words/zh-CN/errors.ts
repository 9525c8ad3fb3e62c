import type { errors as English } from '../en/errors.ts';

export const errors: typeof English = {
  internal: 'Concord 内部出错（{{method}}）。没有任何改动。详情见日志。',
  unknown_method: '没有名为“{{method}}”的方法。`concord methods` 会列出全部方法。',
  invalid_input: '{{method}} 的输入不合要求：{{what}}。',
  cancelled: '已取消，没有留下任何未完成的内容。',
};
