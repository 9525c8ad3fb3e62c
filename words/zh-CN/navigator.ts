import type { navigator as English } from '../en/navigator.ts';

export const navigator: typeof English = {
  codes: '代码',
  filter_codes: '筛选代码',
  sources_or_places: '材料或最近位置',
  places: '最近位置',
  no_places: '到过的位置会列在这里。',
  no_codes: '还没有代码。',
};
