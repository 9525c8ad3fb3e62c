// The window: loads fonts and tokens, connects to the program and draws.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { start } from './api.ts';
import { App } from './app/frame/app.tsx';
import { askTextsAhead } from './features/reader/text-ahead.ts';
import type { AskedAhead } from './transport/ahead.ts';

/** Draws the window with the study that was asked for while it was loaded. */
export function show(asked: Promise<AskedAhead>): void {
  const place = document.getElementById('page');
  if (!place) return;
  // Connects first: records that are still under way arrive while the window draws.
  const connection = start(asked);
  // Registered before rendering, so that a text is requested before its screen is drawn.
  askTextsAhead();
  createRoot(place).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  );
}
