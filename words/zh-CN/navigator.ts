import type { navigator as English } from '../en/navigator.ts';

export const navigator: typeof English = {
  codes: '代码',
  no_codes: '还没有代码。',
};
