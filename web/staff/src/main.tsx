import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepDesk, takeNewVersion } from './offline/worker.ts';
import './style.css';

async function start(): Promise<void> {
  if (await takeNewVersion()) return;
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App />);
  keepDesk();
}

start();
