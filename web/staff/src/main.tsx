import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { hearInstallOffers } from './offline/install.ts';
import { keepDesk } from './offline/worker.ts';
import './style.css';

hearInstallOffers();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
keepDesk();
