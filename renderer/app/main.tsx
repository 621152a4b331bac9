import './tokens.css';
import './base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { sceneCode } from '../features/tree/use-scene.ts';
import { queryClient } from '../rpc/query-client.ts';
import { Shell } from './shell.tsx';
import { start } from './start.ts';

// zod probes `new Function` otherwise, which the page's policy forbids and reports.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new TypeError('the page has no #root');
const render = (): void =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Shell />
      </QueryClientProvider>
    </StrictMode>,
  );
void start();
// With the tree in its first picture: a scene that is made while that one is painted in software waits for it, half a second.
void sceneCode.then(render, render);
