import { isContractProcedure } from '@orpc/contract';
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../contract/contract.ts';
import { version } from '../version.ts';

/** The OpenAPI document of the HTTP API, made from the contract. */
export function openApiDocument(address: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({
    schemaConverters: [
      new ZodToJsonSchemaConverter({
        interceptors: [
          (call) => {
            // The contract's only custom schema is a Blob: the whole body where it is the whole answer, base64 inside one.
            if (call.schema._zod.def.type !== 'custom') return call.next();
            return [
              true,
              wholeOutputs.has(call.schema)
                ? { type: 'string', contentMediaType: 'application/octet-stream' }
                : { type: 'string', contentEncoding: 'base64' },
            ];
          },
        ],
      }),
    ],
  });
  return generator.generate(contract, {
    info: { title: 'Treeline', version, description: 'Run programs in reproducible environments, and light programs on a tree of LEDs.' },
    servers: [{ url: `${address}/api` }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  });
}

const wholeOutputs = new Set<unknown>(
  Object.values(contract)
    .flatMap((room) => Object.values(room))
    .map((procedure) => (isContractProcedure(procedure) ? procedure['~orpc'].outputSchema : undefined)),
);
