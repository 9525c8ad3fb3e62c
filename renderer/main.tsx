// Entry of the page: loads fonts and tokens, and renders the window.
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

const place = document.getElementById('page');
if (place) {
  // Connects first: the program looks up the open project while the window draws.
  const connection = start();
  // Registered before rendering, so that a text is requested before its screen is drawn.
  askTextsAhead();
  createRoot(place).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  );
}
