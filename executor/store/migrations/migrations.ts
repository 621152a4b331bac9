import { submissions } from './001-submissions.ts';

/** In order; the database's `user_version` is how many of them it has had. One that was released is never changed. */
export const MIGRATIONS: readonly string[] = [submissions];
