import { PaneHeader } from '#renderer/features/reader/pane-header.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import type { CodeRecord } from '#core/records.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { chooseRows } from '#renderer/common/passages/chosen-rows.ts';
import type { HeldList } from '#renderer/common/passages/held-list.ts';
import { withoutFilters } from '#renderer/features/passages/passage-filter.ts';
import { ListBeside } from '#renderer/features/passages/passage-panel.tsx';
import { idOf, placeOf } from '#renderer/common/passages/passage-row.ts';
import { usePassageFilter, usePassageRequest } from '#renderer/features/passages/use-passages.ts';

/**
 * The passages of a code on the right side of a text: all of them, regardless of the filters of the Passages screen.
 */
export function PassagesPane({ code }: { code: CodeRecord }) {
  const [own] = usePassageFilter();
  const filter = withoutFilters(own);
  const request = usePassageRequest(filter);
  const above = useProject((state) => state.codebook.byId.get(code.parentId ?? '')?.name);
  const list: HeldList = {
    request,
    cell: { codeId: code.id },
    words: '',
    sided: filter.sided,
    order: filter.order,
    column: '',
    from: 'passages',
  };
  return (
    <ListBeside
      at="right"
      list={list}
      onOpen={(row) => {
        chooseRows(list, new Set([idOf(row)]));
        openPlace(placeOf(row), 'left');
      }}
      head={({ steps, size }) => (
        <PaneHeader
          side="right"
          title={
            <CodeSwatch colour={code.colour}>
              {above === undefined ? code.name : `${above} › ${code.name}`}
            </CodeSwatch>
          }
          subtitle={size}
        >
          {steps}
        </PaneHeader>
      )}
    />
  );
}
