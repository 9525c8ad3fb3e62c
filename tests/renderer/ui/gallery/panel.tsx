import { useState } from 'react';
import { Card } from '#renderer/ui/card.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { Pane } from '#renderer/ui/panes/pane.ts';
import { SplitPanes } from '#renderer/ui/panes/split-panes.tsx';
import { Quote } from '#renderer/ui/quote.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';

export function Panel() {
  const [left, setLeft] = useState<Pane>({ size: 262, collapsed: false });
  const [right, setRight] = useState<Pane>({ size: 312, collapsed: false });
  return (
    <div style={{ display: 'flex', height: '100%' }}>
      <SplitPanes
        left={{
          label: 'Navigator',
          pane: left,
          onChange: setLeft,
          min: 200,
          max: 480,
          content: <p>Sources</p>,
        }}
        right={{
          label: 'Inspector',
          pane: right,
          onChange: setRight,
          min: 260,
          max: 560,
          content: (
            <div style={{ padding: 14, display: 'grid', gap: 12 }}>
              <Card>
                <CodeSwatch colour={0}>
                  <strong>connector › government ↔ firms</strong>
                </CodeSwatch>
                <p style={{ color: 'var(--ink-second)' }}>
                  Use when the association carries policy to firms.
                </p>
                <Quote colour={0} origin="Paraphrase · Wei, 14 March 2026">
                  “Describes the association as a channel …”
                </Quote>
              </Card>
              <SectionHeading>Examples of this code</SectionHeading>
              <Card>
                <Quote colour={0} origin="N6 · December 2024" lang="zh">
                  平台上报的案例，部里很快就能看到……
                </Quote>
              </Card>
            </div>
          ),
        }}
      >
        <p style={{ padding: 24 }}>The work</p>
      </SplitPanes>
    </div>
  );
}
