// Shows every control on a page of its own, for looking at and for tests that press keys. The part of the address
// behind # names the page, and each new address opens a page afresh; the line at the foot says what happened last.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import type { ComponentType } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { createRoot, type Root } from 'react-dom/client';
import { toast } from 'sonner';
import { useAppearance } from '#renderer/app/frame/appearance.ts';
import { ConfirmDialog } from '#renderer/ui/confirm.tsx';
import { Toaster } from '#renderer/ui/toast.tsx';
import { workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';
import { Controls } from './controls.tsx';
import { Floating } from './floating.tsx';
import { Lists } from './lists.tsx';
import { Ordered } from './ordered.tsx';
import { Panel } from './panel.tsx';
import { Tables } from './tables.tsx';
import { Trees } from './trees.tsx';

const pages: Readonly<Record<string, ComponentType>> = {
  controls: Controls,
  floating: Floating,
  lists: Lists,
  ordered: Ordered,
  panel: Panel,
  tables: Tables,
  trees: Trees,
};

/** Pages that begin with a PageHeader. */
const withOwnHeading = ['controls', 'tables'];

function Gallery({ name }: { readonly name: string }) {
  useAppearance();
  const Page = pages[name] ?? Controls;
  return (
    <>
      {!withOwnHeading.includes(name) && (
        <VisuallyHidden elementType="header">
          <h1>{name}</h1>
        </VisuallyHidden>
      )}
      <Page />
      <Toaster />
      <ConfirmDialog />
    </>
  );
}

/** Opens the page that the address names in place of the one before, of which nothing stays. */
function open(place: HTMLElement, before: Root | null): void {
  before?.unmount();
  toast.dismiss();
  const address = location.hash.slice(1);
  const [name = 'controls', theme = 'light', language = 'en'] = address.split('/');
  workspaceStore.setState({
    theme: theme as WorkspaceState['theme'],
    language: language as WorkspaceState['language'],
  });
  const root = createRoot(place);
  root.render(<Gallery name={name} />);
  place.dataset['address'] = address;
  window.addEventListener('hashchange', () => open(place, root), { once: true });
}

const place = document.getElementById('page');
if (place) open(place, null);
