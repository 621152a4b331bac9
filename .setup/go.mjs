// What `npm start`, `npm test`, `npm run bench` and `npm run treeline` begin with. Runs on whatever Node the machine has, so
// this file asks for nothing newer than dynamic import; the rest is loaded once the version is known to do.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    'Treeline needs Node.js 20 or newer, and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and try again.\n',
  );
  process.exitCode = 1;
} else {
  void import('./bootstrap/main.mjs').then((bootstrap) => bootstrap.main(process.argv[2], process.argv.slice(3)));
}
