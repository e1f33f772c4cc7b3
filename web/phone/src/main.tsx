import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root !== null) render(<App />, root);

// The page opens without a line once it was open with one. Over plain http there is no such thing, and it works with a line.
if ('serviceWorker' in navigator)
  navigator.serviceWorker.register('/phone-sw.js', { scope: '/f' }).catch(() => undefined);
