// The page's beginning: fonts, tokens, and the one component that is the window.
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
  // The program looks up what is open while the window draws itself.
  const connection = start();
  // Told of where one goes before whatever is drawn of it.
  askTextsAhead();
  createRoot(place).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  );
}
