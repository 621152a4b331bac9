import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { client } from '../../rpc/client.ts';

/** JSON, checked as one types; its mode and its worker load with the first such file. The files of a runtime have schemas. */
void client.runtimes
  .schemas()
  .then(({ manifest, test }) =>
    jsonDefaults.setDiagnosticsOptions({
      validate: true,
      allowComments: false,
      schemaValidation: 'error',
      schemas: [
        { uri: 'treeline://schemas/runtime.json', fileMatch: ['**/runtime.json'], schema: manifest },
        { uri: 'treeline://schemas/test.json', fileMatch: ['**/tests/*/test.json'], schema: test },
      ],
    }),
  )
  // Without them there is no help with such files, and all else.
  .catch(() => {});
