import { AfterTheText } from './after-the-text.tsx';
import { Navigator } from './navigator.tsx';
import { useHeldSearch } from '#renderer/common/search/held-search.ts';
import { HitsPanel } from '#renderer/features/search/hits-panel.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useHeldList } from '#renderer/common/passages/held-list.ts';
import { PassagePanel } from '#renderer/features/passages/passage-panel.tsx';

/** The left column of the reader: the list that the open place came from, else sources and codes. */
export function BesideText() {
  const search = useHeldSearch();
  const list = useHeldList();
  const exists = useProject((state) => list !== null && state.codebook.byId.has(list.cell.codeId));
  if (search) return <HitsPanel held={search} />;
  if (list && exists) return <PassagePanel list={list} />;
  return (
    <AfterTheText>
      <Navigator />
    </AfterTheText>
  );
}
