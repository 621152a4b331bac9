import './tokens.css';
import './base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { queryClient } from '../rpc/query-client.ts';
import { Shell } from './shell.tsx';
import { start } from './start.ts';

// zod probes `new Function` otherwise, which the page's policy forbids and reports.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new TypeError('the page has no #root');
void start();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
);
