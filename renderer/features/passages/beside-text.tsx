import { Navigator } from '#renderer/features/navigator/navigator.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useHeldList } from './held-list.ts';
import { PassagePanel } from './passage-panel.tsx';

/** The left column of the reader: the list that the open passage came from, else the sources and codes. */
export function BesideText() {
  const list = useHeldList();
  const exists = useProject((state) => list !== null && state.codebook.byId.has(list.cell.codeId));
  return list && exists ? <PassagePanel list={list} /> : <Navigator />;
}
