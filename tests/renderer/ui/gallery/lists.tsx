import { useMemo, useState } from 'react';
import { Quote } from '#renderer/ui/quote.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { useLog } from './log.tsx';

interface Passage {
  id: string;
  source: string;
  text: string;
}

const passages: readonly Passage[] = Array.from({ length: 2000 }, (_, index) => ({
  id: `p${index}`,
  source: `N${Math.floor(index / 5) + 1}`,
  text:
    index % 3 === 0
      ? '平台上报的案例，部里很快就能看到，政策也就跟得上。'
      : `Passage ${index}: ${'describes the association as a channel; '.repeat((index % 4) + 1)}`,
}));

export function Lists() {
  const { say, line } = useLog();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const grouping = useMemo(() => ({ of: (passage: Passage) => passage.source }), []);
  return (
    <main style={{ display: 'flex', height: '100%' }}>
      <FileDrop
        label="Import these as sources"
        onFiles={(files) => say('files', files.map(({ path }) => path).join(','))}
        onError={(error) => say('error', error)}
      >
        <VirtualList
          label="Passages"
          items={passages}
          idOf={(passage) => passage.id}
          textOf={(passage) => passage.text}
          grouping={grouping}
          groupHeading={(source, members) => `Interview ${source} · ${members.length}`}
          render={(passage) => (
            <Quote colour={0} origin="March 2025 · paraphrase">
              {passage.text}
            </Quote>
          )}
          selected={selected}
          onSelectedChange={(ids) => {
            setSelected(ids);
            say('selected', [...ids].join(','));
          }}
          onOpen={(passage) => say('open', passage.id)}
          menu={(together) => [
            {
              entries: [
                {
                  id: 'merge',
                  label: 'Merge',
                  run: () => say('menu', together.map(({ id }) => id).join(',')),
                },
              ],
            },
          ]}
        />
        {line}
      </FileDrop>
    </main>
  );
}
