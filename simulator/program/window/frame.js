// Runs in the sandboxed frame (no origin, no network): starts workers from the parts that the page sends, and ends them.
(() => {
  const workers = new Map();
  let parts = null;
  let script = '';
  const url = (text) => `data:text/javascript;base64,${text}`;
  addEventListener('message', ({ data, ports: [port], source }) => {
    if (source !== parent) return;
    if (data.kind === 'parts') {
      const { worker, module, ...bytes } = data.parts;
      script = url(worker);
      parts = { ...bytes, module: url(module) };
    } else if (data.kind === 'start') {
      const worker = new Worker(script, { type: 'module' });
      workers.set(data.id, worker);
      worker.addEventListener('error', (event) =>
        parent.postMessage({ kind: 'broken', id: data.id, message: event.message || 'no script' }, '*'),
      );
      worker.postMessage({ parts, port }, [port]);
    } else if (data.kind === 'kill') {
      workers.get(data.id)?.terminate();
      workers.delete(data.id);
    }
  });
  parent.postMessage({ kind: 'frame' }, '*');
})();
