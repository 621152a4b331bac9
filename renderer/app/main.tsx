import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { queryClient } from '../rpc/query-client.ts';
import './base.css';
import { Shell } from './shell.tsx';
import './tokens.css';

// zod probes `new Function` otherwise, which the page's policy forbids and reports.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new TypeError('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
);
