import { Navigator } from '#renderer/features/navigator/navigator.tsx';
import { useHeldList } from './held-list.ts';
import { PassagePanel } from './passage-panel.tsx';

/** The left column of the reader: the list that the open passage came from, else the sources and codes. */
export function BesideText() {
  const list = useHeldList();
  return list ? <PassagePanel list={list} /> : <Navigator />;
}
